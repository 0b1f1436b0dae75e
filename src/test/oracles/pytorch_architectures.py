"""Numbers of PyTorch 2.7.1 for the published architectures, which ArchitectureParityTest compares with: forward and training steps.

Run: python src/test/oracles/pytorch_architectures.py   (pip install torch==2.7.1 numpy)
Writes src/test/resources/morula/torchscript/pytorch_architectures.json. Weights, inputs and targets follow from a formula that
both sides compute, wave(n, k)[i] = sin(0.7 (i mod 10007)^2 + k) in 64 bit, whose values look random. Each network is written down as the publication or its library has it (torchvision's resnet18 and resnet34,
segmentation_models_pytorch's Unet and FPN, DLStudio's mUnet), in calls of torch.nn.functional; parameters are made where they are
first used, which numbers them in the order of Network.parameters(). Of long results only every n-th value is stored.
"""
import json, math, pathlib
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def wave(shape, k):
    n = math.prod(shape)
    return torch.sin(0.7 * (torch.arange(n, dtype=torch.float64) % 10007) ** 2 + k).float().reshape(shape)


class Graph:
    """Layers by name; a name used twice is one layer with the same parameters."""

    def __init__(self, dims, training=False):
        self.dims, self.training, self.p, self.trainable = dims, training, {}, []
        self.f = {n: getattr(F, n + "%dd" % dims) for n in ("conv", "conv_transpose", "max_pool", "max_unpool")}

    def parameter(self, name, shape, trainable=True):
        if name not in self.p:
            k = len(self.p)
            value = wave(shape, k) * (2.0 / max(1, math.prod(shape[1:]))) ** 0.5
            if name.endswith("norm_weight"): value = 1 + 0.2 * wave(shape, k)
            if name.endswith("_mean"): value = 0.1 * wave(shape, k)
            if name.endswith("_variance"): value = 1 + 0.5 * wave(shape, k)
            self.p[name] = value.clone().requires_grad_(trainable)
            if trainable: self.trainable.append(name)
        return self.p[name]

    def conv(self, name, x, channels, kernel, stride=1, bias=False, mirrored=False):
        w = self.parameter(name + "_weight", (channels, x.shape[1]) + (kernel,) * self.dims)
        b = self.parameter(name + "_bias", (channels,)) if bias else None
        if mirrored:        # as the transposed convolution of stride 1 that it stands for
            return self.f["conv_transpose"](x, w.flip(*range(2, 2 + self.dims)).transpose(0, 1), b, padding=kernel // 2)
        return self.f["conv"](x, w, b, stride=stride, padding=kernel // 2)

    def transposed(self, name, x, channels, kernel, **how):
        w = self.parameter(name + "_weight", (x.shape[1], channels) + (kernel,) * self.dims)
        return self.f["conv_transpose"](x, w, self.parameter(name + "_bias", (channels,)), **how)

    def norm(self, name, x, place=None):
        """place: name of the running statistics, which are never shared, even where weight and bias are."""
        w, b = (self.parameter(name + s, (x.shape[1],)) for s in ("_weight", "_bias"))
        m, v = (self.parameter((place or name) + s, (x.shape[1],), False) for s in ("_mean", "_variance"))
        return F.batch_norm(x, m, v, w, b, training=self.training, momentum=0.1, eps=1e-5)

    def unit(self, name, x, channels, kernel=3, mirrored=False, place=None):
        return F.relu(self.norm(name + "_norm", self.conv(name + "_conv", x, channels, kernel, mirrored=mirrored), (place or name) + "_norm"))

    def linear(self, x, factor):
        return F.interpolate(x, scale_factor=factor, mode="bilinear" if self.dims == 2 else "trilinear", align_corners=False)


def resnet(g, x, depth, width):
    x = F.relu(g.norm("encoder_bn1_norm", g.conv("encoder_conv1", x, width, 7, 2)))
    features = [x]
    x = g.f["max_pool"](x, kernel_size=3, stride=2, padding=1)
    for stage, blocks in enumerate({18: [2, 2, 2, 2], 34: [3, 4, 6, 3]}[depth]):
        planes = width * 2 ** stage
        for block in range(blocks):
            name, stride = "encoder_layer%d_%d_" % (stage + 1, block), 2 if stage and not block else 1
            out = F.relu(g.norm(name + "bn1_norm", g.conv(name + "conv1", x, planes, 3, stride)))
            out = g.norm(name + "bn2_norm", g.conv(name + "conv2", out, planes, 3))
            if stride > 1: x = g.norm(name + "downsample_norm", g.conv(name + "downsample_conv", x, planes, 1, stride))
            x = F.relu(out + x)
        features.append(x)
    return features


def resnet_unet(g, x, outputs, encoder=18, width=64):
    features = resnet(g, x, encoder, width)
    x = features.pop()
    for step, channels in enumerate([4 * width, 2 * width, width, width // 2, width // 4]):
        x = F.interpolate(x, scale_factor=2, mode="nearest")
        if features: x = torch.cat([x, features.pop()], 1)
        for s in "ab": x = g.unit("decoder%d_%s" % (step, s), x, channels)
    return g.conv("output", x, outputs, 3, bias=True)


def fpn(g, x, outputs, encoder=18, width=64, pyramid=256, segmentation=128, merge="sum"):
    c2, c3, c4, c5 = resnet(g, x, encoder, width)[1:]
    p, branches = None, []
    for level, c in ((5, c5), (4, c4), (3, c3), (2, c2)):
        lateral = g.conv("lateral%d" % level, c, pyramid, 1, bias=True)
        p = lateral if p is None else F.interpolate(p, scale_factor=2, mode="nearest") + lateral
        b = p
        for i in range(max(1, level - 2)):
            b = g.unit("branch%d_%d" % (level, i), b, segmentation)
            if level > 2: b = g.linear(b, 2)
        branches.append(b)
    x = sum(branches) if merge == "sum" else torch.cat(branches, 1)
    return g.linear(g.conv("output", x, outputs, 1, bias=True), 4)


def segnet(g, x, outputs, stages=3, width=64):
    stack = []
    for s in range(stages):
        for t in "ab": x = g.unit("encoder%d_%s" % (s, t), x, width << s)
        size = x.shape[2:]
        x, indices = g.f["max_pool"](x, 2, return_indices=True)
        stack.append((indices, size))
    for s in reversed(range(stages)):
        indices, size = stack.pop()
        x = g.f["max_unpool"](x, indices, 2, output_size=size)
        for t in "ab" if s else "a": x = g.unit("decoder%d_%s" % (s, t), x, width << max(0, s - 1))
    return g.conv("output", x, outputs, 3, bias=True)


def munet(g, x, outputs, depth=16, width=64, output="dense"):
    n, early = depth // 2, depth // 2 // 4

    def block(name, x, up=False, size=None, again=""):
        out = x
        for s in "ab": out = g.unit(name + "_" + s, out, x.shape[1], mirrored=up, place=name + again + "_" + s)
        if size == "down": out, x = (g.conv(name + "_size", y, y.shape[1], 1, 2, bias=True) for y in (out, x))
        if size == "up": out, x = (g.transposed(name + "_size", y, y.shape[1], 1, stride=2, dilation=2, output_padding=1) for y in (out, x))
        return out + x

    def chain(array, a, b, x, up=False, again=""):
        for i in range(a, b): x = block(array + str(i), x, up, again=again)
        return x

    x = g.f["max_pool"](F.relu(g.conv("input_conv", x, width, 3, bias=True)), 2)
    x = chain("down_narrow", 0, early, x)
    save1 = x[:, :width // 2].clone()
    x = chain("down_narrow", early, n, block("down_narrow_halving", x, size="down"))
    x = g.norm("down_narrow_norm", x)
    save2 = x[:, :width // 2].clone()
    x = g.unit("widening", x, 2 * width) + torch.cat((x, x), 1)
    x = g.norm("down_wide_norm", chain("down_wide", 0, early, x))
    save3 = x[:, :width].clone()
    x = block("down_wide_halving", chain("down_wide", early, n, x), size="down")
    x = chain("up_wide", 0, early, block("up_wide_doubling", x, True, "up"), True)
    x = x.clone(); x[:, :width] = save3
    x = chain("up_wide", 0, early, g.norm("up_wide_norm", x), True, "_again")
    x = g.unit("narrowing", x, width, mirrored=True) + x[:, width:]
    x = chain("up_narrow", early, n, x, True)
    x = x.clone(); x[:, :width // 2] = save2
    x = block("up_narrow_doubling", g.norm("up_narrow_norm", x), True, "up")
    x = chain("up_narrow", 0, early, x, True)
    x = x.clone(); x[:, :width // 2] = save1
    dilation = 2 if output == "sparse" else 1
    return g.transposed("output", x, outputs, 3, stride=2, dilation=dilation, padding=dilation, output_padding=1)


def texture_cnn(g, x, outputs, width=16, kernel=5):
    for i in range(3):      # one normalisation for all three
        x = g.norm("hidden0_norm", F.relu(g.conv("hidden%d_conv" % i, x, width, kernel, bias=True)), "hidden%d_norm" % i)
    return g.conv("output", x, outputs, kernel, bias=True)


def numbers(x, digits=7): return [float("%.*g" % (digits, v)) for v in x.detach().flatten().tolist()]


def text(network, options): return network.__name__ + ("(" + ",".join("%s=%s" % o for o in options.items()) + ")" if options else "")


def forward(network, dims, outputs, shape, **options):
    g = Graph(dims)
    with torch.no_grad(): y = network(g, wave(shape, 0.5), outputs, **options)
    assert y.shape == (shape[0], outputs) + tuple(shape[2:]) and y.std() > 0.1, (text(network, options), y.shape, y.std())
    every = math.ceil(y.numel() / 90)
    if every > 1 and every % 2 == 0: every += 1        # so that the samples lie in even and odd columns
    parameters = sum(g.p[n].numel() for n in g.trainable)
    print(text(network, options), dims, parameters, "mean %.3f std %.3f max %.3f" % (y.mean(), y.std(), y.abs().max()))
    return {"network": text(network, options), "dimensions": dims, "outputs": outputs, "shape": list(shape), "parameters": parameters,
            "every": every, "logits": numbers(y.flatten()[::every])}


def dice(p, t):
    axes = [0, 2, 3]
    return (1 - (2 * (p * t).sum(axes) + 1) / (p.sum(axes) + t.sum(axes) + 1)).mean()


def steps(network, size, lr, **options):
    g = Graph(2, training=True)
    x = wave((2, 1, size, size), 0.5)
    y = torch.floor(1.5 + 1.49 * wave((2, 1, size, size), 0.9))     # 0, 1 or 2
    one_hot = torch.stack([(y[:, 0] == c).float() for c in range(3)], 1)
    g.training = False
    network(g, x, 3, **options)                                     # makes the parameters
    g.training = True
    optimizer, losses = torch.optim.SGD([g.p[n] for n in g.trainable], lr=lr, momentum=0.9), []
    for _ in range(3):
        optimizer.zero_grad()
        logits = network(g, x, 3, **options)
        loss = F.cross_entropy(logits, y[:, 0].long()) + dice(torch.softmax(logits, 1), one_hot)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(text(network, options), losses)
    return {"network": text(network, options), "size": size, "learning_rate": lr, "losses": losses,
            "weights": {k: numbers(v.flatten()[:: max(1, v.numel() // 3)], 5) for k, v in g.p.items()}}


result = {
    "made_with": "pytorch_architectures.py, PyTorch " + torch.__version__,
    "forward": [
        forward(resnet_unet, 2, 2, (1, 1, 32, 64)), forward(resnet_unet, 2, 1, (1, 3, 32, 32), encoder=34, width=8),
        forward(resnet_unet, 3, 2, (1, 1, 32, 32, 32), encoder=18, width=4),
        forward(fpn, 2, 2, (1, 1, 64, 32)), forward(fpn, 2, 3, (2, 2, 32, 32), width=8, pyramid=12, segmentation=6, merge="concatenation"),
        forward(fpn, 3, 1, (1, 1, 32, 32, 32), encoder=18, width=4, pyramid=8, segmentation=4),
        forward(segnet, 2, 3, (1, 3, 16, 24)), forward(segnet, 3, 2, (1, 1, 4, 8, 8), stages=2, width=4),
        forward(munet, 2, 5, (1, 3, 16, 24)), forward(munet, 2, 5, (1, 3, 16, 16), depth=16, width=8, output="sparse"),
        forward(munet, 3, 2, (1, 1, 8, 8, 16), depth=8, width=4),
        forward(texture_cnn, 2, 1, (2, 1, 12, 10)), forward(texture_cnn, 3, 1, (1, 1, 6, 6, 6), width=4, kernel=3)],
    "steps": [
        steps(resnet_unet, 32, 0.01, encoder=18, width=8), steps(segnet, 32, 0.05, stages=3, width=4),
        steps(fpn, 32, 0.01, encoder=18, width=4, pyramid=8, segmentation=4), steps(munet, 32, 0.01, depth=16, width=4, output="dense"),
        steps(texture_cnn, 32, 0.05, width=4)]}
path = pathlib.Path(__file__).parent.parent / "resources/morula/torchscript/pytorch_architectures.json"
path.write_text(json.dumps(result, separators=(",", ":")) + "\n")
print(path, path.stat().st_size)
