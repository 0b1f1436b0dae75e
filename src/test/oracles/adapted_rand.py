"""Adapted Rand errors within the true foreground for morula.evaluation, from scikit-image.

Reads the label images of src/test/resources/morula/evaluation/objects.json (see
evaluation_oracle.py) and writes adapted_rand.json beside it: name of the case -> error. Where
nothing is true, scikit-image gives no number, and the case is left out.

Made with the versions that the file holds. Run from the repository root:
    pip install numpy scikit-image
    python src/test/oracles/adapted_rand.py
"""
import importlib.metadata
import json
import warnings
from pathlib import Path

import numpy as np
from skimage.metrics import adapted_rand_error

FOLDER = Path("src/test/resources/morula/evaluation")


def image(stored):
    runs = np.array(stored["runs"]).reshape(-1, 2)
    return np.repeat(runs[:, 0], runs[:, 1]).reshape(stored["size"][::-1])


def main():
    warnings.simplefilter("ignore")
    errors = {}
    for case in json.loads((FOLDER / "objects.json").read_text())["cases"]:
        error = adapted_rand_error(
            image(case["truth"]), image(case["prediction"]), ignore_labels=(0,))[0]
        if np.isfinite(error):
            errors[case["name"]] = float(error)
    versions = {name: importlib.metadata.version(name) for name in ("numpy", "scikit-image")}
    text = json.dumps({"versions": versions, "errors": errors}, indent=1)
    (FOLDER / "adapted_rand.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
