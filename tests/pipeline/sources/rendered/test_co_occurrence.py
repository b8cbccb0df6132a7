"""Findings come together as in the table beside the module: what the table is, and that draws follow it."""

from collections import Counter

import numpy as np
import pytest

from medmir.vocabulary.findings import LABELS, NORMAL
from pipeline.sources.rendered.co_occurrence import (
    ANCHORS,
    NORMAL_SHARE,
    anchor_shares,
    combinations,
    draw_labels,
    label_shares,
)

DRAWS = 6000


@pytest.fixture(scope="module")
def drawn() -> list[tuple[str, ...]]:
    rng = np.random.default_rng(9)
    return [draw_labels(rng) for _ in range(DRAWS)]


def test_the_table_holds_combinations_of_one_to_three_findings_in_alphabetical_order():
    for names, films in combinations().items():
        assert 1 <= len(names) <= 3
        assert list(names) == sorted(set(names))
        assert films >= 5


def test_every_finding_can_be_drawn_and_normal_is_none_of_them():
    assert set(ANCHORS) == set(LABELS) - {NORMAL} == {name for names in combinations() for name in names}


def test_every_finding_also_comes_alone():
    assert {names[0] for names in combinations() if len(names) == 1} == set(ANCHORS)


def test_the_shares_of_the_first_finding_add_up():
    shares = anchor_shares()
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).all()
    assert shares[list(ANCHORS).index("Mass")] == pytest.approx(9 * shares[list(ANCHORS).index("Infiltration")])


def test_what_is_drawn_stands_in_the_table(drawn):
    assert {names for names in drawn if names} <= set(combinations())


def test_normal_chests_are_as_frequent_as_stated(drawn):
    assert np.mean([not names for names in drawn]) == pytest.approx(NORMAL_SHARE, abs=.02)


def test_the_computed_shares_are_those_of_the_draws(drawn):
    counts = Counter(name for names in drawn for name in names)
    for label, share in label_shares().items():
        assert abs(counts[label] / DRAWS - share) < 5 * (share / DRAWS) ** .5, label


def test_the_computed_shares_count_each_companion_once():
    """A patient has one to three findings: the shares add up to their mean number."""
    total = sum(label_shares().values())
    assert 1 - NORMAL_SHARE < total < 3 * (1 - NORMAL_SHARE)


def test_the_same_seed_draws_the_same_patients():
    first, second = (np.random.default_rng(4) for _ in range(2))
    assert [draw_labels(first) for _ in range(50)] == [draw_labels(second) for _ in range(50)]
