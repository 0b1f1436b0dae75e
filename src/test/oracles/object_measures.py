"""Writes src/test/resources/morula/measure/object_measures.json.

skimage.measure.regionprops and perimeter_crofton with four directions. Made with
scikit-image 0.26.0, scipy 1.17.1, numpy 2.4.6.
"""
import json
import pathlib

import numpy as np
from scipy import ndimage
from skimage import measure

rng = np.random.default_rng(22)
noise = ndimage.gaussian_filter(rng.normal(size=(40, 50)), 2.5)
labels, _ = ndimage.label(np.abs(noise) > 0.07)
labels[labels == 3] = 0  # a label that is not there
image = rng.integers(0, 60000, size=labels.shape)
objects = []
for region in measure.regionprops(labels, image):
    y0, x0, y1, x1 = region.bbox
    padded = np.pad(labels == region.label, 1)
    objects.append(
        {
            "label": int(region.label),
            "area": int(region.area),
            "x": float(region.centroid[1]),
            "y": float(region.centroid[0]),
            "box": [x0, y0, x1 - x0, y1 - y0],
            "perimeter": float(measure.perimeter_crofton(padded, directions=4)),
            "mean": float(region.intensity_mean),
            "min": float(region.intensity_min),
            "max": float(region.intensity_max),
        }
    )
target = pathlib.Path(__file__).parents[1] / "resources/morula/measure/object_measures.json"
target.write_text(
    json.dumps(
        {
            "width": labels.shape[1],
            "labels": labels.ravel().tolist(),
            "image": image.ravel().tolist(),
            "objects": objects,
        }
    )
    + "\n"
)
print(len(objects))
