"""Numbers of NormalizationTest, from numpy's own percentile, mean and std.

Made with Python 3.11, numpy 2.4.6: python normalization.py > ../resources/morula/image/normalization.csv
One line each: type, step, low percentile or nan, high percentile or nan, joint, then the sample's checksum and the
normalised values at ten places of each of two channels. The sample is made by the generator below, which the test repeats.
"""
import numpy as np

W, H, C = 37, 23, 2


def generate(kind):
    """A linear congruential generator, so that Java can repeat it."""
    state = 12345
    values = []
    for i in range(W * H * C):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(state >> 8)
    raw = np.array(values, dtype=np.int64).reshape(C, H, W)
    raw[1] //= 2
    return {
        "uint8": lambda: (raw % 251).astype(np.uint8),
        "uint16": lambda: (raw % 64007).astype(np.uint16),
        "int16": lambda: (raw % 64007 - 32000).astype(np.int16),
        "float32": lambda: ((raw % 100003) / 1024.0 - 40).astype(np.float32),
    }[kind]()


for kind in ("uint8", "uint16", "int16", "float32"):
    x = generate(kind).astype(np.float64)
    for step, low, high in [
        ("scale_range", 0, 100),
        ("scale_range", 1, 99.8),
        ("scale_range", 3.7, 50),
        ("scale_range", 25, 75),
        ("zero_mean_unit_variance", None, None),
    ]:
        for joint in (False, True):
            axes = None if joint else (1, 2)
            if step == "scale_range":
                lo = np.percentile(x, low, axis=axes, keepdims=True)
                hi = np.percentile(x, high, axis=axes, keepdims=True)
                y = (x - lo) / (hi - lo + 1e-6)
            else:
                y = (x - x.mean(axis=axes, keepdims=True)) / (x.std(axis=axes, keepdims=True) + 1e-6)
            numbers = [f"{v:.9g}" for c in range(C) for v in y[c].ravel()[:: W * H // 10][:10]]
            print(",".join([kind, step, str(low), str(high), str(joint).lower(), *numbers]))
