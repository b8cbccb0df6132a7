"""Hard cases: where this collection's search fails, each with its films, its questions and what the facts say of it."""

from collections.abc import Awaitable, Callable, Mapping

from medmir.bundle.contract import HARD_CASES
from medmir.page.address import Place
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts import hard_kinds
from medmir.page.parts.asked_by import KIND
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert
from medmir.page.state import Session
from medmir.page.view import TO_SEARCH, Action, Doing
from medmir.page.work import Work

CHOSEN = "chosen-hard"
CHOICES = {"choose-hard": KIND, "choose-within": hard_kinds.WITHIN}
INTRODUCTION = later(
    "The collection was asked questions whose answers are known; here is what went wrong. “Right” is what a film's"
    " labels and facts say, no more. Why something is hard is told only where the facts say so: the view, the size, the"
    " grade, what else is on the film, and d′, how far a finding stands out of its surroundings (detectability index).")
NOTHING = later(
    "Nothing was asked of this collection: it has neither labels nor reports that could say what is right, or it was"
    " measured by an older Med-MIR. `medmir evaluate` writes what is hard in it.")
Shown = Callable[[Mapping, Place, Session], list[Node]]
KINDS: Mapping[str, tuple[str, Shown]] = {
    "misses": (later("Wrong among the first ten"), hard_kinds.misses),
    "confusions": (later("Labels taken for one another"), hard_kinds.confusions),
    "details": (later("Sides and grades mistaken"), hard_kinds.details),
    "lost": (later("Films that no question finds"), hard_kinds.lost),
    "worst": (later("Worst questions of every kind"), hard_kinds.worst),
}
"""What there is in ``hard_cases.json``, in the order it is told in."""


class HardCasesView:
    """The hardest of each kind, and how many there are."""

    name = "hard-cases"
    label = later("Hard cases")
    KEYS = (TO_SEARCH,)

    def title(self, place: Place, session: Session) -> str:
        """The view's name."""
        return say(self.label)

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[dict]:
        """What is hard in the bundle."""
        return work.part(HARD_CASES)

    def draw(self, place: Place, session: Session) -> Node:
        """How many there are of each kind, and the films of one."""
        return reading_page(session, say("Where this collection's search fails"), self._content(place, session))

    def act(self, action: Action, page: Doing) -> bool:
        """Look at another kind of hard case, or at another kind of question within it."""
        if action.name not in CHOICES:
            return False
        page.focus_later(CHOSEN)
        kept = page.place if action.name == "choose-within" else Place(self.name)
        page.go(kept.having(**{CHOICES[action.name]: action.value}))
        return True

    def _content(self, place: Place, session: Session) -> list[Node]:
        if failure := session.failures.get(self.name):
            return [alert(failure)]
        told = session.loaded.get(self.name)
        if not session.bundle or told is None:
            return [element("p", say("Loading the hard cases."), class_="dim", role="status")]
        if not told.get("worst"):
            return [element("p", say(NOTHING), class_="dim")]
        kind = place.get(KIND) if place.get(KIND) in KINDS else next(iter(KINDS))
        heading = element("h3", say(KINDS[kind][0]), id=CHOSEN, tabindex=-1)
        return [_honesty(session), element("p", say(INTRODUCTION)), _cards(told, kind),
                element("section", heading, KINDS[kind][1](told, place, session), class_="hard", key=kind)]


def _honesty(session: Session) -> Node | None:
    made = session.manifest.get("corpus", {}).get("sampling")
    return element("p", say("Its films were computed, not taken of patients: no figure here is clinical."),
                   class_="notice") if made else None


def _cards(told: Mapping, kind: str) -> Node:
    """A kind a card, with how many there are; the one that is looked at is pressed."""
    cards = [element("li", _card(name, say(title), hard_kinds.count(told, name), name == kind), key=name)
             for name, (title, _) in KINDS.items()]
    return element("ul", cards, class_="headlines")


def _card(name: str, title: str, count: str, pressed: bool) -> Node:
    return element("button", element("strong", title), element("span", count), type="button", data_do="choose-hard",
                   data_value=name, aria_pressed="true" if pressed else "false")
