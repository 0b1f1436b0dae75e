"""Runs the archives that check-gpu has written on a graphics card, with PyTorch alone.

check_gpu.py FOLDER [DEVICE]. DEVICE is cuda unless it is given; cpu checks the script itself. Exit status 1:
something differs from what the processor computed in Java.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import torch

folder = Path(sys.argv[1])
device = sys.argv[2] if len(sys.argv) > 2 else "cuda"
facts = json.loads((folder / "check.json").read_text())
failed = False


def tensor(name, shape):
    data = bytearray((folder / name).read_bytes())
    return torch.frombuffer(data, dtype=torch.float32).reshape(shape)


def seconds(work, repeats):
    times = []
    for i in range(repeats + 1):
        start = time.perf_counter()
        work()
        if device != "cpu":
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def row(check, precision, difference, took, most):
    global failed
    wrong = not difference <= most
    failed |= wrong
    print(f"{device}, {check}, {precision}, {difference:.2g}, {took:.4f}"
          + (f", WRONG: more than {most}" if wrong else ""))


shape = facts["shape"]
x = tensor("input.f32", shape)
y = tensor("targets.f32", [shape[0], -1] + shape[2:])
right = tensor("prediction.f32", [shape[0], -1] + shape[2:])
name = torch.cuda.get_device_name() if device != "cpu" else "processor"
print(f"PyTorch {torch.__version__}, {name}")
print("device, check, precision, difference, seconds")
torch._C._jit_set_profiling_executor(False)  # as Morula does, for shapes that change
for precision in facts["precisions"]:
    net = torch.jit.load(folder / f"{precision}.pt", map_location=device).eval()
    with torch.no_grad():
        found = net(x.to(device)).float().cpu()
        took = seconds(lambda: net(x.to(device)).cpu(), 10 if device != "cpu" else 1)
    difference = ((found - right).abs().max() / right.abs().max()).item()
    row("inference", precision, difference, took, facts["tolerance"][precision])
for precision, losses in facts["losses"].items():
    net = torch.jit.load(folder / f"{precision}_training.pt", map_location=device)
    rate = torch.tensor(facts["rate"], device=device)
    arguments = [x.to(device), y.to(device), rate]
    found = [float(net.step(*arguments).reshape(-1)[0]) for _ in losses]
    difference = max(abs(a / b - 1) for a, b in zip(found, losses))
    took = seconds(lambda: net.step(*arguments), 10 if device != "cpu" else 1)
    row("training step", precision, difference, took, 0.05)
if device != "cpu":
    net = torch.jit.load(folder / "fp32.pt", map_location=device).eval()
    free = torch.cuda.mem_get_info()[0]
    ballast = torch.empty(int(free * 0.98), dtype=torch.uint8, device=device)
    with torch.no_grad():
        try:
            net(torch.zeros([1, 1, 4096, 4096], device=device))
            print("out of memory is not checked: the image fitted")
        except torch.cuda.OutOfMemoryError:
            del ballast
            net(x.to(device))
            print("out of memory is answered; the next image works")
sys.exit(failed)
