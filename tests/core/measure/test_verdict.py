"""Do words work in a collection? Only where both figures are above chance with their intervals."""

import pytest

from medmir.measure.verdict import ASKED, words_work


def metrics(mean: tuple[float, float], precision: tuple[float, float]) -> dict:
    """Lower end and chance of both figures."""
    figures = {name: {"value": low + .1, "low": low, "high": low + .2, "chance": chance, "n": 6}
               for name, (low, chance) in {"mAP": mean, "precision@10": precision}.items()}
    return {"protocols": {ASKED: figures}}


def test_words_work_where_both_figures_are_above_chance():
    verdict = words_work(metrics((.5, .1), (.6, .1)))
    assert verdict.works
    assert (verdict.precision, verdict.chance, verdict.n) == (.7, .1, 6)


@pytest.mark.parametrize(("mean", "precision"), [((.09, .17), (.6, .1)), ((.5, .1), (.1, .1)), ((.1, .2), (.1, .2))])
def test_words_do_not_work_where_either_interval_reaches_down_to_chance(mean, precision):
    assert not words_work(metrics(mean, precision)).works


@pytest.mark.parametrize("unlabelled", [{}, {"protocols": {}}, {"protocols": {"image_to_image": {}}}])
def test_a_collection_without_labels_has_no_verdict(unlabelled):
    assert words_work(unlabelled) is None
