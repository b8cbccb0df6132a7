"""Study: readers answer films on their own, with or without similar ones, and their answers are kept as a log."""

from collections.abc import Callable

from medmir.page.address import Place
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert, problems
from medmir.page.parts.study_end import finished, paused
from medmir.page.parts.study_film import reading, revealed
from medmir.page.parts.study_plan import plan, ready
from medmir.page.state import Session
from medmir.page.studied import AT_A_FILM, FINISHED, PAUSED, PLAN, READY, TRUTH
from medmir.page.study_plan import STUDY
from medmir.page.studying import HEADING
from medmir.page.view import Action, Doing, Key
from medmir.study.design import WITH

NOT_LASTING = later("This browser keeps nothing for this page, or has no more room: the log is gone with this tab."
                    " Export it before you close it.")
SCREENS: dict[str, Callable[[Session], list[Node]]] = {PLAN: plan, READY: ready, PAUSED: paused, FINISHED: finished}


class StudyView:
    """The stages of a study, one screen each. Neither title nor address tells of the film that is read."""

    name = STUDY
    label = later("Study")
    KEYS = (
        Key(tuple("abcdefghijklmnopqrstuvwxyz"), "study-letter", "a–z", later("finding")),
        Key(("0",), "study-nothing", "0", later("nothing")),
        Key(tuple("12345"), "study-sure", "1–5", later("how sure")),
        Key((",",), "study-next-side", ",", later("side")),
        Key((".",), "study-next-grade", ".", later("severity")),
        Key(("Enter",), "study-enter", "Enter", later("answer, go on")),
        Key(("Escape",), "study-escape", "Esc", later("pause")),
    )

    def title(self, place: Place, session: Session) -> str:
        """The view's name."""
        return say(self.label)

    def load(self, place: Place, session: Session, work: object) -> None:
        """Nothing: what is shown is here."""

    def draw(self, place: Place, session: Session) -> Node:
        """The screen of the stage."""
        state = session.study
        if not session.bundle:
            return reading_page(session, say(self.label))
        if state.stage in (*AT_A_FILM, TRUTH):
            return _at_a_film(session)
        return element("div", problems(session), _heading(session), _messages(session), SCREENS[state.stage](session),
                       class_="page")

    def act(self, action: Action, page: Doing) -> bool:
        """What is done in a study is done by :mod:`medmir.page.studying`; a key that means nothing now does nothing."""
        return action.name.startswith("study-") and not page.focused


def _heading(session: Session) -> Node:
    state = session.study
    said = {PLAN: say("Plan a reader study"), READY: state.study and state.study.name or say("Reader study"),
            PAUSED: say("Paused"), FINISHED: say("The study is finished")}[state.stage]
    unfinished = state.stage == FINISHED and not state.log.done
    return element("h2", say("The study is stopped") if unfinished else said, id=HEADING, tabindex=-1)


def _messages(session: Session) -> list[Node | None]:
    state = session.study
    return [
        element("p", state.told, role="status", id="study-told", hidden=not state.told),
        alert(state.problem, id="study-problem") if state.problem else None,
        alert(say(NOT_LASTING), id="study-fleeting") if state.log and not state.lasting else None,
    ]


def _at_a_film(session: Session) -> Node:
    state = session.study
    shown = state.revealed or state.log.current
    arm = say("with similar films") if shown.arm == WITH else say("without similar films")
    n = len(state.log.turns)
    heading = element("h2", say("Film {n} of {all}", n=shown.position, all=n), " ", element("span", arm, class_="dim"),
                      id=HEADING, tabindex=-1)
    progress = element("progress", max=n, value=len(state.log.answered), aria_label=say("Films that are answered"))
    return element("div", problems(session), element("div", heading, progress, class_="study-head"),
                   _messages(session), revealed(session) if state.revealed else reading(session), class_="study")
