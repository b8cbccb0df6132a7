"""What a study on this page has come to: the plan, the study that is open, the reader's log and present answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from medmir.bundle.contract import Hit
from medmir.study.answering import Answering
from medmir.study.design import WITH, Study
from medmir.study.log import Log, Reading

PLAN, READY, FILM, SIMILAR, TRUTH, PAUSED, FINISHED = (
    "plan", "ready", "film", "similar", "truth", "paused", "finished")
AT_A_FILM = (FILM, SIMILAR)
"""The stages in which time is taken."""


@dataclass
class Studied:
    """Part of the session.

    ``plan``: the study that is being put together, ``balanced`` whether normal films are drawn as well, ``typed`` its
    fields of text by the action they call. ``study``: the one that is open for a reader. ``log``: what the reader has
    done in it; ``answering``: the answer to the present film. ``paused``, ``stopped``: by the reader. ``revealed``: the
    film whose truth is shown. ``similar``: films like the present one, None while they are looked for. ``deleting``:
    whether the reader was asked about that. ``site``: the page's address, empty on a disk. ``lasting``: whether the log
    will be here after a reload. ``told``, ``problem``: what was done last and what went wrong, in a sentence.
    """

    plan: Study | None = None
    balanced: bool = True
    typed: dict[str, str] = field(default_factory=dict)
    study: Study | None = None
    log: Log | None = None
    answering: Answering = Answering()
    paused: bool = False
    stopped: bool = False
    revealed: Reading | None = None
    similar: Sequence[Hit] | None = None
    deleting: bool = False
    site: str = ""
    lasting: bool = True
    told: str = ""
    problem: str = ""

    @property
    def stage(self) -> str:
        """How far it is."""
        if not self.log:
            return READY if self.study else PLAN
        if self.stopped:
            return FINISHED
        if self.revealed:
            return TRUTH
        if self.log.done:
            return FINISHED
        return PAUSED if self.paused else SIMILAR if self.helped else FILM

    @property
    def helped(self) -> bool:
        """Whether the first answer was given and similar films may be looked at now."""
        current = self.log.current if self.log else None
        return bool(current and current.first and current.arm == WITH)
