"""Times a network of Morula in PyTorch. Started by "morula benchmark python=..."; answers each line with one line of JSON.

Without arguments it tells its versions. Arguments: the network as a plain TorchScript archive; a batch of inputs and, for training, one of targets, else of the outputs
that are right, as raw 32-bit floats; the shape of the inputs, such as 8x1x256x256; the number of threads.
Lines on stdin: "prepare NAME" makes a program and lets it run once; "run NAME" lets it run once and tells the seconds that passed and those of all processors.
"""

import copy
import json
import operator
import os
import sys
import time
import zipfile

ANSWERS = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # what libraries print is no answer


def answer(**values):
    print(json.dumps(values), file=ANSWERS, flush=True)


try:
    import torch
except ImportError as missing:
    answer(missing=str(missing))
    sys.exit(0)
import torch.fx
from torch import nn

VERSIONS = {"python": sys.version.split()[0], "torch": torch.__version__}
if len(sys.argv) < 2:
    answer(**VERSIONS)
    sys.exit(0)

CHANNELS_LAST = torch.channels_last


class Builder:
    """Stands for "torch" while the code of the archive is read: each call becomes a usual nn.Module."""

    def __init__(self):
        self.root = nn.Module()
        self.graph = torch.fx.Graph()

    def layer(self, x, module, **tensors):
        for name, tensor in tensors.items():
            if tensor is not None:
                getattr(module, name).data = tensor.detach().clone()
        name = "layer%d" % len(self.graph.nodes)
        self.root.add_module(name, module)
        return self.graph.call_module(name, (x,))

    def conv2d(self, x, weight, bias, stride, padding, dilation, groups):
        module = nn.Conv2d(weight.shape[1] * groups, weight.shape[0], tuple(weight.shape[2:]), tuple(stride),
                           tuple(padding), tuple(dilation), groups, bias is not None)
        return self.layer(x, module, weight=weight, bias=bias)

    def conv_transpose2d(self, x, weight, bias, stride, padding, output_padding, groups, dilation):
        module = nn.ConvTranspose2d(weight.shape[0], weight.shape[1] * groups, tuple(weight.shape[2:]), tuple(stride),
                                    tuple(padding), tuple(output_padding), groups, bias is not None, tuple(dilation))
        return self.layer(x, module, weight=weight, bias=bias)

    def batch_norm(self, x, weight, bias, mean, variance, training, momentum, epsilon, cudnn):
        module = nn.BatchNorm2d(len(mean), epsilon, momentum, weight is not None)
        return self.layer(x, module, weight=weight, bias=bias, running_mean=mean, running_var=variance)

    def relu(self, x):
        return self.layer(x, nn.ReLU())

    def relu_(self, x):
        return self.layer(x, nn.ReLU(inplace=True))

    def max_pool2d(self, x, size, stride, padding, dilation, ceil):
        return self.layer(x, nn.MaxPool2d(tuple(size), tuple(stride), tuple(padding), tuple(dilation), ceil_mode=ceil))

    def upsample_nearest2d(self, x, size, factors):
        return self.layer(x, nn.Upsample(scale_factor=tuple(factors), mode="nearest"))

    def upsample_bilinear2d(self, x, size, corners, factors):
        return self.layer(x, nn.Upsample(scale_factor=tuple(factors), mode="bilinear", align_corners=corners))

    def sigmoid(self, x):
        return self.layer(x, nn.Sigmoid())

    def contiguous(self, x, memory_format=None):
        return x  # each program decides that itself

    def max_pool2d_with_indices(self, *args):
        pair = self.graph.call_function(torch._C._nn.max_pool2d_with_indices, args)
        return tuple(self.graph.call_function(operator.getitem, (pair, i)) for i in (0, 1))

    def slice(self, x, axis, first, end):
        return self.graph.call_function(operator.getitem, (x, (slice(None),) * axis + (slice(first, end),)))

    def size(self, x, axis):
        return self.graph.call_method("size", (x, axis))

    def __getattr__(self, name):
        function = getattr(torch, name, None) or getattr(torch._C._nn, name)
        return lambda *args, **keys: self.graph.call_function(function, args, keys)


