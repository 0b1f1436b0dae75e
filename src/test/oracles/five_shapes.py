"""Figures of SyntheticShapesTest, measured on the published set.

Made with Python 3.11 and numpy 2.4.6: python five_shapes.py PurdueShapes5MultiObject-1000-test.gz
The file is in the folder Examples/data of the source distribution of DLStudio 1.0.9 (Python Software Foundation
License). Prints the share of the pixels in each class' mask, the mean square of the masks with their values 50, 100,
150, 200, 250 (what mean squared error an all-zero prediction has), how many images have 1, 2, ... 5 shapes, and the
mean number of shapes of each class in an image.
"""
import gzip
import pickle
import sys

import numpy as np


class Numbers(pickle.Unpickler):
    """Reads containers and numpy arrays alone."""

    def find_class(self, module, name):
        if (module.split(".")[0], name) not in {
            ("numpy", "_reconstruct"),
            ("numpy", "ndarray"),
            ("numpy", "dtype"),
            ("_codecs", "encode"),
        }:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


with gzip.open(sys.argv[1]) as file:
    images, labels = Numbers(file, encoding="latin1").load()
masks = np.array([images[i][3] for i in sorted(images)])
boxes = [images[i][4] for i in sorted(images)]
print("labels", labels)
print("share", (masks > 0).mean(axis=(0, 2, 3)).round(4))
print("mean square", (masks.astype(float) ** 2).mean().round(2))
print("shapes", np.bincount([sum(map(len, box.values())) for box in boxes]))
print("of each class", [float(np.mean([len(box[c]) for box in boxes])) for c in range(5)])
