"""Learning rates of PyTorch 2.7.1 that ScheduleTest compares with.

Run: python src/test/oracles/schedules.py   (pip install torch==2.7.1 numpy)
Writes src/test/resources/morula/training/schedules.json: one learning rate a step, for 5 epochs of 8 steps with a peak of 0.5.

OneCycleLR has one strategy for both of its phases; Morula's one_cycle rises as with "linear" and falls as with "cos". OneCycleLR counts
to its last step (total_steps - 1) and ends at initial_lr / final_div_factor, one_cycle counts to the end of the run and falls to 0:
total_steps is one more than the steps of the run, final_div_factor is huge, and pct_start puts the peak on step 4, a tenth of the 40.
ExponentialLR steps after each epoch; "exponential" is the same for each step, with the factor that gives 1/100 at the end.
"""
import json, pathlib
import torch
from torch.optim import lr_scheduler as schedules

EPOCHS, STEPS, PEAK = 5, 8, 0.5
TOTAL = EPOCHS * STEPS
PEAK_STEP = TOTAL // 10


def rates(make, every):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=PEAK)
    schedule = make(optimizer)
    result = []
    for step in range(TOTAL):
        result.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if (step + 1) % every == 0:
            schedule.step()
    return result


def one_cycle(strategy):
    return rates(
        lambda o: schedules.OneCycleLR(
            o, PEAK, total_steps=TOTAL + 1, pct_start=(PEAK_STEP + 1) / (TOTAL + 1), anneal_strategy=strategy,
            div_factor=25, final_div_factor=1e12), 1)


result = {
    "constant": rates(lambda o: schedules.ConstantLR(o, factor=1), 1),
    "cosine": rates(lambda o: schedules.CosineAnnealingLR(o, T_max=TOTAL), 1),
    "exponential": rates(lambda o: schedules.ExponentialLR(o, 0.01 ** (1 / TOTAL)), 1),
    "exponential(factor=0.9)": rates(lambda o: schedules.ExponentialLR(o, 0.9), STEPS),
    "one_cycle": one_cycle("linear")[:PEAK_STEP] + one_cycle("cos")[PEAK_STEP:],
}
path = pathlib.Path(__file__).resolve().parents[1] / "resources/morula/training/schedules.json"
path.parent.mkdir(exist_ok=True)
path.write_text("{\n" + ",\n".join(f'"{name}": {json.dumps(values)}' for name, values in result.items()) + "\n}\n")
