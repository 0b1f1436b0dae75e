"""Images and figures of SyntheticTexturesTest, from PyTorch's conv2d and from SciPy.

Made with Python 3.11, numpy 2.4.6, torch 2.7.1, scipy 1.17.1:
    python textures.py > ../resources/morula/synthetic/textures.csv
Lines `case`: size, sigma, sigma1, sigma2, smoothing, the number of pixels of domain 1, then the image at every third
pixel. Their noise is made by the generator below, which the test repeats.
The line `statistics`: over 300 images of 128 x 128 pixels of the published setting, with numpy's noise: mean of the
image, mean over images of its standard deviation, mean share of domain 1, standard deviation of that share, and the
correlation of horizontal neighbours within domain 1 and outside it.
"""
import numpy as np
import torch
from scipy.signal import fftconvolve


def uniform(count, state):
    """A linear congruential generator, so that Java can repeat it."""
    values = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        values.append((state >> 8) / 2**22 - 1)
    return np.array(values)


def kernel(n, sigma):
    axis = np.linspace(-n / 2, n / 2, n)
    row = np.exp(-(axis**2) / (2 * sigma**2))
    row /= row.sum()
    return np.outer(row, row)


def direct(field, sigma):
    k = torch.tensor(kernel(len(field), sigma))[None, None]
    return torch.nn.functional.conv2d(torch.tensor(field, dtype=torch.float64)[None, None], k, padding="same")[0, 0].numpy()


def fast(field, sigma):
    n = len(field)
    k = kernel(n, sigma)  # symmetric, so correlation is convolution
    full = fftconvolve(field, k, mode="full")
    start = n - 1 - (n - 1) // 2
    return full[start : start + n, start : start + n]


def texture(noises, convolve, sigma, sigma1, sigma2, smoothing):
    first = convolve(noises[0], sigma) > 0
    image = convolve(np.where(first, convolve(noises[1], sigma1), convolve(noises[2], sigma2)), smoothing)
    image = image - image.min()
    return first, image / image.max()


for n, *sigmas in ((16, 3.2, 0.2, 1.2, 1.0), (15, 4.0, 1.0, 0.6, 1.0), (24, 2.0, 2.5, 0.9, 1.5)):
    noises = uniform(3 * n * n, 4711).reshape(3, n, n)
    first, image = texture(noises, direct, *sigmas)
    again = texture(noises, fast, *sigmas)
    assert (first == again[0]).all() and np.abs(image - again[1]).max() < 1e-9
    print("case", n, *sigmas, first.sum(), *(f"{v:.6f}" for v in image.ravel()[::3]), sep=",")

random = np.random.default_rng(0)
figures = []
for _ in range(300):
    first, image = texture(random.standard_normal((3, 128, 128)), fast, 25.6, 0.2, 1.2, 1.0)
    row = [image.mean(), image.std(), first.mean()]
    for domain in (first, ~first):
        pairs = domain[:, :-1] & domain[:, 1:]
        a, b = image[:, :-1][pairs], image[:, 1:][pairs]
        row.append(np.corrcoef(a, b)[0, 1] if pairs.sum() > 2000 else np.nan)
    figures.append(row)
figures = np.array(figures)
m = np.nanmean(figures, axis=0)
print("statistics", *(f"{v:.4f}" for v in (m[0], m[1], m[2], figures[:, 2].std(), m[3], m[4])), sep=",")
