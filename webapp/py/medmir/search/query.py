"""What can be asked of a collection: one object, whoever asks; :mod:`medmir.search.query_text` writes it as text."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from medmir.search.feedback import Feedback

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

RESULTS = 10
BOTH, MEANING, WORDS = MODES = ("both", "meaning", "words")
RELEVANCE, BY_LABEL, BY_AGE, BY_SOURCE, NEWEST = ORDERS = ("relevance", "label", "age", "source", "newest")


class Picture(NamedTuple):
    """A picture of the reader's own, of any Pillow mode, or what the image tower made of it, float32 ``[d]``.

    ``name`` is what it is shown as.
    """

    name: str
    image: "Image.Image | None" = None
    embedding: "np.ndarray | None" = None


class Term(NamedTuple):
    """A word or phrase that is added to a question (``+``), taken from it (``-``) or weighs otherwise (``^``)."""

    words: str
    weight: float = 1.0


class Condition(NamedTuple):
    """What a case must state: in ``field`` one of ``values``; ``negated``, none of them.

    The field is one of :class:`medmir.search.case_columns.CaseColumns`, or "finding" for a finding with its side, grade
    and lobe in words ("large left effusion").
    """

    field: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True)
class Query:
    """One question.

    ``words``: what is asked in words, without what stands in the other fields. ``added`` and ``subtracted`` turn it
    into another one; ``weighed`` are those of its words that count otherwise than once. ``conditions`` must hold.
    ``like``: a case, ``picture``: one of the reader's own; beside words it weighs ``picture_weight``, 0 to 1.
    ``mode``: one of :data:`MODES`. ``open``: what is asked but need not be stated, as it is written.
    ``literal``: no other question may be answered in its stead. ``order``: one of
    :data:`ORDERS`. ``grouped``: one case a patient. ``k``: how many cases are wanted. ``skip``: how many of
    those that nothing ranks are passed over first. ``feedback``: films that were liked and disliked; liked ones alone
    are a question as well.
    """

    words: str = ""
    like: str = ""
    picture: Picture | None = None
    k: int = RESULTS
    added: tuple[Term, ...] = ()
    subtracted: tuple[Term, ...] = ()
    weighed: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    picture_weight: float = 0.5
    mode: str = BOTH
    open: tuple[Condition, ...] = ()
    literal: bool = False
    order: str = RELEVANCE
    grouped: bool = False
    skip: int = 0
    feedback: Feedback = Feedback()

    @property
    def in_words(self) -> bool:
        """Whether anything is asked in words."""
        return bool(self.words or self.added or self.subtracted)

    @property
    def by_picture(self) -> bool:
        """Whether anything is asked by a picture."""
        return bool(self.like or self.picture)

    @property
    def refined(self) -> bool:
        """Whether anything stands beside the words that turns them into another question."""
        return bool(self.added or self.subtracted or self.weighed or self.by_picture)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked at all, not even a condition."""
        return not (self.in_words or self.by_picture or self.conditions or self.feedback.liked)

    def having(self, **fields: object) -> "Query":
        """The same question with other fields."""
        return replace(self, **fields)