def network(path):
    """Returns the network of an archive as a module, as if it had been written in PyTorch."""
    archive = torch.jit.load(path)
    tensors = dict(archive.named_parameters())
    tensors.update(archive.named_buffers())
    with zipfile.ZipFile(path) as entries:
        code = next(entries.read(name) for name in entries.namelist() if name.endswith("code/__torch__.py")).decode()
    lines = code[code.index("  def forward("):].splitlines()
    source = "from __future__ import annotations\n" + "\n".join(line[2:] for line in lines)
    builder = Builder()
    names = {"torch": builder}
    exec(source, names)
    builder.graph.output(names["forward"](type("Tensors", (), tensors), builder.graph.placeholder("x")))
    return torch.fx.GraphModule(builder.root, builder.graph).eval()


def read(path, shape):
    return torch.frombuffer(bytearray(open(path, "rb").read()), dtype=torch.float32).reshape(shape[0], -1, *shape[2:])


def traced(module, example):
    with torch.no_grad():
        return torch.jit.freeze(torch.jit.trace(module, example))


def half():
    return copy.deepcopy(MODULE).to(torch.bfloat16, memory_format=CHANNELS_LAST)


def half_input(x):
    return x.to(torch.bfloat16, memory_format=CHANNELS_LAST)


def inference(module, convert=lambda x: x):
    def run():
        with torch.inference_mode():
            return module(convert(X)).float()
    return run


def last(x):
    return x.contiguous(memory_format=CHANNELS_LAST)


def eager():
    return inference(MODULE)


def frozen_fp32():
    return inference(traced(copy.deepcopy(MODULE).to(memory_format=CHANNELS_LAST), last(X)), last)


def frozen_bf16():
    return inference(traced(half(), half_input(X)), half_input)


def optimized_bf16():
    return inference(torch.jit.optimize_for_inference(traced(half(), half_input(X))), half_input)


def compiled_bf16():
    import torch._inductor.config
    torch._inductor.config.freezing = True
    return inference(torch.compile(half()), half_input)


def int8():
    from torch.ao.quantization import get_default_qconfig_mapping
    from torch.ao.quantization.quantize_fx import convert_fx, prepare_fx
    engine = "x86" if "x86" in torch.backends.quantized.supported_engines else "qnnpack"
    torch.backends.quantized.engine = engine
    prepared = prepare_fx(copy.deepcopy(MODULE), get_default_qconfig_mapping(engine), (X,))
    with torch.no_grad():
        prepared(X)
    return inference(traced(convert_fx(prepared), last(X)), last)


def training(channels_last=False, autocast=False, **options):
    module = copy.deepcopy(MODULE).train()
    x = X
    if channels_last:
        module = module.to(memory_format=CHANNELS_LAST)
        x = last(X)
    optimizer = torch.optim.Adam(module.parameters(), lr=1e-3, **options)

    def run():
        optimizer.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=autocast):
            logits = module(x)
        nn.functional.binary_cross_entropy_with_logits(logits.float(), Y).backward()
        optimizer.step()
    return run


PROGRAMS = {
    "eager": eager,
    "frozen_fp32": frozen_fp32,
    "frozen_bf16": frozen_bf16,
    "optimized_bf16": optimized_bf16,
    "compiled_bf16": compiled_bf16,
    "int8": int8,
    "train_eager": training,
    "train_fp32": lambda: training(True, False, fused=True),
    "train_bf16": lambda: training(True, True, fused=True),
}


def prepare(name):
    run = PROGRAMS[name]()
    result = run()
    ready[name] = run
    if result is None:
        return {}
    return {"difference": float((result - Y).norm() / Y.norm())}


def measure(name):
    begin, before = time.perf_counter(), time.process_time()
    ready[name]()
    return {"seconds": time.perf_counter() - begin, "processor": time.process_time() - before}


SHAPE = [int(size) for size in sys.argv[4].split("x")]
torch.set_num_threads(int(sys.argv[5]))
torch.manual_seed(1)
try:
    MODULE = network(sys.argv[1])
except AttributeError as unknown:
    answer(problem="this network has a layer that the benchmark does not write in PyTorch: %s" % unknown)
    sys.exit(0)
X = read(sys.argv[2], SHAPE)
Y = read(sys.argv[3], SHAPE)
ready = {}
answer(threads=torch.get_num_threads(), **VERSIONS)
for line in sys.stdin:
    verb, name = line.split()
    try:
        answer(**(prepare if verb == "prepare" else measure)(name))
    except Exception as failure:  # another program may work
        answer(problem="%s: %s" % (type(failure).__name__, (str(failure).strip().splitlines() or [""])[0]))
