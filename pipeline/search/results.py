"""What a search found: the answer with each hit's case, report and picture at hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from medmir.bundle.contract import Case, Report
from medmir.bundle.reader import Bundle
from medmir.search.answer import Answer
from medmir.search.query import Query
from medmir.search.query_text import condition_text, written
from medmir.search.rankings import Share
from pipeline.search import notebook, printed


@dataclass(frozen=True)
class Result:
    """One case that was found.

    ``place``: among the results, from 1. ``score``: what the results are ordered by. ``shares``: by path ("meaning",
    "words") its place there, among how many, and its score. ``folded``: near-duplicates that it stands for. ``image``
    and ``thumbnail``: files of the bundle.
    """

    place: int
    case: Case
    score: float
    shares: Mapping[str, Share]
    folded: tuple[str, ...]
    report: Report
    image: Path
    thumbnail: Path

    @property
    def case_id(self) -> str:
        """The case's id."""
        return self.case.case_id

    @property
    def labels(self) -> tuple[str, ...]:
        """What the collection says is on the film."""
        return self.case.labels

    @property
    def closer_than(self) -> float | None:
        """The share of the other cases, 0 to 1, that are less like the question; None where only words answered.

        It is no probability of disease.
        """
        meaning = self.shares.get("meaning")
        return meaning.closer_than if meaning else None

    def row(self) -> dict:
        """The result as plain values, as ``medmir search --json`` has it."""
        case = self.case
        return {
            "place": self.place, "case_id": self.case_id, "score": self.score, "closer_than": self.closer_than,
            "shares": {path: share._asdict() for path, share in self.shares.items()}, "folded": list(self.folded),
            "labels": list(self.labels), "patient_id": case.patient_id, "view": case.view, "sex": case.sex,
            "age": case.age, "image": str(self.image), **self.report._asdict(),
        }


class Results(Sequence):
    """The results of one question, best first; in a notebook they show themselves with their thumbnails."""

    def __init__(self, query: Query, answer: Answer, results: Sequence[Result], bundle: Bundle):
        self.query, self.answer, self.bundle = query, answer, bundle
        self._results = tuple(results)

    def __len__(self) -> int:
        return len(self._results)

    def __getitem__(self, place: int | slice) -> Result | tuple[Result, ...]:
        return self._results[place]

    def __iter__(self) -> Iterator[Result]:
        return iter(self._results)

    @cached_property
    def question(self) -> str:
        """What was asked, as text; a picture of one's own by its name."""
        picture = self.query.picture
        return " ".join(filter(None, [written(self.query), f"[{picture.name}]" if picture else ""]))

    @property
    def stated(self) -> list[str]:
        """The conditions that were applied because the collection states what the question asks for, as text."""
        return [condition_text(condition) for condition in self.answer.stated]

    def rows(self) -> list[dict]:
        """Every result as plain values: ``pandas.DataFrame(found.rows())`` is a table."""
        return [result.row() for result in self]

    def told(self) -> dict:
        """The answer as plain values, as ``medmir search --json`` prints it."""
        answer = self.answer
        return {
            "question": self.question, "answered": answer.shown_query, "mode": self.query.mode, "path": answer.path,
            "milliseconds": round(answer.milliseconds, 1), "stated": self.stated,
            "conditions": [condition_text(condition) for condition in self.query.conditions],
            "all_words": answer.all_words, "cases": len(self.bundle.cases), "among": answer.among,
            "relevant": answer.relevant, "hits": self.rows(),
        }

    def __repr__(self) -> str:
        return printed.text(self)

    def _repr_html_(self) -> str:
        return notebook.html(self)
