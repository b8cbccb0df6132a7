"""Dual search: a question less one thing plus another, as an equation, and its answer beside the one before."""

from collections.abc import Sequence

from medmir.page.address import Place
from medmir.page.asking import arithmetic
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.state import Session
from medmir.page.view import Action, Doing
from medmir.search.query import Query, Term
from medmir.search.query_text import read

SUBTRACT, ADD, COMBINE = "draft-subtract", "draft-add", "combine"
"""The actions: two fields that are typed in, and what asks with them."""
MEANING = later("Films like the question, less what looks like one thing, plus what looks like another.")


def equation(query: Query, session: Session) -> Node:
    """The two fields, filled with what the question subtracts and adds."""
    less, plus = session.draft.get(SUBTRACT, _words(query.subtracted)), session.draft.get(ADD, _words(query.added))
    asked = query.words or say("nothing")
    told = element("p", element("span", asked, class_="term"), _sign("−", less), _sign("+", plus), class_="equation",
                   id="equation") if less or plus else None
    fields = element("div", _field(say("Without"), SUBTRACT, less), _field(say("With"), ADD, plus),
                     element("button", say("Ask"), type="button", data_do=COMBINE, id="combine"), class_="fields")
    return element("details", element("summary", say("Add or take away")),
                   element("p", say(MEANING), class_="dim"), told, fields, class_="arithmetic", key="arithmetic",
                   open=bool(query.subtracted or query.added))


def _words(terms: Sequence[Term]) -> str:
    return " ".join(term.words for term in terms)


def _sign(sign: str, words: str) -> list[Node]:
    return [element("span", sign, class_="sign"), element("span", words, class_="term")] if words else []


def _field(label: str, action: str, value: str) -> Node:
    return element("label", label, " ", element("input", type="text", id=action, data_typed=action, value=value,
                                                maxlength=200, autocomplete="off", spellcheck="false"))


def act(action: Action, page: Doing) -> bool:
    """Type in a field, or ask with both; False where it is neither."""
    draft = page.session.draft
    if action.name in (SUBTRACT, ADD):
        draft[action.name] = action.value
        page.draw()
    elif action.name == COMBINE and (draft or action.key == ""):
        page.go(_there(page.place, page.session))
    else:
        return False
    return True


def _there(place: Place, session: Session) -> Place:
    query = read(session.typed or place.get("q"))
    terms = {SUBTRACT: _words(query.subtracted), ADD: _words(query.added)} | session.draft
    session.draft = {}
    return arithmetic(place, query.words, terms[SUBTRACT].strip(), terms[ADD].strip())
