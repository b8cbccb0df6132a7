"""The bundle's cards, which are Markdown, as a node tree: headings, quotes, bullets, tables and paragraphs.

The pieces that :mod:`pipeline.cards.markdown` writes, and no others: what is not one of them is a paragraph. Links and
inline markup are left as they are written.
"""

import re
from collections.abc import Iterator

from medmir.page.language import say
from medmir.page.markup import Node, element

HEADING = re.compile(r"(#{1,6}) +(.+)")
DEEPEST = 6
CELL = re.compile(r"(?<!\\)\|")  # a bar that no backslash makes part of the text


def card(markdown: str, below: int = 0) -> list[Node]:
    """The card's blocks in order; ``below`` is the level of the heading that the card stands under."""
    return [_block(block, below) for block in _blocks(markdown)]


def _blocks(markdown: str) -> Iterator[list[str]]:
    for block in re.split(r"\n\s*\n", markdown.strip()):
        if lines := [line.rstrip() for line in block.splitlines() if line.strip()]:
            yield lines


def _block(lines: list[str], below: int) -> Node:
    if heading := HEADING.fullmatch(lines[0]) if len(lines) == 1 else None:
        return element(f"h{min(len(heading[1]) + below, DEEPEST)}", heading[2])
    if all(line.startswith(">") for line in lines):
        return element("blockquote", " ".join(line.removeprefix(">").strip() for line in lines))
    if lines[0].startswith(("- ", "* ")):
        return element("ul", [element("li", item) for item in _items(lines)])
    if len(lines) > 1 and lines[0].startswith("|"):
        return _table([_cells(line) for line in lines])
    return element("p", " ".join(lines))


def _items(lines: list[str]) -> list[str]:
    """The bullets; a line that begins none goes on with the one before."""
    items: list[str] = []
    for line in lines:
        if line.startswith(("- ", "* ")):
            items.append(line[2:].strip())
        else:
            items[-1] += f" {line.strip()}"
    return items


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in CELL.split(line.strip().strip("|"))]


def _table(rows: list[list[str]]) -> Node:
    """The first row is the head; the second, of dashes, only marks it as such."""
    head = element("tr", [element("th", cell, scope="col") for cell in rows[0]])
    body = [element("tr", [element("td", cell) for cell in row]) for row in rows[2:]]
    table = element("table", element("thead", head), element("tbody", body))
    named = say("Table: {first}", first=rows[0][0])
    return element("div", table, class_="wide", tabindex=0, role="group", aria_label=named)
