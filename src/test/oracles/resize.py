"""Images of ResizeTest, resized by PyTorch.

Made with Python 3.11, torch 2.7.1: python resize.py > ../resources/morula/image/resize.csv
A line: width, height, new width, new height, then the values of the new image, row by row. The value of pixel i of the
image, counted row by row, is 37 i^2 modulo 101.
"""
import torch
from torch.nn.functional import interpolate

for w, h, nw, nh in [(7, 5, 7, 5), (7, 5, 16, 11), (16, 12, 5, 3), (9, 20, 16, 16), (1, 3, 4, 1), (33, 33, 20, 20)]:
    image = (37 * torch.arange(w * h) ** 2 % 101).to(torch.float64).reshape(1, 1, h, w)
    new = interpolate(image, size=(nh, nw), mode="bilinear", antialias=True, align_corners=False)
    print(",".join(map(str, [w, h, nw, nh])) + "," + ",".join(f"{v:.5f}" for v in new.flatten().tolist()))
