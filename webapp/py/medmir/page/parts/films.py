"""The grid of films: a card each, with what is known of it and a link that opens it."""

from collections.abc import Collection, Iterator, Sequence

from medmir.bundle.contract import Case, Fact
from medmir.page.address import Place, fragment
from medmir.page.asking import narrowed
from medmir.page.found import Found
from medmir.page.language import counted, say
from medmir.page.markup import Node, element, find
from medmir.page.parts.hiding import hidden, seen
from medmir.page.parts.tray import card_actions
from medmir.page.reading import BUNDLE
from medmir.page.state import Session
from medmir.page.wording import contributions, cut, description, findings, provenance, these_behind
from medmir.search.answer import Answer
from medmir.search.highlight import marked
from medmir.search.query import RELEVANCE, Condition, Query
from medmir.search.understanding import finding_text, finding_wanted
from medmir.vocabulary.phrase import Wanted

EAGER = 10  # cards whose picture is fetched at once; the rest when they come into view
CARD = "film-"  # what the id of a card's link begins with


def shown_in(drawn: Node) -> list[str]:
    """The ids of the films whose cards a drawing holds, each once, in their order."""
    links = find(drawn, lambda node: node.tag == "a" and str(node.attributes.get("id", "")).startswith(CARD))
    return list(dict.fromkeys(link.attributes["id"].removeprefix(CARD) for link in links))


def grid(cards: Sequence[Node], busy: bool = False, **attributes: str) -> Node:
    """The list of cards; ``busy`` while another answer is on its way."""
    named = {"id": "results", "aria_label": say("Results")} | attributes
    return element("ol", *cards, class_="results", aria_busy=busy and "true", **named)


def collection_cards(session: Session, cases: Sequence[Case], place: Place) -> list[Node]:
    """Films of the collection, in no order of merit."""
    return [_card(seen(case, session), place, number, [_view(case), card_actions(case.case_id, place, session)], [])
            for number, case in enumerate(cases)]


def result_cards(session: Session, found: Found, place: Place, query: Query, words: Collection[str]) -> list[Node]:
    """The hits of an answer, best first, with a line where those end that stand out; ``words`` are marked."""
    cards = list(_results(session, found, place, query.skip, words))
    line = cut(found.answer.relevant, len(cards)) if query.order == RELEVANCE else ""
    if line:
        cards.insert(found.answer.relevant, element("li", line, class_="cut", id="cut", key="cut"))
    return cards


def told_card(session: Session, case: Case, place: Place, position: int, told: Sequence[Node]) -> Node:
    """A film with what is told of it where it is shown."""
    return _card(case, place, position, [_view(case), card_actions(case.case_id, place, session)], list(told))


def small_card(case: Case, place: Place, prefix: str, told: Sequence[Node | str]) -> Node:
    """A film that may be shown again elsewhere in the view: what is told of it, its findings, no buttons."""
    return _card(case, place, EAGER, [element("span", told), _view(case)], [], prefix)


def compared_cards(session: Session, answer: Answer, place: Place) -> list[Node]:
    """The hits of another answer, to be looked at beside the first: rank and view alone."""
    cases = [seen(session.bundle.case(hit.case_id), session) for hit in answer.hits]
    return [_card(case, place, number, [element("span", f"{number + 1}", class_="rank"), _view(case)], [], "before-")
            for number, case in enumerate(cases)]


def _results(session: Session, found: Found, place: Place, skipped: int, words: Collection[str]) -> Iterator[Node]:
    for number, hit in enumerate(found.answer.hits):
        case = seen(session.bundle.case(hit.case_id), session)
        snippet = "" if hidden(hit.case_id, session) else found.snippets.get(hit.case_id, "")
        rank = element("span", counted(skipped + number + 1), class_="rank")
        caption = [rank, _view(case), *_score(found, hit.case_id), card_actions(hit.case_id, place, session)]
        rest = [_snippet(snippet, words), _folded(found.answer, hit.case_id, place),
                None if hidden(hit.case_id, session) else _why(found.answer, case, session)]
        yield _card(case, place, number, caption, rest)


def _score(found: Found, case_id: str) -> list[Node | None]:
    """How far the film stands from the collection's middle, as a number and as a bar; no bar where nothing is alike."""
    share = found.answer.shares.get("meaning", {}).get(case_id)
    if not share:
        return []
    strength = found.answer.strength(share.score) if found.judged.in_domain else 0
    return [element("data", these_behind(share), value=f"{share.score:.7f}", class_="score",
                    title=say("closer than {these} of this collection", these=these_behind(share))),
            element("meter", min=0, max=1, value=f"{strength:.3f}", aria_hidden="true")]


def _snippet(sentence: str, words: Collection[str]) -> Node | None:
    return element("p", marked_text(sentence, words), class_="snippet") if sentence else None


def marked_text(text: str, words: Collection[str]) -> list[Node | str]:
    """A text in which the words that were asked for stand out."""
    return [element("mark", piece.text) if piece.asked else piece.text for piece in marked(text, words)]


def _folded(answer: Answer, case_id: str, place: Place) -> Node | None:
    same = answer.folded.get(case_id, ())
    links = [element("a", each, href=fragment(place.having(case=each))) for each in same]
    return element("p", say("The same film again:"), " ", links, class_="dim folded") if links else None


def _why(answer: Answer, case: Case, session: Session) -> Node | None:
    told = [element("p", sentence) for sentence in contributions(answer, case.case_id)]
    if told and case.labels:
        told.append(element("p", provenance(session.manifest)))
    return element("details", element("summary", say("Why")), told, class_="why", key="why") if told else None


def _view(case: Case) -> Node:
    return element("span", case.view, class_="view")


def _card(case: Case, place: Place, position: int, caption: list[Node], rest: list[Node | None], prefix: str = CARD
          ) -> Node:
    film = element("img", src=BUNDLE + case.thumbnail, alt=description(case), decoding="async",
                   loading="eager" if position < EAGER else "lazy")
    link = element("a", film, href=fragment(place.having(case=case.case_id)), id=prefix + case.case_id, class_="film")
    chips = [_chip(text, label, case, place) for text, label in zip(findings(case), case.labels, strict=True)]
    figure = element("figure", link, element("figcaption", *caption, element("span", *chips, class_="chips"), *rest))
    return element("li", figure, class_="card", key=case.case_id)


def _chip(text: str, label: str, case: Case, place: Place) -> Node:
    """A finding of the film; it leads to the films with the same one."""
    there = narrowed(place.behind, _asked(label, [fact for fact in case.facts if fact.label == label]))
    only = say("Only films with: {finding}", finding=text)
    return element("a", text, href=fragment(there), class_="chip", title=only)


def _asked(label: str, facts: Sequence[Fact]) -> Condition:
    """The finding as this film has it, where it can be said in a question; else its label."""
    if len(facts) == 1:
        fact = facts[0]
        wanted = Wanted(label, fact.side, fact.severity, fact.lobe)
        if finding_wanted(finding_text(wanted)) == wanted:
            return Condition("finding", (finding_text(wanted),))
    return Condition("label", (label,))
