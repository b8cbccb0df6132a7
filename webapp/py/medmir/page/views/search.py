"""Search: a question, and the films that answer it."""

from collections.abc import Awaitable
from random import Random

from medmir.bundle.contract import Case
from medmir.page import wording
from medmir.page.address import Place, similar
from medmir.page.markup import Node, element
from medmir.page.parts import films, query_actions, status
from medmir.page.parts.query_box import query_box
from medmir.page.reading import BUNDLE
from medmir.page.state import OwnPicture, Session
from medmir.page.view import TO_SEARCH, Action, Doing, Key
from medmir.page.work import Found, Work
from medmir.search.instant import stored_queries
from medmir.search.query import Query

EXAMPLES = 6
FIRST_SCREEN = 20  # films of the collection shown before the first question
BLANKS = 10        # cards without a film, shown while the collection is being opened


class SearchView:
    """The page everybody starts on."""

    name = "search"
    label = "Search"
    KEYS = (
        TO_SEARCH,
        Key(("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"), "move", "Arrows", "move"),
        Key(("Enter",), "", "Enter", "open"),
        Key(("s",), "similar", "s", "find similar"),
    )

    def title(self, place: Place, session: Session) -> str:
        """The question; before the first one the collection."""
        picture = bool(_own_picture(place, session))
        return wording.search_title(place.get("q"), place.get("similar"), picture, session.manifest.get("title", ""))

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[Found] | None:
        """The answer to the question of the address; a picture has been answered before it became an address."""
        query = Query(place.get("q"), place.get("similar"))
        return work.found(query) if query.words or query.like else None

    def draw(self, place: Place, session: Session) -> Node:
        """The search box, what is going on, and the films."""
        found = _found(place, session)
        examples = () if found and found.answer.hits else _examples(session)
        failure = session.failures.get(self.name, "")
        return element(
            "div",
            query_box(session, _own_picture(place, session), examples),
            status.problems(session),
            element("div", _summary(place, session, found, failure), status.loading(session), class_="above"),
            films.grid([] if failure else _cards(place, session, found), busy=self.name in session.busy),
            class_="search-view",
        )

    def act(self, action: Action, page: Doing) -> bool:
        """The keys of the grid, and all that the search box can do."""
        if action.name == "move":
            return page.move_focus(action.key)
        if action.name == "similar":
            return _find_similar(action.value or page.focused, page)
        if action.name == "clear-picture":
            query_actions.clear_picture(page)
            return True
        return query_actions.act(action, page)


def shown_cases(place: Place, session: Session) -> list[str]:
    """The ids of the films in the grid, in their order."""
    found = _found(place, session)
    return [row.case_id for row in (found.answer.hits if found else _first_screen(session))]


def _find_similar(element_id: str, page: Doing) -> bool:
    if not element_id.startswith(films.CARD):
        return False
    page.go(similar(element_id.removeprefix(films.CARD)))
    return True


def _own_picture(place: Place, session: Session) -> OwnPicture | None:
    return session.picture if place.get("picture") else None


def _found(place: Place, session: Session) -> Found | None:
    if picture := _own_picture(place, session):
        return Found(picture.answer)
    return session.loaded.get(SearchView.name)


def _first_screen(session: Session) -> list[Case]:
    cases = session.bundle.cases if session.bundle else []
    return Random(0).sample(cases, min(FIRST_SCREEN, len(cases)))


def _examples(session: Session) -> list[str]:
    """Some of the precomputed questions, from the shortest to the longest."""
    if not session.bundle:
        return []
    stored = stored_queries(session.bundle)
    queries = stored.suggestions("", len(stored))
    return queries[:: max(1, len(queries) // EXAMPLES)][:EXAMPLES]


def _cards(place: Place, session: Session, found: Found | None) -> list[Node]:
    if not session.bundle:
        return [element("li", class_="blank") for _ in range(BLANKS)]
    if found:
        return films.result_cards(session.bundle, found.answer.hits, place)
    return films.collection_cards(_first_screen(session), place)


def _summary(place: Place, session: Session, found: Found | None, failure: str) -> Node:
    """The line above the films: what they are, which path answered and how long it took."""
    return element("div", _said(place, session, found, failure), id="summary", class_="summary", role="status")


def _said(place: Place, session: Session, found: Found | None, failure: str) -> list[Node]:
    if failure:
        return [element("span", failure)]
    if found:
        return _answered(found, session)
    if not session.bundle or session.busy:
        return []
    gone = bool(place.get("picture"))
    return [element("span", wording.welcome(session.manifest.get("title", ""), len(session.bundle.cases), gone))]


def _answered(found: Found, session: Session) -> list[Node]:
    answer = found.answer
    source = [element("img", src=BUNDLE + session.bundle.case(answer.shown_query).thumbnail, alt="",
                      class_="source")] if answer.path == "similar" else []
    meaning = element("details", element("summary", "What is the score?"), element("p", wording.score_meaning(answer)),
                      class_="meaning", key="meaning")
    return [
        *source,
        element("span", wording.PATHS[answer.path], class_="path"),
        element("span", wording.headline(answer)),
        element("span", wording.duration(answer.milliseconds), class_="dim"),
        element("span", found.note, class_="dim") if found.note else None,
        meaning if answer.hits else None,
    ]
