"""An answer while it is being given: findings with their sides and grades, or "nothing", and how sure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from medmir.study.scoring import Finding
from medmir.vocabulary.findings import SIDED
from medmir.vocabulary.grades import GRADED
from medmir.vocabulary.sides import BILATERAL, SIDES

ON = (*SIDES, BILATERAL)


def sides_of(label: str) -> tuple[str, ...]:
    """The sides that can be answered for a label; none where it lies in the middle or is not known here."""
    return ON if label in SIDED else ()


def grades_of(label: str) -> tuple[str, ...]:
    """The grades that can be answered for a label, from the lowest."""
    return GRADED.get(label, ())


@dataclass(frozen=True)
class Answering:
    """``last``: the label that was chosen last, to which side and grade go. ``nothing``: that was said in words."""

    findings: tuple[Finding, ...] = ()
    nothing: bool = False
    confidence: int = 0
    last: str = ""

    @classmethod
    def of(cls, findings: Iterable[Finding], confidence: int) -> "Answering":
        """An answer that was given, to be revised."""
        given = tuple(findings)
        return cls(given, not given, confidence, given[-1].label if given else "")

    @property
    def complete(self) -> bool:
        """Whether it can count."""
        return bool(self.findings or self.nothing) and self.confidence > 0

    def finding(self, label: str) -> Finding | None:
        """What is answered of a label."""
        return next((each for each in self.findings if each.label == label), None)

    def toggled(self, label: str) -> "Answering":
        """With a label, or without it where it was chosen."""
        if self.finding(label):
            rest = tuple(each for each in self.findings if each.label != label)
            return replace(self, findings=rest, last=rest[-1].label if rest else "")
        return replace(self, findings=(*self.findings, Finding(label)), nothing=False, last=label)

    def without_findings(self) -> "Answering":
        """ "Nothing", or not."""
        return replace(self, findings=(), nothing=not self.nothing, last="")

    def sure(self, confidence: int) -> "Answering":
        """As sure as this, 1 to 5."""
        return replace(self, confidence=confidence)

    def stating(self, label: str, side: str | None = None, severity: str | None = None) -> "Answering":
        """With a side or grade of a chosen label; the one that is stated already is taken back."""
        own = self.finding(label)
        if not own:
            return self
        changed = own._replace(side=own.side if side is None else _other(own.side, side),
                               severity=own.severity if severity is None else _other(own.severity, severity))
        return replace(self, findings=tuple(changed if each is own else each for each in self.findings), last=label)

    def next_side(self) -> "Answering":
        """The next side of the label that was chosen last."""
        own = self.finding(self.last)
        return self.stating(self.last, side=_next(own.side, sides_of(self.last))) if own else self

    def next_grade(self) -> "Answering":
        """The next grade of the label that was chosen last."""
        own = self.finding(self.last)
        return self.stating(self.last, severity=_next(own.severity, grades_of(self.last))) if own else self


def _other(stated: str, chosen: str) -> str:
    return "" if stated == chosen else chosen


def _next(stated: str, scale: tuple[str, ...]) -> str:
    """The one after; after the last none, which taking the stated one back is."""
    if not scale or stated == scale[-1]:
        return stated
    return scale[scale.index(stated) + 1] if stated else scale[0]
