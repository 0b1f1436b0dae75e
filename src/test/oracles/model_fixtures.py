"""Makes the fixtures of morula.model in src/test/resources/morula/model.

Run:  python src/test/oracles/model_fixtures.py src/test/resources/morula/model
Made with Python 3.11, NumPy 2.4.6, PyTorch 2.7.1.

tiny.pt          a TorchScript archive: convolution 3x3 of 1 channel into 2, then sigmoid
tiny_input.npy   raw pixels, float32, shape 1, 1, 24, 32
tiny_output.npy  what tiny.pt makes of them after bioimage.io's scale_range of percentiles 1 to 99.8
state_dict.pt    the same weights without the program
npy/TYPE.npy     the same six numbers, shape 2, 3, in each element type that is read
npy/fortran.npy  shape 2, 3 in Fortran order
"""

import io
import sys
import zipfile
from pathlib import Path

import numpy as np
import torch

out = Path(sys.argv[1])
(out / "npy").mkdir(parents=True, exist_ok=True)
torch.manual_seed(1)
random = np.random.default_rng(1)


class Tiny(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(1, 2, 3, padding=1)

    def forward(self, x):
        return torch.sigmoid(self.conv(x))


net = Tiny().eval()
archive = io.BytesIO()
torch.jit.save(torch.jit.script(net), archive)
with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(out / "tiny.pt", "w") as lean:
    for name in whole.namelist():
        if not name.endswith(".debug_pkl"):  # names the folders of the machine it was made on
            lean.writestr(zipfile.ZipInfo(name), whole.read(name))
torch.jit.load(out / "tiny.pt")
torch.save(net.state_dict(), out / "state_dict.pt")

raw = random.poisson(300, (1, 1, 24, 32)).astype(np.float32)
low, high = np.percentile(raw, [1, 99.8])
scaled = (raw - low) / (high - low + 1e-6)
np.save(out / "tiny_input.npy", raw)
with torch.no_grad():
    np.save(out / "tiny_output.npy", net(torch.from_numpy(scaled.astype(np.float32))).numpy())

for name in "b1 u1 i1 u2 i2 u4 i4 u8 i8 f4 f8".split():
    np.save(out / "npy" / f"{name}.npy", np.array([[0, 1, 2], [3, 100, 7]]).astype(name))
np.save(out / "npy" / "big_endian.npy", np.array([[0, 1, 2], [3, 100, 7]], ">i2"))
np.save(out / "npy" / "fortran.npy", np.asfortranarray(np.arange(6.0).reshape(2, 3)))
