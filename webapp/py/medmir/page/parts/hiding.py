"""Labels and reports off the cards and the case until the reader asks for them: for teaching, and for a first look."""

from dataclasses import replace

from medmir.bundle.contract import Case
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.state import Session
from medmir.page.view import Action, Doing, Key

HIDE, SHOW = "hide-labels", "show-labels"
"""The actions: for every film, in turn on and off, and for the one that is open."""
KEY = Key(("h",), HIDE, "h", later("hide labels"))
IN_CASE = (KEY, Key(("a",), SHOW, "a", later("show the answer")))
HIDDEN = later("Labels and report are hidden.")


def hidden(case_id: str, session: Session) -> bool:
    """Whether nothing may be said of what a film shows."""
    return session.labels_hidden and session.answered != case_id


def seen(case: Case, session: Session) -> Case:
    """The case as it may be shown: without all that tells what is on the film, as long as that is hidden."""
    if not hidden(case.case_id, session):
        return case
    return replace(case, labels=(), facts=(), devices=(), columns={})


def toggle(session: Session, prefix: str = "") -> Node:
    """The button that hides labels everywhere, or shows them again."""
    pressed = "true" if session.labels_hidden else "false"
    return button(say("Hide labels"), HIDE, id=f"{prefix}{HIDE}", aria_pressed=pressed)


def note() -> Node:
    """What stands in the place of what is hidden."""
    show = button(say("Show the answer"), SHOW, id="case-answer")
    return element("div", element("p", say(HIDDEN)), show, id="case-hidden", class_="hidden-answer")


def act(action: Action, page: Doing) -> bool:
    """Hide or show; False where it is neither."""
    session = page.session
    if action.name == HIDE:
        session.labels_hidden, session.answered = not session.labels_hidden, ""
    elif action.name == SHOW:
        session.answered = page.place.get("case")
    else:
        return False
    page.draw()
    return True
