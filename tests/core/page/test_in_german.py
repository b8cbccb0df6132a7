"""What a German reader sees and hears of the main views: nothing that the German table has a word for is English."""

import re
from collections.abc import Iterator

import pytest
from support.page_without_browser import Tab

from medmir.page.language import TABLES
from medmir.page.markup import Node

HEARD = ("aria-label", "title", "placeholder", "alt")
ENGLISH = {sentence for sentence, told in TABLES["de"].items() if told != sentence}
WHOLE = re.compile("|".join(re.sub(r"\\{\w+\\}", ".+", re.escape(each)) for each in sorted(ENGLISH, key=len)[::-1]))
QUESTIONS = {"left", "right", "search"}  # stand in what was asked and in reports, which are in the collection's words
VIEWS = ("", "#q=left+effusion", "#q=xyzzy", "#filter=label:Effusion", "#view=tray", "#view=map", "#view=metrics",
         "#view=hard-cases", "#view=study", "#view=benchmark", "#view=about", "#q=effusion&case=a",
         "#view=compare&cases=a,b")


def words_of(node: Node) -> Iterator[str]:
    """Every text of a drawing, seen or heard, but for what the collection says itself."""
    if node.attributes.get("id") in ("case-findings", "case-impression") or node.attributes.get("class") == "snippet":
        return
    yield from (str(node.attributes[name]) for name in HEARD if node.attributes.get(name))
    for child in node.children:
        yield from [child] if isinstance(child, str) else words_of(child)


def english(tab: Tab) -> list[str]:
    told = [words.strip() for drawing in tab.browser.drawings[-1:] for words in words_of(drawing)]
    return [words for words in told if WHOLE.fullmatch(words) and words not in QUESTIONS]


@pytest.mark.parametrize("fragment", VIEWS)
def test_no_english_sentence_is_left(tab, fragment):
    assert english(tab(fragment, "de").start()) == []


def test_no_english_sentence_is_left_where_films_are_gathered(tab):
    here = tab("#q=left+effusion", "de").start()
    for action in ("favourite", "select", "like"):
        here.act(action, "a")
    assert english(here) == []
    here.go("#view=tray")
    assert here.says("gathered") and english(here) == []


def test_english_would_be_found(tab):
    assert english(tab("", "en").start())
