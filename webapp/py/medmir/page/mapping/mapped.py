"""What the map's view waits for: the map itself, what its films can be coloured by, and the question's answer on it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from medmir.bundle.collection_map import CollectionMap
from medmir.bundle.reader import Bundle
from medmir.page.address import COLOUR, ONLY, SEARCH, Place, asking, fragment
from medmir.page.found import Found
from medmir.page.language import say
from medmir.page.mapping.groups import groups_of
from medmir.page.mapping.scene import Mark, Scene
from medmir.page.state import Session
from medmir.page.work import Work
from medmir.search.answer import Answer
from medmir.search.placing import NEAREST, mean_place, place_of
from medmir.search.query import Query

BETWEEN = "|"
"""Stands between the groups that stand out, in the address."""
FIRST = "label"


class Mapped(NamedTuple):
    """``told``: the map, None where the bundle has none. ``fields``: what it can be coloured by. ``found``: the answer
    that is lit on it, None where nothing is asked."""

    told: CollectionMap | None
    fields: Sequence[str] = ()
    found: Found | None = None

    def outdated(self, session: Session) -> bool:
        """Whether model or reports could have a part in the answer now that they had not."""
        return bool(self.found) and self.found.outdated(session)


async def mapped(place: Place, session: Session, work: Work, query: Query) -> Mapped:
    """Read the map, answer the question, and set the session's scene; MedMIRError where either fails."""
    told = await session.bundle.collection_map()
    if told is None:
        return Mapped(None)
    fields = [facet.field for facet in (await work.overview()).facets]
    found = None if query.empty else await work.found(query)
    scene = session.scene = session.scene or Scene(told.places)
    groups = groups_of(work.columns, chosen_field(place, fields))
    wanted = (groups.code(name) for name in place.get(ONLY).split(BETWEEN))
    scene.colour(groups, [code for code in wanted if code is not None])
    lit = lit_rows(found.answer, session.bundle) if found else np.zeros(0, dtype=int)
    scene.ask(asked_of(place), lit, marks(place, session, found, told))
    return Mapped(told, fields, found)


def chosen_field(place: Place, fields: Sequence[str]) -> str:
    """What the films are coloured by: what the place says, else the findings, else the first that there is."""
    asked = (place.get(COLOUR), FIRST, *fields)
    return next((field for field in asked if field in fields), FIRST)


def asked_of(place: Place) -> str:
    """The question of a place, whatever the map is coloured by."""
    return fragment(asking(place, SEARCH))


def lit_rows(answer: Answer, bundle: Bundle) -> np.ndarray:
    """Int ``[m]``: the films that an answer lights, best first.

    All that fulfil conditions where only these were asked, else those that stand out, else the hits.
    """
    n = answer.among if answer.path == "filter" else answer.relevant
    return answer.order[:n] if n else np.array([bundle.row(hit.case_id) for hit in answer.hits], dtype=int)


def marks(place: Place, session: Session, found: Found | None, told: CollectionMap) -> list[Mark]:
    """Where the reader's picture, the film that others are like, or the question in words would lie."""
    bundle, picture = session.bundle, session.picture if place.get("picture") else None
    if picture:
        return [Mark(place_of(picture.asked.embedding, bundle.embeddings, told.places), say("your picture"))]
    if bundle.has(place.get("similar")):
        return [Mark(told.places[bundle.row(place.get("similar"))], place.get("similar"))]
    shares = found.answer.shares.get("meaning", {}) if found else {}
    best = sorted(shares, key=lambda case_id: -shares[case_id].score)[: NEAREST + 1]
    if not best or not place.get("q"):
        return []
    rows = [bundle.row(case_id) for case_id in best]
    return [Mark(mean_place(told.places[rows], [shares[case_id].score for case_id in best]), say("your question"))]
