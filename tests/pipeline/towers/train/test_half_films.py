"""Films made of two halves: which can be parted, how they meet, and what they show."""

import pytest
import torch

from medmir.bundle.contract import Fact
from pipeline.towers.train.half_films import SEAM, divisible, joined, joined_facts

LEFT, RIGHT, BOTH, HEART = Fact("Mass", "left"), Fact("Effusion", "right"), Fact("Edema", "bilateral"), Fact("Hernia")


@pytest.mark.parametrize(("facts", "view", "whether"), [
    ([], "PA", True), ([LEFT], "PA", True), ([LEFT, RIGHT], "AP", True), ([BOTH], "PA", False), ([HEART], "AP", False),
    ([LEFT, HEART], "PA", False), ([], "LAT", False), ([LEFT], "", False),
])
def test_only_frontal_films_with_findings_on_one_side_each_can_be_parted(facts, view, whether):
    assert divisible(facts, view) is whether


def test_each_half_comes_from_its_own_film_and_the_seam_is_blended():
    width = 200
    right, left = torch.full((2, 8, width), 240, dtype=torch.uint8), torch.full((2, 8, width), 40, dtype=torch.uint8)
    film = joined(right, left)
    assert film.shape == right.shape and film.dtype == torch.uint8
    edge = round(width * (0.5 - SEAM / 2)) - 1
    assert (film[..., :edge] == 240).all() and (film[..., width - edge:] == 40).all()
    seam = film[0, 0].int()
    assert (seam[1:] <= seam[:-1]).all() and 100 < seam[width // 2] < 180


def test_a_film_joined_with_itself_is_itself():
    film = torch.randint(0, 256, (1, 16, 33), dtype=torch.uint8)
    assert torch.equal(joined(film, film), film)


def test_a_joined_film_shows_each_halfs_findings_and_no_others():
    assert joined_facts(right=[RIGHT, LEFT], left=[LEFT]) == [RIGHT, LEFT]
    assert joined_facts(right=[LEFT], left=[RIGHT]) == []
    assert joined_facts([], []) == []
