"""Do words find anything in a collection? What its own measurement says."""

from collections.abc import Mapping
from typing import NamedTuple

ASKED = "text_to_image_adjusted"
"""The protocol that is judged by: questions in words for the labels that the collection's films carry."""
JUDGED = ("mAP", "precision@10")


class WordsVerdict(NamedTuple):
    """``works``: whether both figures lie above chance with their 95 % intervals; ``n``: questions.

    ``precision``, ``chance``: shares of relevant films in the first ten.
    """

    works: bool
    precision: float
    chance: float
    n: int


def words_work(metrics: Mapping) -> WordsVerdict | None:
    """The verdict of ``metrics.json``; None where no film is labelled, so that nothing was measured."""
    figures = metrics.get("protocols", {}).get(ASKED)
    if not figures:
        return None
    found = figures["precision@10"]
    works = all(figures[name]["low"] > figures[name]["chance"] for name in JUDGED)
    return WordsVerdict(works, found["value"], found["chance"], found["n"])
