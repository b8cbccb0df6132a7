"""Metrics: how well this bundle retrieves, every figure with its interval, chance level and number of queries."""

from collections.abc import Awaitable, Mapping

import numpy as np

from medmir.bundle.contract import CURVES
from medmir.page.address import Place
from medmir.page.figures_csv import table_csv
from medmir.page.language import counted, later, say
from medmir.page.markup import Node, element
from medmir.page.parts.asked_by import KIND, choice, films_of, films_with, protocol
from medmir.page.parts.buttons import button
from medmir.page.parts.chart import chance_said, interval_bar, said
from medmir.page.parts.confusion import matrix
from medmir.page.parts.curves import curves
from medmir.page.parts.figures import bars, cards, shares
from medmir.page.parts.methods import methods
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert
from medmir.page.state import Session
from medmir.page.view import TO_SEARCH, Action, Doing
from medmir.page.wording import MODE_NAMES, value_name
from medmir.page.work import Work
from medmir.search.case_columns import columns_of

DRAWN = "mAP"
COLUMNS = ("recall@1", "recall@10", "precision@10", "nDCG@10")
BY = "by"
"""The field of the address that says which metric is drawn."""
CHOSEN = "chosen-kind"
"""The id of the heading of the kind that is looked at."""
FIRST = "text_to_image_adjusted"
CHOICES = {"choose-kind": KIND, "choose-metric": BY}
TABLES = {"figures-csv": "figures", "curves-csv": "curves", "confusions-csv": "confusions"}
WAYS = MODE_NAMES | {"as_asked": later("As this page asks")}
READING = (
    later("Each row is a kind of question, asked of this very collection. A figure is the mean over n queries; in"
          " brackets stands its 95 % interval (bootstrap over queries), below it what a random order of the films would"
          " reach. In the drawing the dot is the value, the line its interval, the tick chance."),
    later("Recall@K is the field's hit rate: one right film among the first K is enough, so chance is high."
          " Precision@10 is the share of right films among the first ten; mAP and nDCG@10 look at the order as well."),
)


class MetricsView:
    """The figures of ``metrics.json``, and the curves beside them."""

    name = "metrics"
    label = later("Metrics")
    KEYS = (TO_SEARCH,)

    def title(self, place: Place, session: Session) -> str:
        """The view's name."""
        return say(self.label)

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[dict]:
        """The bundle's figures."""
        return _load(work)

    def draw(self, place: Place, session: Session) -> Node:
        """What was measured, from the few figures to all, or why there is none."""
        return reading_page(session, say("How well this collection is searched"), self._content(place, session))

    def act(self, action: Action, page: Doing) -> bool:
        """Look at another kind of question or another metric, or take a table away."""
        if action.name in CHOICES:
            page.focus_later(CHOSEN)
            page.go(page.place.having(**{CHOICES[action.name]: action.value}))
        elif action.name in TABLES and (metrics := page.session.loaded.get(self.name)):
            name = TABLES[action.name]
            page.save(f"med-mir-{name}.csv", "text/csv", table_csv(name, metrics, metrics.get("curves", {})))
        else:
            return False
        return True

    def _content(self, place: Place, session: Session) -> list[Node | None]:
        if failure := session.failures.get(self.name):
            return [alert(failure)]
        metrics = session.loaded.get(self.name)
        if not session.bundle or metrics is None:
            return [element("p", say("Loading the figures."), class_="dim", role="status")]
        if not metrics.get("protocols"):
            return [element("p", say("Nothing was measured on this collection: it has neither labels nor reports to ask"
                                     " about, or `medmir evaluate` has not been run."), class_="dim")]
        return [_honesty(session), cards(metrics["protocols"]), _files(metrics), _closer(place, metrics),
                *(element("p", say(sentence)) for sentence in READING), _table(metrics["protocols"]),
                _labels(session), methods()]


async def _load(work: Work) -> dict:
    return {**await work.metrics(), "curves": await work.part(CURVES)}


def _honesty(session: Session) -> Node:
    """What the figures are figures of: those of a collection that was drawn from a model are not clinical."""
    told = say("Measured on the {n} films of “{title}”.", n=counted(len(session.bundle.cases)),
               title=session.manifest.get("title") or say("this collection"))
    made = session.manifest.get("corpus", {}).get("sampling")
    rest = say("Its films were computed, not taken of patients: no figure here is clinical.") if made else say(
        "They hold for this collection and this model, and for no other.")
    return element("p", f"{told} {rest}", class_="notice")


def _files(metrics: Mapping) -> Node:
    curved = metrics.get("curves")
    return element("div", button(say("Figures as CSV"), "figures-csv"),
                   button(say("Curves as CSV"), "curves-csv") if curved else None,
                   button(say("Confusions as CSV"), "confusions-csv") if curved else None, class_="actions")


