"""Groups the images of dsb2018 by experiment and writes the lists that recipes hold groups out by.

    python dsb2018_groups.py DSB2018_FOLDER RESOURCE_FOLDER

Made with Python 3, numpy 2.2, scikit-image 0.25. DSB2018_FOLDER has fluorescence/ and histology/ with
images/ and labels/. Writes dsb2018-fluorescence.csv and dsb2018-histology.csv: id, group, fold.

Fluorescence: the size of the images tells most experiments apart. The rest is told by the median of the
background (two cameras), the median area of the nuclei and their number. The rules were found by clustering these and
other statistics (intensities, texture), then thumbnails of all images were looked at, group by group; CORRECTIONS are
the images that were then moved. A fold holds out whole groups; groups that one microscope made are in one
fold. Kinds with fewer than 10 images are together in the group "rare".

Histology: the colour of the empty slide tells the slides apart, its blue the two magnifications of the
violet ones. Folds are an ordinary 5-fold split with the same share of each group; no two images overlap (the largest
correlation of a patch of 96 by 96 with any place of another image is 0.91, between empty slides).
"""

import csv
import sys
from pathlib import Path

import numpy as np
from skimage.io import imread

CORRECTIONS = {  # first letters of the id
    "13c8ff": "lobed",
    "16c3d5": "lobed",
    "5cc036": "lobed",
    "e321cf": "lobed",
    "9cdac2": "lobed",
    "b8fdc0": "lobed",
}
FOLDS = {
    "bright-small": 1,
    "bright-round": 1,
    "spindle": 2,
    "noisy": 2,
    "lobed": 3,
    "crowded": 3,
    "large": 4,
    "rare": 4,
    "oval": 5,
    "oval-large": 5,
}
HISTOLOGY_FOLDS = 5


def areas(labels):
    counts = np.bincount(labels.ravel())[1:]
    return counts[counts > 0]


def fluorescence_group(name, image, labels):
    sizes = areas(labels)
    area = np.median(sizes) if len(sizes) else 0
    background = np.median(image[labels == 0])
    if name[:6] in CORRECTIONS:
        return CORRECTIONS[name[:6]]
    if image.shape == (256, 256):
        if background >= 9:
            return "bright-small" if area < 112 else "bright-round"
        return "lobed" if area > 194.75 and len(sizes) > 10 else "spindle"
    if image.shape == (360, 360):
        return "large"
    if image.shape == (520, 696):
        return "oval" if background < 6 else "oval-large" if area > 1000 else "crowded"
    return "noisy" if image.shape == (512, 640) else "rare"


def histology_group(image):
    red, green, blue = np.percentile(image.reshape(-1, 3), 90, axis=0)
    if red - green > 35:
        return "pink"
    if red > 195:
        return "white"
    return "violet-large" if blue < 206.5 else "violet-small"


def images(folder):
    for path in sorted((folder / "images").glob("*.png")):
        yield path.stem, imread(path), imread(folder / "labels" / path.name)


def write(path, rows):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "group", "fold"])
        writer.writerows(rows)


def main(data, out):
    rows = []
    for name, image, labels in images(data / "fluorescence"):
        group = fluorescence_group(name, image if image.ndim == 2 else image[..., 0], labels)
        rows.append((name, group, FOLDS[group]))
    write(out / "dsb2018-fluorescence.csv", rows)
    groups = {name: histology_group(image[..., :3]) for name, image, _ in images(data / "histology")}
    ordered = sorted(groups, key=lambda name: (groups[name], name))  # names are random letters
    fold = {name: i % HISTOLOGY_FOLDS + 1 for i, name in enumerate(ordered)}
    write(out / "dsb2018-histology.csv", [(n, groups[n], fold[n]) for n in groups])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
