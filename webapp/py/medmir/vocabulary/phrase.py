"""What a question asks for, and which films answer it: one truth for training, evaluation and the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from medmir.vocabulary.findings import NORMAL
from medmir.vocabulary.sides import BILATERAL, SIDES


class Finding(Protocol):
    """What can be asked of a finding; a :class:`medmir.bundle.contract.Fact` is one. None where it is not known."""

    @property
    def label(self) -> str: ...
    @property
    def side(self) -> str | None: ...
    @property
    def severity(self) -> str | None: ...
    @property
    def lobe(self) -> str | None: ...


@dataclass(frozen=True)
class Wanted:
    """One finding a phrase asks for; None leaves that side of it open."""

    label: str
    side: str | None = None
    severity: str | None = None
    lobe: str | None = None

    def found_in(self, facts: Iterable[Finding]) -> bool:
        """Whether some fact of a film is what is asked for; a bilateral finding is one that is on either side."""
        facts = list(facts)
        if self.side == BILATERAL:
            return all(replace(self, side=side).found_in(facts) for side in SIDES)
        return any(self._is(fact) for fact in facts)

    def _is(self, fact: Finding) -> bool:
        return (
            fact.label == self.label
            and (self.side is None or fact.side in (self.side, BILATERAL))
            and (self.severity is None or fact.severity == self.severity)
            and (self.lobe is None or fact.lobe == self.lobe)
        )


@dataclass(frozen=True)
class Phrase:
    """Words together with what they ask for; ``absent`` are labels that must not be on the film."""

    text: str
    wanted: tuple[Wanted, ...] = ()
    absent: tuple[str, ...] = ()

    def true_of(self, facts: Sequence[Finding]) -> bool:
        """Whether a film with these facts answers the phrase; a film without facts is a normal one."""
        present = {fact.label for fact in facts}
        if any(label in present for label in self.absent):
            return False
        return all(not present if want.label == NORMAL else want.found_in(facts) for want in self.wanted)
