"""Reading a study: film, answer, similar films, truth, next; the log is written to this device at every step."""

from collections.abc import Callable

from medmir.errors import MedMIRError
from medmir.page.address import Place
from medmir.page.language import say
from medmir.page.latest import background
from medmir.page.studied import AT_A_FILM, FILM, PAUSED, PLAN, READY, SIMILAR, TRUTH, Studied
from medmir.page.study_answers import answered
from medmir.page.study_clock import StudyClock
from medmir.page.study_films import similar_films
from medmir.page.study_log import StudyLog, utc_now
from medmir.page.study_plan import STUDY, StudyPlan
from medmir.page.surroundings import ChosenFile, Surroundings
from medmir.page.view import Action, Doing
from medmir.study.answering import Answering
from medmir.study.design import EACH, WITH, Study
from medmir.study.log import Given, Reading
from medmir.study.log_files import MOST_BYTES, study_from, study_from_address
from medmir.study.scoring import truth

HEADING = "study-heading"
"""Of every stage; it has the focus when the stage begins."""
ANSWERS = "answer-"
"""What the ids of an answer's buttons begin with: Enter on one of them gives the answer."""
ENTER = {FILM: "study-answer", SIMILAR: "study-answer", TRUTH: "study-next", PAUSED: "study-resume"}
ESCAPE = {FILM: "study-pause", SIMILAR: "study-pause", PAUSED: "study-resume"}

UNASKED = ("tab-hidden", "tab-seen", "study-shown")
"""What happens without the reader's doing: what they were told stays."""


