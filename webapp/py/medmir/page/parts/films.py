"""The grid of films: a card each, with what is known of it and a link that opens it."""

from collections.abc import Sequence

from medmir.bundle.contract import Case, Hit
from medmir.bundle.reader import Bundle
from medmir.page.address import Place, fragment
from medmir.page.markup import Node, element
from medmir.page.reading import BUNDLE
from medmir.page.wording import description, findings

EAGER = 10  # cards whose picture is fetched at once; the rest when they come into view
CARD = "film-"  # what the id of a card's link begins with


def grid(cards: Sequence[Node], busy: bool = False) -> Node:
    """The list of cards; ``busy`` while another answer is on its way."""
    return element("ol", *cards, id="results", class_="results", aria_label="Results", aria_busy=busy and "true")


def collection_cards(cases: Sequence[Case], place: Place) -> list[Node]:
    """Films of the collection, in no order of merit."""
    return [_card(case, place, number, _view(case)) for number, case in enumerate(cases)]


def result_cards(bundle: Bundle, hits: Sequence[Hit], place: Place) -> list[Node]:
    """The hits of an answer with rank and score, best first; a bar's length is its share of the best score."""
    best = max((hit.score for hit in hits), default=0.0)
    return [_card(bundle.case(hit.case_id), place, number, *_result(number + 1, hit, bundle.case(hit.case_id), best))
            for number, hit in enumerate(hits)]


def _result(rank: int, hit: Hit, case: Case, best: float) -> list[Node]:
    share = max(hit.score, 0) / best if best > 0 else 0
    return [
        element("span", f"{rank}", class_="rank"),
        _view(case),
        element("data", f"{hit.score:.3f}", value=f"{hit.score:.7f}", class_="score"),
        element("meter", min=0, max=1, value=share, aria_hidden="true"),
    ]


def _view(case: Case) -> Node:
    return element("span", case.view, class_="view")


def _card(case: Case, place: Place, position: int, *caption: Node) -> Node:
    film = element("img", src=BUNDLE + case.thumbnail, alt=description(case), decoding="async",
                   loading="eager" if position < EAGER else "lazy")
    link = element("a", film, href=fragment(place.having(case=case.case_id)), id=CARD + case.case_id, class_="film")
    chips = [element("span", finding, class_="chip") for finding in findings(case)]
    figure = element("figure", link, element("figcaption", *caption, element("span", *chips, class_="chips")))
    return element("li", figure, class_="card", key=case.case_id)
