"""Which labels came for which: a matrix of counts, its rows what was asked, its columns what came."""

from medmir.page.language import counted, say
from medmir.page.markup import Node, element
from medmir.page.parts.asked_by import films_with
from medmir.page.wording import value_name

SHADES = 4  # of a cell, besides none


def matrix(table: dict) -> Node:
    """Right films on the diagonal, beside it how often a wrong film had each label."""
    most = max((count for row in table["came"] for count in row), default=0)
    head = element("tr", element("td", say("asked, n"), class_="dim"),
                   [element("th", element("span", value_name(label)), scope="col") for label in table["labels"]])
    rows = [_row(table, number, most) for number in range(len(table["labels"]))]
    drawn = element("table", element("thead", head), element("tbody", rows), class_="confusion")
    named = say("Labels taken for one another")
    return element("div", drawn, class_="wide", tabindex=0, role="group", aria_label=named)


def _row(table: dict, number: int, most: int) -> Node:
    label, places = table["labels"][number], table["places"][number]
    name = element("th", element("a", value_name(label), href=films_with(label)),
                   element("span", f" {counted(places)}", class_="dim"),
                   scope="row")
    cells = [_right(table["right"][number], places) if other == number else _wrong(count, most)
             for other, count in enumerate(table["came"][number])]
    return element("tr", name, cells, key=label)


def _right(count: int, places: int) -> Node:
    told = say("{n} of {of} films are right", n=counted(count), of=counted(places))
    return element("td", counted(count), class_="right number", title=told)


def _wrong(count: int, most: int) -> Node:
    shade = -(-SHADES * count // most) if most else 0
    return element("td", counted(count) if count else "·", class_=f"number shade-{shade}")
