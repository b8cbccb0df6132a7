"""The engines by name: light until asked for, and the ones that do the work."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from support.tiny_model import write_tiny_model

from pipeline.arrays.embed import Embedded, Pending, Refused, on_this_machine
from pipeline.arrays.engines import ENGINES
from pipeline.arrays.ray_engine import embed_on_ray, render_on_ray


def test_knowing_the_engines_costs_nothing_heavy():
    heavy = "{'torch', 'pandas', 'onnxruntime', 'ray', 'numpy'}"
    probe = f"import sys, pipeline.arrays.engines; print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True).stdout == "set()\n"


def test_each_place_embeds_and_renders_with_its_own_engine():
    assert ENGINES["local"].embedding() is on_this_machine
    assert ENGINES["ray"].embedding() is embed_on_ray
    assert ENGINES["ray"].rendering(8) is render_on_ray
    assert callable(ENGINES["local"].rendering(1))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


def test_this_machine_answers_every_batch_in_its_order(model, tmp_path):
    rng, pending = np.random.default_rng(0), []
    for number in range(7):
        path = tmp_path / f"{number}.png"
        Image.fromarray(rng.integers(0, 255, (20, 20), dtype=np.uint8)).save(path)
        pending.append(Pending(f"film{number}", str(path)))
    batches = list(on_this_machine(model, [pending[:4], pending[4:]]))
    assert [[made.case_id for made in batch] for batch in batches] == [
        [f"film{n}" for n in range(4)], [f"film{n}" for n in range(4, 7)]]
    alone = next(on_this_machine(model, [[pending[5]]]))[0]
    assert np.array_equal(alone.embedding, batches[1][1].embedding)


def test_a_picture_that_is_gone_is_refused_and_the_others_are_not(model, tmp_path):
    Image.new("L", (20, 20), 9).save(tmp_path / "whole.png")
    pending = [Pending("gone", str(tmp_path / "gone.png")), Pending("whole", str(tmp_path / "whole.png"))]
    gone, whole = next(on_this_machine(model, [pending]))
    assert isinstance(gone, Refused) and gone.case_id == "gone" and "gone.png" in str(gone.reason)
    assert isinstance(whole, Embedded) and (whole.width, whole.height, whole.thumbnail) == (20, 20, None)


def test_no_pictures_are_no_work(model):
    assert list(on_this_machine(model, [])) == []
    assert list(embed_on_ray(model, [])) == [[]]  # and no cluster is asked for
