"""Numbers of PyTorch 2.7.1 that PytorchParityTest compares with: forward, losses, steps of the optimizers.

Run: python src/test/oracles/pytorch_parity.py   (pip install torch==2.7.1 numpy)
Writes src/test/resources/morula/torchscript/pytorch_parity.json. Weights, inputs and targets follow from a formula that both sides
compute, wave(n, k)[i] = sin(0.7 i + k) in 64 bit; parameters are numbered in the order of Network.parameters().
"""
import json, math, pathlib
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def wave(shape, k):
    n = math.prod(shape)
    return torch.sin(0.7 * torch.arange(n, dtype=torch.float64) + k).float().reshape(shape)


class UNet:
    """unet(depth, width) with batch normalisation; upsampling nearest, linear or transposed; 2D or 3D."""

    def __init__(self, dims, depth, width, upsampling, inputs, outputs):
        self.dims, self.depth, self.upsampling = dims, depth, upsampling
        self.p, self.trainable = {}, []
        self.conv = F.conv2d if dims == 2 else F.conv3d
        c = inputs
        for level in range(depth):
            c = self._block("encoder%d" % level, c, width << level)
        c = self._block("bottom", c, width << depth)
        for level in reversed(range(depth)):
            w = width << level
            if upsampling == "transposed":
                self._add("up%d_weight" % level, (c, w) + (2,) * dims)
                self._add("up%d_bias" % level, (w,))
            else:
                self._unit("up%d" % level, c, w, 1)
            c = self._block("decoder%d" % level, 2 * w, w)
        self._add("output_weight", (outputs, c) + (1,) * dims)
        self._add("output_bias", (outputs,))

    def _add(self, name, shape, trainable=True):
        k = len(self.p)
        value = wave(shape, k) * (2.0 / max(1, math.prod(shape[1:]))) ** 0.5
        if name.endswith("norm_weight"): value = 1 + 0.2 * wave(shape, k)
        if name.endswith("_mean"): value = 0.1 * wave(shape, k)
        if name.endswith("_variance"): value = 1 + 0.5 * wave(shape, k)
        self.p[name] = value.clone().requires_grad_(trainable)
        if trainable: self.trainable.append(name)

    def _unit(self, name, i, o, k):
        self._add(name + "_conv_weight", (o, i) + (k,) * self.dims)
        for s in ("weight", "bias"): self._add(name + "_norm_" + s, (o,))
        for s in ("mean", "variance"): self._add(name + "_norm_" + s, (o,), False)
        return o

    def _block(self, name, i, o):
        self._unit(name + "_a", i, o, 3)
        return self._unit(name + "_b", o, o, 3)

    def _apply(self, name, x, training):
        w = self.p[name + "_conv_weight"]
        x = self.conv(x, w, padding=w.shape[-1] // 2)
        n = [self.p[name + "_norm_" + s] for s in ("mean", "variance", "weight", "bias")]
        return F.relu(F.batch_norm(x, *n, training=training, momentum=0.1, eps=1e-5))

    def logits(self, x, training):
        skips = []
        for level in range(self.depth):
            for s in "ab": x = self._apply("encoder%d_%s" % (level, s), x, training)
            skips.append(x)
            x = (F.max_pool2d if self.dims == 2 else F.max_pool3d)(x, 2)
        for s in "ab": x = self._apply("bottom_" + s, x, training)
        for level in reversed(range(self.depth)):
            if self.upsampling == "transposed":
                up = F.conv_transpose2d if self.dims == 2 else F.conv_transpose3d
                x = up(x, self.p["up%d_weight" % level], self.p["up%d_bias" % level], stride=2)
            else:
                x = self._apply("up%d" % level, x, training)
                if self.upsampling == "nearest":
                    x = F.interpolate(x, scale_factor=2, mode="nearest")
                else:
                    x = F.interpolate(x, scale_factor=2, mode="bilinear" if self.dims == 2 else "trilinear", align_corners=False)
            x = torch.cat([skips[level], x], 1)
            for s in "ab": x = self._apply("decoder%d_%s" % (level, s), x, training)
        return self.conv(x, self.p["output_weight"], self.p["output_bias"])


def masked_mean(x, mask): return (x * mask).sum() / mask.sum().clamp(min=1)


def dice(p, t, mask):
    axes = [0] + list(range(2, p.dim()))
    p, t = p * mask, t * mask
    return (1 - (2 * (p * t).sum(axes) + 1) / (p.sum(axes) + t.sum(axes) + 1)).mean()


def bce(logits, y): return masked_mean(F.binary_cross_entropy_with_logits(logits, y.clamp(min=0), reduction="none"), (y >= 0).float())
def mse(logits, y): return masked_mean((torch.sigmoid(logits) - y) ** 2, (y >= 0).float())
def dice_masks(logits, y): return dice(torch.sigmoid(logits), y, (y >= 0).float())


def dice_classes(logits, y):
    one_hot = torch.stack([(y[:, 0] == c).float() for c in range(logits.shape[1])], 1)
    return dice(torch.softmax(logits, 1), one_hot, (y >= 0).float())


def cross_entropy(logits, y, weight=None): return F.cross_entropy(logits, y[:, 0].long(), weight=weight, ignore_index=-1)


def squared_dice(p, y):
    mask = (y >= 0).float()
    p, t = (p * mask).reshape(-1), (y * mask).reshape(-1)
    return 1 - 2 * (p * t).sum() / ((p * p).sum() + (t * t).sum() + 1e-6)


def linear_mse(out, y): return masked_mean((out - y) ** 2, (y >= 0).float())


def numbers(x): return [float("%.9g" % v) for v in x.detach().flatten().tolist()]


def forward(dims, depth, width, upsampling, inputs, outputs, shape):
    net = UNet(dims, depth, width, upsampling, inputs, outputs)
    x = wave(shape, 0.5)
    return {"dimensions": dims, "network": "unet(depth=%d,width=%d,normalization=batch,upsampling=%s)" % (depth, width, upsampling),
            "inputs": inputs, "outputs": outputs, "shape": list(shape), "prediction": numbers(torch.sigmoid(net.logits(x, False)))}


def steps(name, make):
    net = UNet(2, 1, 2, "nearest", 1, 3)
    optimizer = make([net.p[n] for n in net.trainable])
    x, losses = wave((2, 1, 8, 8), 0.5), []
    y = torch.floor(1.5 + 1.49 * wave((2, 1, 8, 8), 0.9))     # 0, 1 or 2
    for _ in range(5):
        optimizer.zero_grad()
        logits = net.logits(x, True)
        loss = cross_entropy(logits, y) + dice_classes(logits, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"optimizer": name, "losses": losses, "weights": {k: numbers(v) for k, v in net.p.items()}}


def level_steps(name, make):
    """Masks with levels: the bare output, 0 outside and 1.5, 2 or 2.5 inside, by mse + 20 dice_squared."""
    net = UNet(2, 1, 2, "nearest", 1, 3)
    optimizer = make([net.p[n] for n in net.trainable])
    x, values = wave((2, 1, 8, 8), 0.5), []
    y = (wave((2, 3, 8, 8), 0.9) > 0.3).float() * torch.tensor([1.5, 2.0, 2.5]).reshape(1, 3, 1, 1)
    for _ in range(5):
        optimizer.zero_grad()
        out = net.logits(x, True)
        loss = linear_mse(out, y) + 20 * squared_dice(out, y)
        loss.backward()
        optimizer.step()
        values.append(loss.item())
    return {"optimizer": name, "losses": values, "weights": {k: numbers(v) for k, v in net.p.items()}}


def agreement_steps():
    """One mask: loss and, before each step, the share of pixels that are surely right (below 0.1 or above 0.9)."""
    net = UNet(2, 1, 2, "nearest", 1, 1)
    optimizer = torch.optim.Adam([net.p[n] for n in net.trainable], lr=0.05)
    x, values, agreements = wave((2, 1, 8, 8), 0.5), [], []
    y = (x > 0.2).float(); y[0, 0, 3, 4:] = -1
    for _ in range(12):
        optimizer.zero_grad()
        logits = net.logits(x, True)
        loss = mse(logits, y)
        p = torch.sigmoid(logits.detach())
        agreements.append(masked_mean((((p < 0.1) & (y == 0)) | ((p > 0.9) & (y == 1))).float(), (y >= 0).float()).item())
        loss.backward()
        optimizer.step()
        values.append(loss.item())
    return {"losses": values, "agreements": agreements}


def losses():
    z = 2 * wave((2, 3, 4, 5), 0.3)
    masks = torch.round(0.5 + 0.5 * wave((2, 3, 4, 5), 1.1)); masks[0, :, 1, 2] = -1
    classes = torch.floor(1.5 + 1.49 * wave((2, 1, 4, 5), 0.9)); classes[1, 0, 2, 3] = -1
    none = torch.full_like(masks, -1)
    return {"bce": bce(z, masks).item(), "mse": mse(z, masks).item(), "dice_masks": dice_masks(z, masks).item(),
            "dice_classes": dice_classes(z, classes).item(), "cross_entropy": cross_entropy(z, classes).item(),
            "cross_entropy_weighted": cross_entropy(z, classes, torch.tensor([0.2, 1.0, 3.0])).item(), "bce_all_ignored": bce(z, none).item(),
            "mse_linear": linear_mse(z, torch.where(masks > 0, 50 * masks, masks)).item(),
            "dice_squared": squared_dice(torch.sigmoid(z), masks).item(),
            "dice_squared_linear": squared_dice(z, torch.where(masks > 0, 50 * masks, masks)).item(),
            "dice_squared_all_ignored": squared_dice(z, none).item()}


result = {
    "made_with": "pytorch_parity.py, PyTorch " + torch.__version__,
    "forward": [forward(2, 2, 3, "nearest", 1, 2, (2, 1, 12, 8)), forward(2, 2, 3, "linear", 2, 2, (1, 2, 8, 12)),
                forward(2, 2, 3, "transposed", 1, 3, (1, 1, 8, 8)), forward(3, 1, 2, "nearest", 1, 2, (1, 1, 4, 6, 8)),
                forward(3, 1, 2, "linear", 1, 2, (1, 1, 4, 4, 6)), forward(3, 1, 2, "transposed", 2, 2, (1, 2, 4, 4, 6))],
    "steps": [steps("sgd", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)), steps("adam", lambda p: torch.optim.Adam(p, lr=0.01)),
              steps("adamw", lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.01)), steps("rmsprop", lambda p: torch.optim.RMSprop(p, lr=0.001))],
    "level_steps": [level_steps("sgd", lambda p: torch.optim.SGD(p, lr=0.002, momentum=0.9)),
                    level_steps("sgd(momentum=0)", lambda p: torch.optim.SGD(p, lr=0.002)),
                    level_steps("adamw(weight_decay=0.2)", lambda p: torch.optim.AdamW(p, lr=0.002, weight_decay=0.2))],
    "agreement_steps": agreement_steps(),
    "losses": losses()}
path = pathlib.Path(__file__).parent.parent / "resources/morula/torchscript/pytorch_parity.json"
path.write_text(json.dumps(result, separators=(",", ":")) + "\n")
print(path, path.stat().st_size)
