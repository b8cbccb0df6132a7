"""The line above the films: what they are, which path answered and how long it took."""

from medmir.page import doubts, wording
from medmir.page.address import Place, fragment
from medmir.page.asking import TYPED
from medmir.page.found import Found
from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.page.reading import BUNDLE
from medmir.page.state import Session
from medmir.search.domain import Judgement
from medmir.search.query import Query

UNRANKED = ("filter", "collection")
"""Paths without a score."""


def summary(place: Place, session: Session, found: Found | None, query: Query, failure: str) -> Node:
    """The line; read aloud when it changes."""
    return element("div", _said(place, session, found, query, failure), id="summary", class_="summary", role="status")


def _said(place: Place, session: Session, found: Found | None, query: Query, failure: str) -> list[Node | None]:
    if failure:
        return [element("span", failure)]
    if found:
        return _answered(found, session, query, place)
    if not session.bundle or session.busy:
        return []
    gone = bool(place.get("picture")) and not session.picture
    return [element("span", wording.welcome(session.manifest.get("title", ""), len(session.bundle.cases), gone))]


def _answered(found: Found, session: Session, query: Query, place: Place) -> list[Node | None]:
    answer = found.answer
    source = element("img", src=BUNDLE + session.bundle.case(query.like).thumbnail, alt="", class_="source"
                     ) if query.like else None
    meaning = element("details", element("summary", say("What is the score?")),
                      element("p", wording.score_meaning(answer)), class_="meaning", key="meaning"
                      ) if answer.hits and answer.path not in UNRANKED else None
    return [
        source,
        element("span", say(wording.PATHS[answer.path]), class_="path"),
        element("span", wording.headline(answer)),
        _as_typed(found, query, place),
        element("span", wording.duration(answer.milliseconds), class_="dim"),
        element("span", say(found.note), class_="dim") if found.note else None,
        meaning,
    ]


def unlike(found: Found | None) -> Node | None:
    """What is said where nothing in the collection is like what was asked, with what could be tried."""
    judged = found.judged if found else Judgement()
    sentence = doubts.unlike(judged) or doubts.unknown_words(judged)
    if not sentence or not found:
        return None
    mend = element("button", say(doubts.MEND[judged.remedy]), type="button", data_do="mend-picture",
                   data_value=judged.remedy, id="mend") if judged.remedy else None
    return element("div", element("span", sentence), mend, id="unlike", class_="notice unlike", role="status")


def _as_typed(found: Found, query: Query, place: Place) -> Node | None:
    """The way to the very question that was typed, where another one was answered."""
    if found.answer.path != "fuzzy":
        return None
    there = fragment(place.having(**{TYPED: "yes"}))
    return element("a", say("Search for “{words}”", words=query.words), href=there, id="as-typed")
