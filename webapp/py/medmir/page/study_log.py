"""The log of a study on this device: begun, kept at every step, brought back after a reload, handed out, deleted."""

from collections.abc import Callable
from datetime import UTC, datetime

from medmir.errors import MedMIRError
from medmir.page.language import later, say
from medmir.page.state import Session
from medmir.page.studied import Studied
from medmir.page.study_plan import typed
from medmir.page.surroundings import Surroundings
from medmir.page.view import Action
from medmir.study.log import LONGEST_CODE, MOST_READERS, Log, Reading
from medmir.study.log_files import log_from, log_to_csv, log_to_json

FILES = {"study-log-json": ("json", "application/json", log_to_json), "study-log-csv": ("csv", "text/csv", log_to_csv)}
KEPT = later("What this device keeps of a study")


class StudyLog:
    """Keeps what the reader has done."""

    def __init__(self, session: Session, browser: Surroundings):
        self._session, self._browser, self._storage = session, browser, browser.study_storage
        self._actions: dict[str, Callable[[Action], None]] = {
            "study-delete": self._ask, "study-keep": self._ask, "study-delete-sure": self._delete,
            **dict.fromkeys(FILES, self._save)}

    @property
    def _state(self) -> Studied:
        return self._session.study

    def act(self, action: Action) -> bool:
        """Hand the log out or delete it; False where that was not asked for."""
        act = self._actions.get(action.name) if self._state.log else None
        if act:
            act(action)
        return bool(act)

    def look(self) -> None:
        """Take up what this device keeps, as the last tab left it: what was being read was interrupted."""
        text = self._storage.read()
        if not text:
            self._state.log = None
            return
        log = log_from(say(KEPT), text)
        if not all(map(self._session.bundle.has, log.study.case_ids)):
            raise MedMIRError(say("The log that this device keeps is of another collection: open that one to go on."))
        current = log.current
        cut = bool(current and current.shown)
        self._state.study = log.study
        self._state.log = log.keeping(current.having(interrupted=True)) if cut else log

    def begin(self) -> None:
        """The log of a reader who begins; MedMIRError where code or number is none."""
        state, number = self._state, typed(self._state, "study-number").strip()
        reader = typed(state, "study-reader").strip()
        if not 0 < len(reader) <= LONGEST_CODE:
            raise MedMIRError(say("Give a reader code of 1 to {most} letters, such as R1; never a name.",
                                  most=LONGEST_CODE))
        if not (number.isascii() and number.isdigit() and 0 < int(number[:6]) <= MOST_READERS):
            raise MedMIRError(say("The reader's number is 1 for the first reader, 2 for the second, and so on."))
        state.log = Log(state.study, reader, int(number), utc_now())
        self.write()

    def keep(self, reading: Reading) -> None:
        """Write what is now known of the present film."""
        self._state.log = self._state.log.keeping(reading)
        self.write()

    def write(self) -> None:
        """Write the log as it is."""
        self._state.lasting = self._storage.write(log_to_json(self._state.log))

    def _save(self, action: Action) -> None:
        (ending, kind, written), log = FILES[action.name], self._state.log
        code = "".join(letter if letter.isalnum() else "-" for letter in log.reader)
        self._browser.save(f"log-{log.study.study_id}-{code}-{log.number}.{ending}", kind, written(log))

    def _ask(self, action: Action) -> None:
        self._state.deleting = action.name == "study-delete"

    def _delete(self, action: Action) -> None:
        state = self._state
        self._storage.write("")
        state.log, state.revealed, state.deleting, state.stopped = None, None, False, False
        state.typed.pop("study-reader", None)
        state.told = say("The log was deleted from this device.")


def utc_now() -> str:
    """The time, as "2026-03-01T09:30:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
