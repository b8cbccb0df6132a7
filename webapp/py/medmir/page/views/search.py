"""Search: a question, and the films that answer it."""

from collections.abc import Awaitable, Collection, Sequence

from medmir.bundle.contract import MAP as MAP_FILE
from medmir.page import judged, wording
from medmir.page.address import Place, similar
from medmir.page.asking import MODE, asked
from medmir.page.doubts import words_fail
from medmir.page.found import Found
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts import arithmetic, browsing, films, query_actions, status, tray
from medmir.page.parts.facets import facets
from medmir.page.parts.query_box import query_box
from medmir.page.parts.question import chips, ways
from medmir.page.parts.summary import summary, unlike
from medmir.page.state import OwnPicture, Session
from medmir.page.view import IN_GRID, Action, Doing, Key
from medmir.page.work import Work
from medmir.search.case_columns import columns_of
from medmir.search.highlight import asked_words
from medmir.search.instant import stored_queries
from medmir.search.query import WORDS, Query

EXAMPLES = 6
BLANKS = 10        # cards without a film, shown while the collection is being opened


class SearchView:
    """The page everybody starts on."""

    name = "search"
    label = later("Search")
    KEYS = (
        *IN_GRID,
        Key(("s",), "similar", "s", later("find similar")),
        *browsing.KEYS,
        *tray.KEYS,
    )

    def title(self, place: Place, session: Session) -> str:
        """The question; before the first one the collection."""
        picture = bool(_own_picture(place, session))
        words = place.get("q") or place.get("filter")
        return wording.search_title(words, place.get("similar"), picture, session.manifest.get("title", ""))

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[Found]:
        """The answer to the question of the address; without one what the collection can be narrowed by."""
        query = question_of(place, session)
        return work.overview() if browsing.at_start(place, query) else work.found(query)

    def draw(self, place: Place, session: Session) -> Node:
        """The search box, what is going on, and the films with what they can be narrowed by."""
        found, query, examples = _found(session), question_of(place, session), _examples(session)
        failure = session.failures.get(self.name, "")
        box = query_box(session, _own_picture(place, session), () if found and found.answer.hits else examples,
                        examples[-1] if examples else say(wording.NO_EXAMPLE), *_question(place, session, query))
        controls = element("div", box, _facets(place, session, query), class_="controls")
        answers = element(
            "div",
            status.problems(session),
            element("p", words_fail(session.words_fail), id="words-fail", class_="notice"
                    ) if session.words_fail else None,
            unlike(found),
            element("div", summary(place, session, found, query, failure), status.loading(session),
                    browsing.tools(place, session, query), class_="above"),
            tray.strip(place, session),
            element("div", _films(place, session, query, failure), class_="found"),
            class_="answers",
        )
        return element("div", controls, answers, class_="search-view")

    def act(self, action: Action, page: Doing) -> bool:
        """The keys of the grid, and all that the search box can do."""
        if action.name == "move":
            return page.move_focus(action.key)
        if action.name == "similar":
            return _find_similar(action.value or page.focused, page)
        if action.name == "mend-picture" and page.session.picture:
            page.ask_by(page.session.picture.file, action.value)
            return True
        if action.name == "clear-picture":
            query_actions.clear_picture(page)
            return True
        return browsing.act(action, page) or arithmetic.act(action, page) or query_actions.act(action, page)


def shown_cases(session: Session) -> list[str]:
    """The ids of the films in the grid, in their order."""
    found = _found(session)
    return [row.case_id for row in (found.answer.hits if found else browsing.first_screen(session))]


def _find_similar(element_id: str, page: Doing) -> bool:
    if not element_id.startswith(films.CARD):
        return False
    page.go(similar(element_id.removeprefix(films.CARD)))
    return True


def question_of(place: Place, session: Session) -> Query:
    """Where words find nothing by meaning, reports answer them unless the reader wants it otherwise."""
    picture = _own_picture(place, session)
    query = asked(place, _own_fields(session), picture.asked if picture else None)
    query = query.having(feedback=judged.feedback(place, session.bundle)) if session.bundle else query
    return query.having(mode=WORDS) if session.words_fail and not place.get(MODE) else query


def _own_fields(session: Session) -> Collection[str]:
    return columns_of(session.bundle).own if session.bundle else ()


def _own_picture(place: Place, session: Session) -> OwnPicture | None:
    return session.picture if place.get("picture") else None


def _loaded(session: Session) -> Found | None:
    return session.loaded.get(SearchView.name)


def _found(session: Session) -> Found | None:
    found = _loaded(session)
    return found if found and found.answer else None


def _examples(session: Session) -> list[str]:
    """Some of the precomputed questions, from the shortest to the longest; the last stands in the empty box."""
    if not session.bundle:
        return []
    stored = stored_queries(session.bundle)
    queries = stored.suggestions("", len(stored))
    return queries[:: max(1, len(queries) // EXAMPLES)][:EXAMPLES]


def _question(place: Place, session: Session, query: Query) -> list[Node | None]:
    """What belongs to the question beside the box, once there is one."""
    found = _found(session)
    if not session.bundle or query.empty:
        return []
    words = query.in_words and not query.by_picture
    return [chips(place, query, found.answer if found else None, _own_fields(session)),
            ways(place, query, words, columns_of(session.bundle).dated,
                 on_map=MAP_FILE in session.manifest.get("files", {})),
            arithmetic.equation(query, session) if words else None]


def _facets(place: Place, session: Session, query: Query) -> Node | None:
    found = _loaded(session)
    if not found or session.failures.get(SearchView.name):
        return None
    stated = found.answer.stated if found.answer else ()
    return facets(place, found.facets, (*query.conditions, *stated), _own_fields(session))


def _films(place: Place, session: Session, query: Query, failure: str) -> list[Node | None]:
    """The grid, or two beside each other where a question was added to or taken from; and a way to more."""
    found, busy = _found(session), SearchView.name in session.busy
    shown = films.grid([] if failure else _cards(place, session, query, found), busy=busy)
    if found and found.before and not failure:
        before = films.compared_cards(session, found.before, place)
        return [element("div", _side(say("Before"), found.before.shown_query, films.grid(
            before, busy, id="results-before", aria_label=say("Results before"))),
            _side(say("After"), place.get("q"), shown), class_="sides")]
    return [shown, None if failure else browsing.way_to_more(place, session, found, query)]


def _side(name: str, words: str, grid: Node) -> Node:
    return element("section", element("h2", name, " ", element("span", words, class_="dim")), grid, key=name)


def _cards(place: Place, session: Session, query: Query, found: Found | None) -> Sequence[Node]:
    if not session.bundle:
        return [element("li", class_="blank") for _ in range(BLANKS)]
    if found:
        return films.result_cards(session, found, place, query, asked_words(query))
    return films.collection_cards(session, browsing.first_screen(session), place)
