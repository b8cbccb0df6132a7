"""Films joined of two halves: what each half shows, and no more."""

from dataclasses import replace

import pytest
import torch

from medmir.bundle.contract import Fact
from pipeline.towers.train.half_films import divisible, joined, joined_facts

EFFUSION = Fact("Effusion", "left", severity="large")


def test_films_joined_of_two_halves_show_the_findings_of_each_half():
    left, right = EFFUSION, replace(EFFUSION, side="right")
    bright, dark = torch.full((1, 4, 100), 200, dtype=torch.uint8), torch.zeros((1, 4, 100), dtype=torch.uint8)
    film = joined(right=bright, left=dark)[0]
    assert (film[:, :45] == 200).all()
    assert (film[:, 55:] == 0).all()
    assert joined_facts(right=[right], left=[left]) == [right, left]
    assert joined_facts(right=[left], left=[right]) == []
    assert divisible([left], "PA")
    assert not divisible([left], "LAT")
    assert not divisible([left, Fact("Cardiomegaly")], "PA")


@pytest.mark.parametrize("side", ["bilateral", None])
def test_a_finding_that_is_in_both_halves_or_in_none_cannot_be_divided(side):
    assert not divisible([Fact("Edema", side)], "AP")


def test_a_normal_frontal_film_can_be_divided():
    assert divisible([], "PA") and divisible([], "AP") and not divisible([], "LAT")


def test_the_seam_is_soft_and_the_film_keeps_its_size_and_type():
    film = joined(torch.full((2, 3, 100), 200, dtype=torch.uint8), torch.zeros((2, 3, 100), dtype=torch.uint8))
    assert film.shape == (2, 3, 100) and film.dtype == torch.uint8
    seam = film[0, 0, 46:54].tolist()
    assert seam == sorted(seam, reverse=True) and len(set(seam)) > 4


def test_a_film_joined_with_itself_is_itself():
    film = torch.randint(0, 256, (1, 8, 50), dtype=torch.uint8)
    assert torch.equal(joined(film, film), film)
