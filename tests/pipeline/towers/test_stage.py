"""A stage of training, on a line that is learned in a moment: its pace, its checkpoints, its curve."""

import json

import numpy as np
import pytest
import torch
from torch import nn

from medmir.errors import MedMIRError
from pipeline.towers.stage import CURVE, SETTINGS, Pace, Stage, claim, device


class Line(Stage):
    """Learns y = 3 x; notes the rate and the random numbers of every step."""

    def __init__(self, out, pace, seed=7, rate=0.1):
        self.line, self.rates, self.drawn = nn.Linear(1, 1, bias=False), [], []
        nn.init.zeros_(self.line.weight)
        super().__init__(out, "line", pace, seed, {"line": (self.line, rate)})

    def losses(self, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        x = torch.from_numpy(rng.normal(size=(16, 1)).astype(np.float32))
        self.rates.append(self.optimizer.param_groups[0]["lr"])
        self.drawn.append((float(x[0]), float(torch.rand(()))))
        return {"square": ((self.line(x.to(self.device)) - 3 * x.to(self.device)) ** 2).mean()}

    @property
    def slope(self) -> float:
        return float(self.line.weight.detach())


def test_it_learns_and_leaves_checkpoint_and_curve(tmp_path):
    stage = Line(tmp_path, Pace(60))
    assert stage.finish() is stage
    assert stage.slope == pytest.approx(3, abs=0.3) and stage.step == 60
    rows = [json.loads(line) for line in (tmp_path / CURVE).read_text().splitlines()]
    assert [row["step"] for row in rows] == list(range(1, 61)) and {row["stage"] for row in rows} == {"line"}
    assert rows[-1]["square"] < rows[0]["square"]
    assert stage.checkpoint == tmp_path / "line.pt" and stage.checkpoint.exists()
    assert not stage.line.training


def test_finishing_goes_on_from_the_checkpoint_and_a_finished_stage_does_nothing_more(tmp_path):
    whole = Line(tmp_path / "whole", Pace(9))
    (tmp_path / "whole").mkdir()
    (tmp_path / "parts").mkdir()
    whole.finish()
    Line(tmp_path / "parts", Pace(9)).run(until=4)
    second = Line(tmp_path / "parts", Pace(9)).finish()
    assert second.slope == whole.slope
    assert second.drawn == whole.drawn[4:]  # the very numbers that an undisturbed run draws
    third = Line(tmp_path / "parts", Pace(9)).finish()
    assert third.slope == whole.slope and third.drawn == []


def test_another_seed_draws_other_numbers(tmp_path):
    one, other = (Line(tmp_path, Pace(2), seed) for seed in (1, 2))
    one.run()
    other.run()
    assert not set(one.drawn) & set(other.drawn)


def test_rates_warm_up_to_their_peak_and_fall_to_a_hundredth(tmp_path):
    stage = Line(tmp_path, Pace(240), rate=1e-3)
    stage.run()
    peak = int(np.argmax(stage.rates))
    assert 8 <= peak <= 10 and max(stage.rates) == pytest.approx(1e-3, rel=0.01)
    assert stage.rates[:peak] == sorted(stage.rates[:peak])
    assert stage.rates[peak:] == sorted(stage.rates[peak:], reverse=True)
    assert stage.rates[-1] == pytest.approx(1e-5)


def test_what_is_frozen_is_not_given_to_the_optimizer(tmp_path):
    stage = Line(tmp_path, Pace(1))
    assert sum(len(group["params"]) for group in stage.optimizer.param_groups) == 1
    frozen = nn.Linear(2, 2)
    frozen.requires_grad_(False)

    class Frozen(Line):
        def __init__(self, out, pace):
            self.rates, self.drawn, self.line = [], [], nn.Linear(1, 1, bias=False)
            Stage.__init__(self, out, "line", pace, 1, {"line": (self.line, 0.1), "frozen": (frozen, 0.1)})

    assert [len(group["params"]) for group in Frozen(tmp_path, Pace(1)).optimizer.param_groups] == [1, 0]


def test_a_folder_is_claimed_by_one_setting_once_it_holds_a_checkpoint(tmp_path):
    out = tmp_path / "deep" / "model"
    claim(out, {"seed": 1, "size": 64})
    claim(out, {"seed": 2, "size": 64})  # nothing was trained yet
    assert json.loads((out / SETTINGS).read_text()) == {"seed": 2, "size": 64}
    (out / "line.pt").touch()
    claim(out, {"seed": 2, "size": 64})
    with pytest.raises(MedMIRError, match=r"holds a training with another setting \(size\): choose another --out"):
        claim(out, {"seed": 2, "size": 32})
    assert json.loads((out / SETTINGS).read_text()) == {"seed": 2, "size": 64}


def test_work_is_done_where_the_machine_is_fastest():
    assert device().type == ("cuda" if torch.cuda.is_available() else "cpu")
