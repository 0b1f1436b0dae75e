"""Writes src/test/resources/morula/instances/distance_transform.json.

Euclidean distance of each labelled pixel to the nearest pixel of another label, by
scipy.ndimage.distance_transform_edt on each label alone. Made with scipy 1.17.1, numpy 2.4.6.
"""
import json
import pathlib

import numpy as np
from scipy import ndimage

rng = np.random.default_rng(20)
cases = []
# shapes are [Z,] Y, X; spacings too
for shape, spacing, sigma, levels in [
    ((1, 12), (1, 1), 1, 3),
    ((12, 1), (1, 1), 1, 3),
    ((17, 23), (1, 1), 1.5, 4),
    ((31, 19), (1, 1), 2.5, 3),
    ((16, 16), (0.5, 0.2), 2, 3),
    ((7, 12, 9), (1, 1, 1), 1.2, 3),
    ((6, 11, 13), (3, 0.7, 0.4), 1.5, 3),
]:
    noise = ndimage.gaussian_filter(rng.normal(size=shape), sigma)
    edges = np.quantile(noise, np.linspace(0, 1, levels + 1)[1:-1])
    labels = np.digitize(noise, edges)
    distance = np.zeros(shape)
    for label in range(1, labels.max() + 1):
        distance += ndimage.distance_transform_edt(labels == label, sampling=spacing)
    cases.append(
        {
            "size": list(shape[::-1]),
            "spacing": list(spacing[::-1]),
            "labels": labels.ravel().tolist(),
            "distance": [round(float(d), 6) for d in distance.ravel()],
        }
    )

target = pathlib.Path(__file__).parents[1] / "resources/morula/instances/distance_transform.json"
target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