def _closer(place: Place, metrics: Mapping) -> Node | None:
    """One kind of question, looked at closely."""
    groups, asked = metrics.get("groups", {}), metrics.get("asked", {})
    names = [name for name in (*metrics["protocols"], *asked) if groups.get(name) or name in asked]
    if not names:
        return None
    name = place.get(KIND) if place.get(KIND) in names else FIRST if FIRST in names else names[0]
    figures = metrics["protocols"].get(name) or next(iter(asked[name].values()))
    metric = place.get(BY) if place.get(BY) in figures else DRAWN
    kind = protocol(name)
    return element(
        "section",
        choice("choose-kind", [(each, protocol(each).title) for each in dict.fromkeys(names)], name,
               say("Kinds of questions")),
        element("h3", kind.title, id=CHOSEN, tabindex=-1),
        element("p", say("Asked and counted: {meaning}. n = {n} questions.", meaning=kind.meaning,
                         n=counted(figures[metric]["n"]))),
        curves(metrics.get("curves", {}), name),
        choice("choose-metric", [(each, _capitalized(each)) for each in figures], metric, say("Metrics")),
        element("div", element("div", _bars(name, groups.get(name, {}), metric), _ways(asked.get(name, {}), metric)),
                element("div", _confusion(metrics, name)), class_="drawn"),
        class_="closer")


def _bars(name: str, groups: Mapping[str, dict], metric: str) -> list[Node]:
    """The groups of a protocol, the highest first; each leads to its films."""
    ordered = sorted(((group, rows[metric]) for group, rows in groups.items() if metric in rows),
                     key=lambda row: (-row[1]["value"], row[0]))
    heading = say("{metric} by label, side and grade", metric=_capitalized(metric))
    drawn = bars([(value_name(group), films_of(name, group), figure) for group, figure in ordered], heading)
    leads = say("A name leads to its films. The bar is the mean, the line with ends its 95 % interval, the dashed"
                " stroke chance.")
    return [element("h4", heading), element("p", leads, class_="dim"), drawn] if ordered else []


def _ways(ways: Mapping[str, dict], metric: str) -> list[Node]:
    """What meaning, the words of reports, both, and the page itself make of the same questions."""
    rows = [(say(WAYS.get(way, way)), "", figures[metric]) for way, figures in ways.items() if metric in figures]
    heading = say("{metric} by way of asking", metric=_capitalized(metric))
    return [element("h4", heading), bars(rows, heading)] if rows else []


def _confusion(metrics: Mapping, name: str) -> list[Node]:
    table = metrics.get("curves", {}).get("confusions", {}).get(name)
    if not table:
        return []
    told = say("Labels taken for one another among the first ten films")
    more = say("The {n} labels that are asked for most often, of {of}.", n=len(table["labels"]), of=table["of"])
    return [element("h4", told), element("p", more, class_="dim") if len(table["labels"]) < table["of"] else None,
            matrix(table)]


def _labels(session: Session) -> Node | None:
    """How often each label stands in the collection."""
    n, column = len(session.bundle.cases), columns_of(session.bundle).column("label")
    if not column.names:
        return None
    counts = zip(column.names, column.counts(np.ones(n, dtype=bool)).tolist(), strict=True)
    rows = [(value_name(name), films_with(name), count)
            for name, count in sorted(counts, key=lambda pair: (-pair[1], pair[0]))]
    return element("section", element("h3", say("Labels of the collection")), shares(rows, n, say("Labels")))


def _table(protocols: dict[str, dict]) -> Node:
    head = (say("Question"), "n", DRAWN, *(_capitalized(name) for name in COLUMNS))
    rows = [_row(name, figures) for name, figures in protocols.items()]
    table = element("table", element("thead", element("tr", [element("th", name, scope="col") for name in head])),
                    element("tbody", rows), class_="figures")
    return element("div", table, class_="wide", tabindex=0, role="group", aria_label=say("Figures by kind of question"))


def _capitalized(name: str) -> str:
    return name[0].upper() + name[1:] if name.islower() else name


def _row(name: str, figures: dict[str, dict]) -> Node:
    kind, drawn = protocol(name), figures[DRAWN]
    title = element("th", element("span", kind.title, class_="name"), element("span", kind.meaning, class_="dim"),
                    scope="row")
    return element("tr", title, element("td", counted(drawn["n"]), class_="number"),
                   element("td", interval_bar(drawn), _cell(drawn)), [element("td", _cell(figures[name]))
                                                                      for name in COLUMNS], key=kind.title)


def _cell(figure: dict) -> list[Node]:
    return [element("span", said(figure), class_="number"), element("span", chance_said(figure), class_="dim number")]
