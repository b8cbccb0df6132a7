"""Walking through films: the order where nothing is asked, the way to more of them, and one by chance."""

from random import SystemRandom

from medmir.bundle.contract import Case
from medmir.page.address import SEARCH, Place, fragment
from medmir.page.asking import MORE, SKIP, more
from medmir.page.found import Found
from medmir.page.language import counted, later, say
from medmir.page.markup import Node, element
from medmir.page.parts import hiding
from medmir.page.parts.buttons import button
from medmir.page.parts.question import ways
from medmir.page.state import Session
from medmir.page.view import Action, Doing, Key
from medmir.search.answer import Answer
from medmir.search.case_columns import columns_of
from medmir.search.query import RELEVANCE, Query
from medmir.search.walk import FIRST, first

RANDOM, MORE_FILMS = "random-case", "more"
"""The actions."""
KEYS = (Key(("m",), MORE_FILMS, "m", later("more films")), Key(("r",), RANDOM, "r", later("random case")), hiding.KEY)
PAGE = 200  # films that are drawn at once where nothing ranks them; what follows is another page


def at_start(place: Place, query: Query) -> bool:
    """Whether nothing is asked and nobody has gone on yet: what is shown then is there at once."""
    return query.empty and query.order == RELEVANCE and not (query.grouped or query.skip or place.get(MORE))


def first_screen(session: Session) -> list[Case]:
    """Films of the collection, before the first question."""
    cases = session.bundle.cases if session.bundle else []
    return [cases[row] for row in first(len(cases))]


def tools(place: Place, session: Session, query: Query) -> Node | None:
    """What can be done with the films as a whole."""
    if not session.bundle:
        return None
    dated = columns_of(session.bundle).dated
    order = ways(place, query, reports=False, dated=dated) if query.empty else None
    return element("div", order, button(say("Random case"), RANDOM), hiding.toggle(session), class_="walking",
                   id="tools")


def way_to_more(place: Place, session: Session, found: Found | None, query: Query) -> Node | None:
    """How many films there are beyond those that are shown, and the way to them and back."""
    answer = found.answer if found else None
    n = len(session.bundle.cases) if session.bundle else 0
    rest = _rest(answer) if answer else n - min(FIRST, n)
    if not (rest > 0 or query.skip):
        return None
    return element("p", _back(place, query), _onward(place, query, answer, rest), _told(query, answer, rest),
                   class_="actions", id="way")


def _rest(answer: Answer) -> int:
    if answer.left is not None:
        return answer.left
    return answer.among - len(answer.hits) if answer.hits else 0


def _back(place: Place, query: Query) -> Node | None:
    there = fragment(place.having(**{SKIP: "", MORE: ""}))
    return element("a", say("From the beginning"), href=there, id="to-start", class_="button") if query.skip else None


def _onward(place: Place, query: Query, answer: Answer | None, rest: int) -> Node | None:
    if rest <= 0:
        return None
    if answer and answer.left is not None and len(answer.hits) >= PAGE:
        there = place.having(**{SKIP: str(query.skip + len(answer.hits)), MORE: str(FIRST)})
        return element("a", say("Next films"), href=fragment(there), id="next-films", class_="button")
    return button(say("More films"), MORE_FILMS)


def _told(query: Query, answer: Answer | None, rest: int) -> Node:
    if query.skip:
        told = say("Films {first} to {last}; {n} more", first=counted(query.skip + 1),
                   last=counted(query.skip + len(answer.hits if answer else ())), n=counted(rest))
    else:
        told = say("{n} more", n=counted(rest))
    return element("span", told, class_="dim")


def act(action: Action, page: Doing) -> bool:
    """Go on, or open a film by chance; False where it is neither."""
    if action.name == MORE_FILMS:
        _go_on(page)
    elif action.name == RANDOM:
        _by_chance(page)
    else:
        return hiding.act(action, page)
    return True


def _go_on(page: Doing) -> None:
    """More films of the same answer; the reader stays where they are."""
    found = page.session.loaded.get(SEARCH)
    answer = found.answer if isinstance(found, Found) else None
    if not page.session.bundle or (answer and not _rest(answer)):
        return
    ranked = answer is not None and answer.left is None
    page.settle(more(page.place) if ranked else more(page.place, len(answer.hits) if answer else FIRST, PAGE))
    page.session.goes_on = True


def _by_chance(page: Doing) -> None:
    """Any film of those that answer, else of the collection. The system's dice: the page's own start the same."""
    bundle = page.session.bundle
    found = page.session.loaded.get(SEARCH) if page.place.view == SEARCH else None
    rows = found.answer.order if isinstance(found, Found) and found.answer else range(len(bundle.cases))
    if len(rows):
        there = page.place.having(case=bundle.case_ids[int(SystemRandom().choice(rows))])
        (page.settle if page.place.get("case") else page.go)(there)
