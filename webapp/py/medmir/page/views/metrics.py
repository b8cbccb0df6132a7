"""Metrics: how well this bundle retrieves, every figure with its interval, chance level and number of queries."""

from collections.abc import Awaitable

from medmir.measure.protocols import PROTOCOLS, Protocol
from medmir.page.address import Place
from medmir.page.markup import Node, element
from medmir.page.parts.chart import interval_bar, said
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert
from medmir.page.state import Session
from medmir.page.view import TO_SEARCH, Action, Doing
from medmir.page.work import Work

DRAWN = "mAP"
COLUMNS = ("recall@1", "recall@10", "precision@10", "nDCG@10")
READING = (
    "Each row is a kind of question, asked of this very collection. A figure is the mean over n queries; in brackets"
    " stands its 95 % interval (bootstrap over queries), below it what a random order of the films would reach. In the"
    " drawing the dot is the value, the line its interval, the tick chance.",
    "Recall@K is the field's hit rate: one right film among the first K is enough, so chance is high. Precision@10 is"
    " the share of right films among the first ten; mAP and nDCG@10 look at the order as well.",
)


class MetricsView:
    """The figures of ``metrics.json``."""

    name = "metrics"
    label = "Metrics"
    KEYS = (TO_SEARCH,)

    def title(self, place: Place, session: Session) -> str:
        """The view's name."""
        return self.label

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[dict]:
        """The bundle's figures."""
        return work.metrics()

    def draw(self, place: Place, session: Session) -> Node:
        """The protocols' table, or why there is none."""
        return reading_page(session, "How well this collection is searched", self._content(session))

    def act(self, action: Action, page: Doing) -> bool:
        """Nothing can be done here yet but read."""
        return False

    def _content(self, session: Session) -> list[Node]:
        if failure := session.failures.get(self.name):
            return [alert(failure)]
        metrics = session.loaded.get(self.name)
        if not session.bundle or metrics is None:
            return [element("p", "Loading the figures.", class_="dim", role="status")]
        if not metrics.get("protocols"):
            return [element("p", "Nothing was measured on this collection: it has neither labels nor reports to ask"
                            " about, or `medmir evaluate` has not been run.", class_="dim")]
        return [_honesty(session), *(element("p", sentence) for sentence in READING), _table(metrics["protocols"])]


def _honesty(session: Session) -> Node | None:
    """What the figures are figures of: those of a collection that was drawn from a model are not clinical."""
    made = session.manifest.get("corpus", {}).get("sampling")
    n = len(session.bundle.cases)
    told = f"Measured on the {n:,} films of “{session.manifest.get('title', 'this collection')}”."
    return element("p", f"{told} Its films were computed, not taken of patients: no figure here is clinical." if made
                   else f"{told} They hold for this collection and this model, and for no other.", class_="notice")


def _table(protocols: dict[str, dict]) -> Node:
    head = ("Question", "n", DRAWN, *(_capitalized(name) for name in COLUMNS))
    rows = [_row(PROTOCOLS.get(name, Protocol(name.replace("_", " "), "")), figures)
            for name, figures in protocols.items()]
    table = element("table", element("thead", element("tr", [element("th", name, scope="col") for name in head])),
                    element("tbody", rows), class_="figures")
    return element("div", table, class_="wide", tabindex=0, role="group", aria_label="Figures by kind of question")


def _capitalized(name: str) -> str:
    return name[0].upper() + name[1:] if name.islower() else name


def _row(protocol: Protocol, figures: dict[str, dict]) -> Node:
    title = element("th", element("span", protocol.title, class_="name"),
                    element("span", protocol.meaning, class_="dim"), scope="row")
    drawn = figures[DRAWN]
    return element("tr", title, element("td", f"{drawn['n']:,}", class_="number"),
                   element("td", interval_bar(drawn), _cell(drawn)), [element("td", _cell(figures[name]))
                                                                      for name in COLUMNS], key=protocol.title)


def _cell(figure: dict) -> list[Node]:
    return [element("span", said(figure), class_="number"),
            element("span", f"chance {figure['chance']:.2f}", class_="dim number")]