class Studying:
    """Does what a reader of a study asks for, and takes the time."""

    def __init__(self, page: Doing, browser: Surroundings):
        self._page, self._browser = page, browser
        self._plan, self._log = StudyPlan(page.session, browser), StudyLog(page.session, browser)
        self._clock = StudyClock()
        self._actions: dict[str, Callable[[], None]] = {
            "study-begin": self._begin, "study-shown": self._shown, "study-pause": self._pause,
            "study-resume": self._resume, "study-stop": self._stop, "study-next": self._next,
            "study-answer": self._answer, "tab-hidden": self._away, "tab-seen": self._back}

    @property
    def _state(self) -> Studied:
        return self._page.session.study

    def begin(self) -> None:
        """Bring back the log that this device keeps, and hear of what other tabs do to it."""
        self._plan.begin()
        self._look()
        self._browser.study_storage.hear(self._look)

    def _look(self) -> None:
        self._state.paused, self._state.revealed = True, None
        self._rest()
        self._try(self._log.look)
        self._page.draw()

    def arrive(self, place: Place) -> None:
        """The page is at another place: away from the study its time stands still; an address may bring a study."""
        if not self._page.session.bundle:
            return
        if place.view != STUDY:
            self._away_from_the_view()
        elif written := place.get(STUDY):
            self._try(lambda: self._open(written))
            self._page.settle(Place(STUDY))

    def _open(self, written: str) -> None:
        study, log = study_from_address(written), self._state.log
        if log and log.study != study:
            raise MedMIRError(say("The log of another study is on this device: export and delete it before you open"
                                  " this one."))
        if not log:
            self._plan.open(study)

    def _away_from_the_view(self) -> None:
        if self._state.stage in AT_A_FILM:
            self._pause()

    def take(self, file: ChosenFile) -> None:
        """A file was chosen that should hold a study."""
        background(self._take(file), self._refused)

    async def _take(self, file: ChosenFile) -> None:
        if file.size > MOST_BYTES:
            raise MedMIRError(say("{name} is larger than any study.", name=file.name))
        text = (await file.read()).decode("utf-8-sig", errors="replace")
        self._state.problem = ""
        self._plan.open(study_from(file.name, text))
        self._arrived()

    def _refused(self, problem: str) -> None:
        self._state.problem = problem
        self._page.draw()

    def _try(self, act: Callable[[], object]) -> object:
        """Do something; what is wrong with it is told."""
        try:
            return act()
        except MedMIRError as wrong:
            self._state.problem = str(wrong)
            return True

    def act(self, action: Action) -> bool:
        """Do what the reader asked for; False where it is none of the actions here, or makes no sense now."""
        if not self._page.session.bundle:
            return False
        stage = self._state.stage
        action = self._meant(action, stage)
        if action.name not in self._actions and not action.name.startswith("study-"):
            return False
        if action.name not in UNASKED:
            self._state.told = self._state.problem = ""
        done = bool(self._try(lambda: self._act(action, stage)))
        if self._state.stage != stage:
            self._arrived()
        self._page.draw()
        return done

    def _act(self, action: Action, stage: str) -> bool:
        if stage in AT_A_FILM and self._answering(action):
            return True
        if act := self._actions.get(action.name):
            act()
            return True
        planned = stage in (PLAN, READY) and self._plan.act(action)
        return planned or self._log.act(action)

    def _meant(self, action: Action, stage: str) -> Action:
        """What Enter and Escape mean now; on a button that gives no answer, Enter presses it."""
        if action.name == "study-escape":
            return Action(ESCAPE.get(stage, ""))
        focused = self._page.focused
        pressed = focused and focused != HEADING and not focused.startswith(ANSWERS)
        return Action("" if pressed else ENTER.get(stage, "")) if action.name == "study-enter" else action

    def _answering(self, action: Action) -> bool:
        changed = answered(self._state.answering, action, self._state.log.study)
        self._state.answering = self._state.answering if changed is None else changed
        return changed is not None

    def _arrived(self) -> None:
        self._page.focus(HEADING)
        self._browser.scroll(0)
        self._page.draw()

    @property
    def _current(self) -> Reading | None:
        return self._state.log.current if self._state.log else None

    def _begin(self) -> None:
        self._log.begin()
        self._state.paused = self._state.stopped = False
        self._rest()

    def _rest(self) -> None:
        """The next film is another one: nothing is known of it yet."""
        self._clock.stop()
        self._clock, self._state.similar, self._state.answering = StudyClock(), None, Answering()

    def _shown(self) -> None:
        """The film's picture is there: its time begins, or goes on after a pause."""
        if self._state.stage not in AT_A_FILM or self._clock.running:
            return
        if not self._current.shown:
            self._log.keep(self._current.having(shown=utc_now()))
        self._clock.start(0 if self._current.first else self._state.log.study.limit_s, self._time_over)

    def _time_over(self) -> None:
        """The film goes; the answer can still be given."""
        self._log.keep(self._current.having(timed_out=True))
        self._page.draw()

    def _answer(self) -> None:
        state, current = self._state, self._current
        if state.stage not in AT_A_FILM or not self._clock.running:
            return
        if not state.answering.complete:
            raise MedMIRError(say("Choose what you see, or “Nothing”, and how sure you are from 1 to 5."))
        self._clock.end_limit()
        given = Given(state.answering.findings, state.answering.confidence, self._clock.ms)
        if current.arm == WITH and not current.first:
            self._log.keep(current.having(first=given))
            self._look_for_similar()
        else:
            self._count(current, given)

    def _count(self, current: Reading, given: Given) -> None:
        """The answer is final."""
        state = self._state
        seen = tuple(hit.case_id for hit in state.similar or ()) if current.first else ()
        true = truth(self._page.session.bundle.case(current.case_id), state.log.study)
        final = current.having(first=current.first or given, final=given, similar=seen, truth=true)
        self._log.keep(final)
        if state.log.study.feedback == EACH:
            state.revealed = final
            if state.similar is None:
                self._look_for_similar()
        else:
            self._rest()
            self._arrived()

    def _look_for_similar(self) -> None:
        log = self._state.log
        background(self._show_similar(log.study, log.readings[-1].case_id, self._clock), self._refused)

    async def _show_similar(self, study: Study, case_id: str, clock: StudyClock) -> None:
        found = await similar_films(self._page.session.bundle, study, case_id)
        if clock is self._clock:  # the film is still the same
            self._state.similar = found
            self._page.draw()

    def _next(self) -> None:
        if self._state.stage == TRUTH:
            self._state.revealed = None
            self._rest()

    def _pause(self) -> None:
        if self._state.stage in AT_A_FILM:
            self._clock.stop()
            self._log.keep(self._current.having(pauses=self._current.pauses + 1))
            self._state.paused = True

    def _resume(self) -> None:
        state, current = self._state, self._current
        state.paused = state.stopped = False
        if current and current.first and state.similar is None:
            state.answering = Answering.of(current.first.findings, current.first.confidence)
            self._look_for_similar()

    def _stop(self) -> None:
        self._away_from_the_view()
        self._state.stopped, self._state.revealed = True, None
        if not self._state.paused:
            self._rest()

    def _away(self) -> None:
        self._clock.hide()

    def _back(self) -> None:
        away = self._clock.see()
        if away and self._state.stage in AT_A_FILM:
            self._log.keep(self._current.having(hidden_ms=self._current.hidden_ms + away))
