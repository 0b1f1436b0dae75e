"""Sums of planes as tifffile and numpy read them; the numbers in FormatsTest.planes.

Made with Python 3.11, tifffile 2026.3.3, numpy 2.4.6: python formats.py ../../../../shared/data/formats
"""
import sys
from pathlib import Path

import numpy as np
import tifffile

formats = Path(sys.argv[1])


def checksum(plane):
    """Weighs by the position, so that a transposed or mirrored plane is noticed."""
    y, x = np.indices(plane.shape)
    return int((plane.astype(np.int64) * (1 + x % 7 + 3 * (y % 5))).sum())


def tiff(name, planes):
    with tifffile.TiffFile(formats / name) as file:
        data, axes = file.series[0].asarray(), file.series[0].axes
    for c, z, t in planes:
        index = tuple({"C": c, "Z": z, "T": t}[a] for a in axes if a not in "YX")
        print(f'"{name}, {c}, {z}, {t}, {checksum(data[index])}",')


tiff("calibrated/xyzc_8bit_spheres.tif", [(0, 2, 0), (1, 7, 0), (0, 9, 0)])
tiff("calibrated/xyc_16bit__nuclei_golgi.tif", [(0, 0, 0), (1, 0, 0)])
tiff("calibrated/xyt_8bit_polyp.tif", [(0, 0, 0), (0, 0, 2)])
tiff("calibrated/xyz_8bit__nucleus.tif", [(0, 3, 0)])
tiff("z13_c2_16bit.tif", [(0, 5, 0), (1, 12, 0)])

raw = (formats / "toxo.dv").read_bytes()
nx, ny, n = np.frombuffer(raw[:12], "<i4")
extended = np.frombuffer(raw[92:96], "<i4")[0]
order = np.frombuffer(raw[182:184], "<i2")[0]  # 0: z, t, wavelength
assert order == 0, order
dv = np.frombuffer(raw[1024 + extended :], "<u2")[: nx * ny * n].reshape(2, 17, ny, nx)[:, :, ::-1]
for c, z in [(0, 0), (0, 16), (1, 8)]:
    print(f'"toxo.dv, {c}, {z}, 0, {checksum(dv[c, z])}",')
