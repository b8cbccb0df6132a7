"""Training films: read as the model will see them, and varied without losing left and right."""

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image

from medmir.bundle.contract import Fact
from medmir.inputs.recipe import Recipe
from pipeline.towers.train.film_set import load_films, plain, varied

RECIPE = Recipe(16, "shortest", "bicubic", (0.5,) * 3, (0.25,) * 3)


def test_variation_never_mirrors():
    marked = np.zeros((1, 144, 144), np.uint8)
    marked[:, 30:110, 105:128] = 200
    recipe = Recipe(144, "shortest", "bicubic", (0.0,) * 3, (1.0,) * 3)
    for seed in range(8):
        torch.manual_seed(seed)
        film = varied(torch.from_numpy(marked), recipe)[0, 0]
        assert film[:, 72:].sum() > film[:, :72].sum()


@pytest.fixture
def films(tmp_path):
    for number, shade in enumerate((0, 255, 128)):
        Image.fromarray(np.full((32, 32), shade, np.uint8)).save(tmp_path / f"{number}.png")
    return load_films(pd.DataFrame({
        "image": [str(tmp_path / f"{number}.png") for number in range(3)], "findings": ["A.", "B.", "C."],
        "impression": ["", "D.", ""], "view": ["PA", "AP", "LAT"], "facts": [[], [Fact("Mass", "left")], []],
    }), RECIPE)


def test_films_are_read_in_order_with_what_is_known_of_them(films):
    assert len(films) == 3 and films.pixels.shape == (3, 16, 16) and films.pixels.dtype == torch.uint8
    assert films.pixels[:, 0, 0].tolist() == [0, 255, 128]
    assert films.reports == [("A.", ""), ("B.", "D."), ("C.", "")]
    assert (films.facts[1], films.views[2]) == ([Fact("Mass", "left")], "LAT")


def test_a_part_keeps_rows_together(films):
    part = films.part(np.array([False, True, True]))
    assert len(part) == 2 and part.views == ["AP", "LAT"] and part.pixels[0, 0, 0] == 255
    assert part.facts[0] == [Fact("Mass", "left")] and part.reports[1] == ("C.", "")


def test_a_plain_film_is_normalized_by_the_recipe(films):
    batch = plain(films.pixels, RECIPE)
    assert batch.shape == (3, 3, 16, 16) and batch.dtype == torch.float32
    assert batch[:2, :, 0, 0].flatten().tolist() == [-2.0] * 3 + [2.0] * 3


def test_a_varied_film_differs_every_time_and_the_same_seed_repeats_it(films):
    def once(seed: int) -> torch.Tensor:
        torch.manual_seed(seed)
        return varied(films.pixels, RECIPE)

    assert torch.equal(once(1), once(1)) and not torch.equal(once(1), once(2))
    assert once(1).min() >= -2 - 1 and once(1).isfinite().all()
