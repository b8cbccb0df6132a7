"""The grid of films: cards, the line above them and the arrow keys."""

from collections.abc import Callable, Sequence

from pyodide.ffi import JsProxy
from pyscript import document, when
from pyscript.ffi import to_js
from pyscript.web import Element, button, data, figcaption, figure, img, li, meter, page, span

from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle
from medmir.page.content import fill
from medmir.page.download import BUNDLE
from medmir.page.wording import PATHS, description, duration, headline
from medmir.search.answer import Answer
from medmir.search.ranking import Hit

EAGER = 10  # cards whose picture is fetched at once; the rest when they come into view


class Results:
    """Shows hits as cards and calls ``on_open(case_id)`` for the one that is opened."""

    def __init__(self, bundle: Bundle, on_open: Callable[[str], None]):
        self._bundle, self._on_open = bundle, on_open
        self.case_ids: list[str] = []
        self._list = page["#results"][0]
        when("click", "#results", handler=lambda event: self._on_click(event))

    def show(self, answer: Answer, note: str) -> None:
        """Replace the grid by an answer; ``note`` says what a reader should know about it, if anything."""
        source = [self._source(answer.shown_query)] if answer.path == "similar" else []
        fill("#summary", source + _summary(answer, note))
        best = max((hit.score for hit in answer.hits), default=0.0)
        self._fill([_result(rank, hit, self._bundle.case(hit.case_id), best)
                    for rank, hit in enumerate(answer.hits, start=1)], answer.hits)

    def show_collection(self, cases: Sequence[Case], sentence: str) -> None:
        """Show films of the collection, in no order of merit."""
        fill("#summary", [span(textContent=sentence)])
        self._fill([_card(case, number, span(textContent=case.view, classes=["view"]))
                    for number, case in enumerate(cases)], cases)

    def fail(self, sentence: str) -> None:
        """Say why there is no answer."""
        fill("#summary", [span(textContent=sentence)])
        self._fill([], [])

    def wait(self) -> None:
        """Dim the old results while an answer is being computed."""
        self._list.setAttribute("aria-busy", "true")

    def rest(self) -> None:
        """There is no answer after all: the old results stand."""
        self._list.removeAttribute("aria-busy")

    def focus(self, position: int = 0) -> bool:
        """Put the focus on a card; False where there is none."""
        cards = self._list.querySelectorAll("button")
        if not 0 <= position < cards.length:
            return False
        cards[position].focus()
        return True

    def focus_case(self, case_id: str) -> None:
        """Put the focus on the card of a case."""
        if case_id in self.case_ids:
            self.focus(self.case_ids.index(case_id))

    def focused(self) -> str:
        """The case id of the card that has the focus, or an empty string."""
        active = document.activeElement
        return active.value if active and self._list.contains(active) else ""

    def move(self, key: str) -> bool:
        """Move the focus by an arrow key, Home or End; False where the key leads nowhere."""
        targets = {"ArrowDown": 0, "ArrowRight": 0}
        if self.focused():
            here, columns = self.case_ids.index(self.focused()), self._columns()
            targets = {"ArrowRight": here + 1, "ArrowLeft": here - 1, "ArrowDown": here + columns,
                       "ArrowUp": here - columns, "Home": 0, "End": len(self.case_ids) - 1}
        return key in targets and self.focus(targets[key])

    def _source(self, case_id: str) -> img:
        return img(src=BUNDLE + self._bundle.case(case_id).thumbnail, alt="", classes=["source"])

    def _columns(self) -> int:
        tops = [card.offsetTop for card in self._list.children]
        return tops.count(tops[0]) if tops else 1

    def _fill(self, cards: list[li], shown: Sequence[Case | Hit]) -> None:
        had_focus = bool(self.focused())
        self.case_ids = [row.case_id for row in shown]
        fill("#results", cards)
        self.rest()
        if had_focus:
            self.focus()
        page["#summary"][0].scrollIntoView(to_js({"block": "nearest"}))

    def _on_click(self, event: JsProxy) -> None:
        if opened := event.target.closest("button"):
            self._on_open(opened.value)


def _summary(answer: Answer, note: str) -> list[span]:
    return [
        span(textContent=PATHS[answer.path], classes=["path"]),
        span(textContent=headline(answer)),
        span(textContent=duration(answer.milliseconds), classes=["dim"]),
        span(textContent=note, classes=["dim"]),
    ]


def _card(case: Case, position: int, *caption: Element) -> li:
    """A film with its labels. Text goes in as ``textContent`` only: the bundle is not trusted as HTML."""
    picture = img(
        src=BUNDLE + case.thumbnail, alt=description(case), loading="eager" if position < EAGER else "lazy",
        decoding="async",
    )
    chips = [span(textContent=label, classes=["chip"]) for label in case.labels]
    return li(figure(
        button(picture, type="button", value=case.case_id, classes=["film"]),
        figcaption(*caption, span(*chips, classes=["chips"])),
    ), classes=["card"])


def _result(rank: int, hit: Hit, case: Case, best: float) -> li:
    bar = meter(min=0, max=1, value=max(hit.score, 0) / best if best > 0 else 0, ariaHidden="true")
    return _card(
        case,
        rank - 1,
        span(textContent=f"{rank}", classes=["rank"]),
        span(textContent=case.view, classes=["view"]),
        data(textContent=f"{hit.score:.3f}", value=f"{hit.score:.7f}", classes=["score"]),
        bar,
    )
