"""In which order a reader has the films, and which of them with similar films: from seed, code and number alone.

Nothing is drawn: things are sorted by the SHA-256 of seed and name, which every language computes alike.
"""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from medmir.study.design import CROSSOVER, WITH, WITHOUT, Study


class Turn(NamedTuple):
    """A film that a reader has, and whether :data:`WITH` or :data:`WITHOUT` similar ones."""

    case_id: str
    arm: str


def mixed(names: Iterable[str], *seeds: object) -> list[str]:
    """The names in an order that seeds decide."""
    beginning = " ".join(map(str, seeds))
    return sorted(names, key=lambda name: hashlib.sha256(f"{beginning} {name}".encode()).digest())


def turns(study: Study, reader: str, number: int) -> tuple[Turn, ...]:
    """The films of the reader with that code and number (1, 2, 3 …), in order.

    A crossover has two blocks, each of every other film of the file. Odd readers have the first half without, even
    ones the second half without: after two readers each film was read in both arms. Readers 1 and 2 of four begin
    without, 3 and 4 with: after four readers both arms were as often first.
    """
    if study.retrieval != CROSSOVER:
        return tuple(Turn(case_id, study.retrieval) for case_id in _ordered(study, study.case_ids, reader))
    place = (number - 1) % 4
    halves = [study.case_ids[0::2], study.case_ids[1::2]]
    alone, helped = halves if place % 2 == 0 else reversed(halves)
    blocks = [(alone, WITHOUT), (helped, WITH)] if place < 2 else [(helped, WITH), (alone, WITHOUT)]
    return tuple(Turn(case_id, arm) for films, arm in blocks for case_id in _ordered(study, films, reader))


def _ordered(study: Study, case_ids: Iterable[str], reader: str) -> list[str]:
    return mixed(case_ids, study.seed, reader) if study.shuffled else list(case_ids)
