"""Films beside one another: what a question asked for and what came in its place."""

from collections.abc import Iterable, Mapping

from medmir.page.address import Place
from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.page.parts.asked_by import question
from medmir.page.parts.films import small_card
from medmir.page.state import Session


class Row:
    """Films of one view, in which a film may come again: each card has an id of its own."""

    def __init__(self, session: Session, place: Place):
        self._session, self._place, self._shown = session, place, 0

    def film(self, case_id: str, *told: Node | str) -> Node | None:
        """A film's card with what is told of it; None where the collection has no such film."""
        if not self._session.bundle.has(case_id):
            return None
        self._shown += 1
        return small_card(self._session.bundle.case(case_id), self._place, f"shown-{self._shown}-", told)

    def films(self, case_ids: Iterable[str], hits: str = "") -> Node:
        """Films in their order; ``hits`` says of each of an answer's whether it is right ("1") or wrong ("0")."""
        told = [self.film(case_id, _place(number, hits) if hits else "") for number, case_id in enumerate(case_ids)]
        return element("ol", told, class_="film-row")

    def came(self, miss: Mapping) -> Node:
        """The wrong film that came, with its place."""
        return element("ol", self.film(miss["case_id"], say("came, place {place}", place=miss["place"])),
                       class_="film-row")

    def pair(self, pair: Mapping) -> Node:
        """A question, beside it the film that answers it best, or the one that asks, and the wrong one that came."""
        asks, best = pair.get("film", ""), pair.get("best", "")
        cards = [self.film(asks, say("asks")) if asks else None,
                 self.film(best, say("correct")) if best else None,
                 self.film(pair["case_id"], say("came, place {place}", place=pair["place"]))]
        return element("li", element("p", question(pair)), element("ol", cards, class_="film-row"))


def _place(number: int, hits: str) -> str:
    return f"{number + 1}, {say('correct') if hits[number:number + 1] == '1' else say('wrong')}"
