"""A state_dict as torchvision's resnet18 saves it, made by PyTorch 2.7.1, for EncoderWeightsTest.

Run: python src/test/oracles/resnet_state_dict.py   (pip install torch==2.7.1)
Writes src/test/resources/morula/learning/resnet18_width4.pth: names and order of torchvision's resnet18 with 4 channels in the
first stage in place of 64 (so that the file is small) and values that follow from a formula: tensor n holds sin(0.7 i^2 + n).
"""
import collections, math, pathlib
import torch

WIDTH = 4
tensors = collections.OrderedDict()


def put(name, *shape):
    count = math.prod(shape)
    values = torch.sin(0.7 * torch.arange(count, dtype=torch.float64) ** 2 + len(tensors))
    tensors[name] = values.float().reshape(shape)


def norm(name, channels):
    for part in ("weight", "bias", "running_mean", "running_var"):
        put(name + "." + part, channels)
    tensors[name + ".num_batches_tracked"] = torch.tensor(7)


put("conv1.weight", WIDTH, 3, 7, 7)
norm("bn1", WIDTH)
before = WIDTH
for layer in range(1, 5):
    channels = WIDTH << (layer - 1)
    for block in range(2):
        at = "layer%d.%d." % (layer, block)
        put(at + "conv1.weight", channels, before, 3, 3)
        norm(at + "bn1", channels)
        put(at + "conv2.weight", channels, channels, 3, 3)
        norm(at + "bn2", channels)
        if before != channels:
            put(at + "downsample.0.weight", channels, before, 1, 1)
            norm(at + "downsample.1", channels)
        before = channels
put("fc.weight", 10, before)
put("fc.bias", 10)

folder = pathlib.Path(__file__).parents[1] / "resources" / "morula" / "learning"
folder.mkdir(parents=True, exist_ok=True)
torch.save(tensors, folder / "resnet18_width4.pth")
