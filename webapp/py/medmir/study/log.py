"""What a reader did in a study: the log that the device keeps and that is exported. Nothing in here changes."""

from dataclasses import dataclass, field, replace

from medmir.study.design import Study
from medmir.study.order import Turn, turns
from medmir.study.scoring import Finding

LONGEST_CODE = 40
MOST_READERS = 9999


@dataclass(frozen=True)
class Given:
    """An answer: its findings, none for "nothing"; how sure, 1 to 5; milliseconds since the film was there."""

    findings: tuple[Finding, ...]
    confidence: int
    ms: int


@dataclass(frozen=True)
class Reading:
    """A film that is read, or was: ``final`` is None until the answer counts.

    ``position``: 1 for the reader's first film. ``shown``: when its picture was there, in UTC, empty before.
    ``first``: the answer before similar films were seen; without them it is the final one as well. ``similar``: the
    films that were shown then. ``hidden_ms``: how long the tab was not to be seen meanwhile; ``pauses``: how often
    the reader paused; ``interrupted``: the page was closed meanwhile, so that the time means nothing; ``timed_out``:
    the film was taken away before the first answer. ``truth``: what the film's source states, None where it states
    nothing.
    """

    position: int
    case_id: str
    arm: str
    shown: str = ""
    first: Given | None = None
    final: Given | None = None
    similar: tuple[str, ...] = ()
    hidden_ms: int = 0
    pauses: int = 0
    interrupted: bool = False
    timed_out: bool = False
    truth: tuple[Finding, ...] | None = None

    def having(self, **changes: object) -> "Reading":
        """The same film, further on."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Log:
    """One reader's way through a study; ``number`` decides the arms. The last reading may be unfinished."""

    study: Study
    reader: str
    number: int
    begun: str
    readings: tuple[Reading, ...] = ()
    turns: tuple[Turn, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "turns", turns(self.study, self.reader, self.number))

    @property
    def answered(self) -> tuple[Reading, ...]:
        """The films whose answer counts."""
        return tuple(each for each in self.readings if each.final)

    @property
    def done(self) -> bool:
        """Whether every film was answered."""
        return len(self.answered) == len(self.turns)

    @property
    def current(self) -> Reading | None:
        """The film that is being read: the last one as far as it has come, or the next."""
        if self.readings and not self.readings[-1].final:
            return self.readings[-1]
        position = len(self.readings)
        return Reading(position + 1, *self.turns[position]) if position < len(self.turns) else None

    def keeping(self, reading: Reading) -> "Log":
        """With what is now known of the current film."""
        return replace(self, readings=(*self.answered, reading))
