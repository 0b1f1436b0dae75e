"""Numbers for morula.evaluation from stardist.matching and scikit-learn.

Writes src/test/resources/morula/evaluation/{objects,semantic}.json. Label images are stored in row
order (x fastest) as runs: value, length, value, length, ...; sizes are x, y[, z].

Made with the versions that each file holds under "versions". Run from the repository root:
    pip install numpy scipy scikit-learn stardist
    python src/test/oracles/evaluation_oracle.py
stardist/matching.py is imported by its path, because the package itself asks for TensorFlow.
"""
import importlib.metadata
import importlib.util
import json
from pathlib import Path

import numpy as np
import sklearn.metrics

OUT = Path("src/test/resources/morula/evaluation")
THRESHOLDS = [i / 100 for i in range(50, 100, 5)]
KEYS = ["tp", "fp", "fn", "accuracy", "precision", "recall", "f1", "panoptic_quality",
        "mean_matched_score", "mean_true_score"]


def load_matching():
    path = importlib.metadata.distribution("stardist").locate_file("stardist/matching.py")
    spec = importlib.util.spec_from_file_location("stardist_matching", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def runs(labels):
    flat = labels.ravel()
    starts = np.flatnonzero(np.r_[True, flat[1:] != flat[:-1]])
    lengths = np.diff(np.r_[starts, flat.size])
    return np.stack([flat[starts], lengths], 1).ravel().tolist()


def image(labels):
    return {"size": list(labels.shape[::-1]), "runs": runs(labels)}


def voronoi(rng, shape, points, background):
    """Touching cells, of which a fraction is background."""
    seeds = rng.integers(0, np.array(shape), size=(points, len(shape)))
    return seeds, cells(seeds, shape, np.flatnonzero(rng.random(points) < background))


def cells(seeds, shape, background):
    grid = np.stack(np.meshgrid(*map(np.arange, shape), indexing="ij"), -1)[..., None, :]
    labels = 1 + np.argmin(((grid - seeds) ** 2).sum(-1), -1)
    labels[np.isin(labels, background + 1)] = 0
    return labels


def gaps(rng, labels, largest):
    values = np.r_[0, rng.choice(np.arange(1, largest + 1), labels.max(), replace=False)]
    return values[labels]


def discs(rng, shape, number):
    labels = np.zeros(shape, int)
    y, x = np.indices(shape)
    for label in range(1, number + 1):
        cy, cx = rng.integers(0, shape[0]), rng.integers(0, shape[1])
        labels[(y - cy) ** 2 + (x - cx) ** 2 <= rng.integers(2, 8) ** 2] = label
    return labels


def fractions():
    """Objects of 20 pixels of which 9 to 20 are found: an IoU of exactly 9/20 to 20/20."""
    truth, prediction = np.zeros((2, 24, 22), int)
    for row, found in enumerate(range(9, 21)):
        truth[2 * row, :20] = row + 1
        prediction[2 * row, :found] = row + 1
    return truth, prediction


def halves(rng, shape):
    """Objects of one or two pixels: many pairs with an IoU of exactly 1/2."""
    labels = np.arange(1, np.prod(shape) + 1).reshape(shape)
    for y in range(shape[0]):
        for x in range(rng.integers(0, 2), shape[1] - 1, 2):
            if rng.random() < 0.6:
                labels[y, x + 1] = labels[y, x]
    labels[rng.random(shape) < 0.1] = 0
    return labels


def object_cases():
    rng = np.random.default_rng(20240501)
    for number in (1, 12, 30):
        truth = discs(rng, (40, 56), number)
        moved = np.roll(truth, rng.integers(-2, 3, 2), (0, 1))
        moved[discs(rng, (40, 56), 4) == 2] = 77
        yield f"discs {number}", truth, moved
    for shape, name in (((48, 40), "touching"), ((12, 20, 24), "volume")):
        seeds, truth = voronoi(rng, shape, 40, 0.3)
        prediction = cells(seeds[:36] + rng.integers(-1, 2, (36, len(shape))), shape,
                           np.arange(3))
        yield name, truth, prediction
        yield name + ", gaps to 2^24", gaps(rng, truth, 2**24), gaps(rng, prediction, 2**24)
    yield ("fractions", *fractions())
    yield "halves", halves(rng, (20, 30)), halves(rng, (20, 30))
    yield "noise", rng.integers(0, 6, (25, 25)), rng.integers(0, 9, (25, 25))
    some = discs(rng, (20, 20), 3)
    yield "nothing predicted", some, np.zeros_like(some)
    yield "nothing true", np.zeros_like(some), some
    yield "identical", some, some


def seg(truth, prediction):
    """SEG as the Cell Tracking Challenge defines it, word by word."""
    scores = []
    for t in np.unique(truth[truth > 0]):
        reference = truth == t
        score = 0.0
        for p in np.unique(prediction[reference]):
            segmented = prediction == p
            if p > 0 and (reference & segmented).sum() > 0.5 * reference.sum():
                score = (reference & segmented).sum() / (reference | segmented).sum()
        scores.append(score)
    return scores


def columns(stats):
    return {key: [float(getattr(s, key)) for s in stats] for key in KEYS}


def objects(matching):
    cases, truths, predictions, all_seg = [], [], [], []
    for name, truth, prediction in object_cases():
        scores = seg(truth, prediction)
        all_seg += scores
        truths.append(truth)
        predictions.append(prediction)
        cases.append({
            "name": name, "truth": image(truth), "prediction": image(prediction),
            "scores": columns(matching.matching(truth, prediction, THRESHOLDS)),
            "seg": float(np.mean(scores)) if scores else 0.0})
    dataset = lambda by_image: columns(matching.matching_dataset(
        truths, predictions, THRESHOLDS, by_image=by_image, show_progress=False))
    return {"thresholds": THRESHOLDS, "cases": cases, "pooled": dataset(False),
            "per_image_mean": dataset(True), "pooled_seg": float(np.mean(all_seg))}


def semantic_scores(truth, prediction, classes):
    args = dict(labels=range(classes), average=None, zero_division=0.0)
    t, p = truth.ravel(), prediction.ravel()
    m = sklearn.metrics
    return {"confusion_matrix": m.confusion_matrix(t, p, labels=range(classes)).tolist(),
            "iou": m.jaccard_score(t, p, **args).tolist(),
            "dice": m.f1_score(t, p, **args).tolist(),
            "precision": m.precision_score(t, p, **args).tolist(),
            "recall": m.recall_score(t, p, **args).tolist(),
            "pixel_accuracy": float(m.accuracy_score(t, p))}


def semantic():
    rng = np.random.default_rng(7)
    cases, pooled = [], [[], []]
    for classes in (2, 3, 5):
        truth = rng.integers(0, classes, (16, 18))
        prediction = np.where(rng.random(truth.shape) < 0.7, truth,
                              rng.integers(0, classes, truth.shape))
        if classes == 5:
            truth[truth == 3] = 1  # predicted but never true
            prediction[prediction == 2] = 0  # true but never predicted
        cases.append({"truth": image(truth), "prediction": image(prediction),
                      "scores": semantic_scores(truth, prediction, classes)})
        pooled[0].append(truth)
        pooled[1].append(prediction)
    truth, prediction = (np.stack(labels) for labels in pooled)
    kept = truth != 1
    return {"cases": cases, "pooled": semantic_scores(truth, prediction, 5),
            "pooled_ignoring_1": semantic_scores(truth[kept], prediction[kept], 5),
            "pooled_foreground": semantic_scores(truth > 0, prediction > 0, 2)}


def main():
    versions = {name: importlib.metadata.version(name)
                for name in ("numpy", "scipy", "stardist", "scikit-learn")}
    OUT.mkdir(parents=True, exist_ok=True)
    for name, content in (("objects", objects(load_matching())), ("semantic", semantic())):
        text = json.dumps({"versions": versions, **content}, separators=(",", ":"))
        (OUT / f"{name}.json").write_text(text.replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    main()
