"""What the reader has gathered: the tray, the films that are selected, and what can be undone."""

from dataclasses import dataclass, field
from typing import NamedTuple

from medmir.page.address import Place
from medmir.page.tray import Tray


class Step(NamedTuple):
    """Something that can be undone: what, in words, and the tray or the place before and after it."""

    says: str
    before: Tray | Place
    after: Tray | Place


@dataclass
class Gathered:
    """Part of the session.

    ``selected``: case ids in the order of their choice. ``steps``: newest last. ``lasting``: whether the tray will be
    here after a reload. ``told``: what was done last, in a sentence, ``problem`` what went wrong.
    """

    tray: Tray = Tray()
    selected: tuple[str, ...] = ()
    steps: list[Step] = field(default_factory=list)
    lasting: bool = True
    told: str = ""
    problem: str = ""
