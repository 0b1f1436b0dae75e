"""Writes src/test/resources/morula/instances/watershed.json.

Maxima of a given dynamics (skimage.morphology.h_maxima) and their basins
(skimage.segmentation.watershed) over 4 neighbours, on reliefs without equal levels, so that no tie
has to be broken. Made with scikit-image 0.26.0, scipy 1.17.1, numpy 2.4.6.
"""
import json
import pathlib

import numpy as np
from scipy import ndimage
from skimage import morphology, segmentation

rng = np.random.default_rng(21)
four = ndimage.generate_binary_structure(2, 1)
cases = []
for height, width, sigma, dynamics in [(28, 30, 1.5, 60), (31, 29, 1, 150), (25, 36, 2, 20), (30, 30, 0, 400)]:
    noise = rng.normal(size=(height, width))
    noise = ndimage.gaussian_filter(noise, sigma) if sigma else noise
    level = np.argsort(np.argsort(noise.ravel())).reshape(noise.shape)
    mask = ndimage.gaussian_filter(rng.normal(size=noise.shape), 3) > -0.05
    components, _ = ndimage.label(mask)
    mask = components == np.argmax(np.bincount(components.ravel())[1:]) + 1
    mask[[0, -1]] = False
    mask[:, [0, -1]] = False
    components, _ = ndimage.label(mask)
    mask = components == np.argmax(np.bincount(components.ravel())[1:]) + 1
    maxima = morphology.h_maxima(np.where(mask, level + 1, 0), dynamics, footprint=four) > 0
    seeds = sorted(np.flatnonzero(maxima & mask).tolist(), key=lambda p: -level.ravel()[p])
    markers = np.zeros(level.shape, int)
    for k, p in enumerate(seeds):
        markers.ravel()[p] = k + 1
    basins = segmentation.watershed(-level, markers, connectivity=four, mask=mask)
    cases.append(
        {
            "width": width,
            "dynamics": dynamics,
            "level": np.where(mask, level, -1).ravel().tolist(),
            "seeds": seeds,
            "basins": basins.ravel().tolist(),
        }
    )

target = pathlib.Path(__file__).parents[1] / "resources/morula/instances/watershed.json"
target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
print([len(c["seeds"]) for c in cases], [sum(l >= 0 for l in c["level"]) for c in cases])
