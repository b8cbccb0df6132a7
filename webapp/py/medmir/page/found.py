"""An answer with what the page tells of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from medmir.page.state import Session
from medmir.search.answer import Answer
from medmir.search.domain import Judgement
from medmir.search.filters import Facet


class Found(NamedTuple):
    """An answer, what a reader should know about its making, if anything, and how the text model was then.

    ``before``: the answer without what was added and taken away, to be compared. ``facets``: what the answer can be
    narrowed by. ``snippets``: by case id the sentence of its report that the question is about. ``partial``: the
    reports had no part in it, since they were not open. ``judged``: whether anything here is like the question.
    """

    answer: Answer | None
    note: str = ""
    model: str = ""
    before: Answer | None = None
    facets: Sequence[Facet] = ()
    snippets: Mapping[str, str] = {}
    partial: bool = False
    judged: Judgement = Judgement()

    def outdated(self, session: Session) -> bool:
        """Whether model or reports, which had no part in it, can have one now."""
        without_model = bool(self.answer) and self.answer.path in ("lexical", "fuzzy")
        return without_model and self.model != session.model or self.partial and session.bundle.has_catalog_open
