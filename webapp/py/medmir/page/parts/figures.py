"""Figures as the metrics view shows them: a few on cards, the others as bars; each with interval, chance and n."""

from collections.abc import Iterable, Mapping

from medmir.page.language import counted, later, say
from medmir.page.markup import Node, element
from medmir.page.parts.chart import chance_said, figure_bar, said

HEADLINES = (
    ("text_to_image_adjusted", "precision@10", later("of the first ten films are right, asked in clinical words")),
    ("lay_held_out", "precision@10", later("of the first ten films are right, asked in words of patients")),
    ("laterality", "precision@10", later("of the first ten films are right, asked for a finding on one side")),
    ("severity", "precision@10", later("of the first ten films are right, asked for a finding of one grade")),
    ("image_to_image", "precision@10", later("of the first ten films share a finding with the film that asks")),
    ("image_to_report", "recall@10", later("of the films find a report with their findings among the first ten")),
)
"""Protocol, metric, and what its percentage is one of."""
LOW_TO_HIGH = later("95 % interval {low} to {high} %, by chance {chance} %, n = {n}")


def cards(protocols: Mapping[str, dict]) -> Node | None:
    """The few figures that most readers want, in words."""
    shown = [_card(protocols[name][metric], says) for name, metric, says in HEADLINES
             if metric in protocols.get(name, {})]
    return element("ul", shown, class_="headlines") if shown else None


def _card(figure: dict, says: str) -> Node:
    low, high, chance = (f"{100 * figure[name]:.0f}" for name in ("low", "high", "chance"))
    return element("li", element("strong", f"{100 * figure['value']:.0f} %"), element("span", say(says)),
                   element("span", say(LOW_TO_HIGH, low=low, high=high, chance=chance, n=counted(figure["n"])),
                           class_="dim"))


def bars(rows: Iterable[tuple[str, str, dict]], label: str) -> Node:
    """Name, address and figure of each bar, in order; a name without an address is no link."""
    return element("ol", [_bar(*row) for row in rows], class_="bars", aria_label=label)


def _bar(name: str, address: str, figure: dict) -> Node:
    told = f"{chance_said(figure)}, n = {counted(figure['n'])}"
    return element("li", element("a", name, href=address) if address else element("span", name), figure_bar(figure),
                   element("span", said(figure), class_="number"), element("span", told, class_="dim number"), key=name)


def shares(rows: Iterable[tuple[str, str, int]], of: int, label: str) -> Node:
    """Name, address and number of each share ``of`` so many films."""
    return element("ol", [_share(*row, of) for row in rows], class_="bars", aria_label=label)


def _share(name: str, address: str, count: int, of: int) -> Node:
    told = say("{count} of {of} films, {percent} %", count=counted(count), of=counted(of),
               percent=f"{100 * count / of:.1f}")
    return element("li", element("a", name, href=address), element("meter", min=0, max=of, value=count,
                                                                   aria_hidden="true"),
                   element("span", told, class_="number"), key=name)
