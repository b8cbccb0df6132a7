"""A case's report: its sections with the words of the question marked, numbered impressions as lists."""

import re
from collections.abc import Collection
from itertools import pairwise

from medmir.bundle.contract import Report
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.films import marked_text

HEADINGS = {"findings": later("Findings (of a report)"), "impression": later("Impression")}
NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s+")


def sections(report: Report, words: Collection[str]) -> list[Node]:
    """The sections that the report has."""
    return [section(name, text, words) for name, text in report._asdict().items() if text]


def section(name: str, text: str, words: Collection[str] = ()) -> Node:
    """One section under its heading; ``words`` are marked."""
    return element("section", element("h3", say(HEADINGS[name])), _told(text, words), id=f"case-{name}", key=name)


def _told(text: str, words: Collection[str]) -> Node:
    if points := numbered(text):
        return element("ol", [element("li", marked_text(f"{point} ", words)) for point in points], class_="points")
    return element("p", marked_text(text, words))


def numbered(text: str) -> list[str]:
    """The points of "1. Effusion. 2. No pneumothorax.", each with its number as it is written, which a copy keeps.

    None unless the text begins with the first and has two. A number that is not the next one, as in "T8. ", belongs to
    the point it stands in.
    """
    text, numbers = text.strip(), []
    for found in NUMBER.finditer(text):
        if int(found[1]) == len(numbers) + 1 and (numbers or found.start() == 0):
            numbers.append(found)
    bounds = [*(number.start() for number in numbers), len(text)]
    points = [text[start:end].strip() for start, end in pairwise(bounds)]
    return points if len(points) > 1 else []
