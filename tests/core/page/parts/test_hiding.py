"""Labels and reports off until they are asked for: nothing on the page gives a film away meanwhile."""

from dataclasses import replace

import pytest

from medmir.bundle.contract import Fact
from medmir.page.markup import html


@pytest.fixture
def here(tab):
    """A tab whose film a has all that tells what is on it."""
    opened = tab("#q=effusion").start()
    told = {"labels": ("Secret",), "facts": (Fact("Secret", "left", box=(0.0, 0.0, 1.0, 1.0)),),
            "devices": ("secret wire",), "columns": {"MeSH": "Secret/left"}}
    bundle = opened.app.session.bundle
    bundle.cases[:] = [replace(case, **told) for case in bundle.cases]
    return opened


def shown(here) -> str:
    return html(here.browser.element("case") or here.browser.element("results")).casefold()


def test_one_key_takes_the_answers_off_the_cards_and_brings_them_back(here):
    here.go("#q=left+effusion")
    assert "secret" in shown(here) and "small left" in shown(here).replace("<mark>", "").replace("</mark>", "")
    here.press("h")
    assert "secret" not in shown(here) and "small" not in shown(here)
    assert here.films, "the films stay"
    here.press("h")
    assert "secret" in shown(here)


def test_an_open_film_shows_neither_labels_nor_report_until_it_is_asked(here):
    here.press("h")
    here.go("#q=effusion&case=b")
    assert "secret" not in shown(here) and "small left" not in shown(here)
    assert "Labels and report are hidden." in here.says("case-hidden")
    assert here.press("a")
    assert "Small left effusion." in here.says("case-findings") and here.says("case-facts")


def test_the_answer_to_one_film_is_not_that_to_the_next(here):
    here.press("h")
    here.go("#case=b")
    here.act("show-labels")
    here.go("#case=a")
    assert "secret" not in shown(here) and here.says("case-hidden")


def test_the_button_says_whether_labels_are_hidden(here):
    def pressed(element_id):
        return here.browser.element(element_id).attributes["aria-pressed"]

    assert pressed("hide-labels") == "false"
    here.go("#q=effusion&case=b")
    here.press("h")
    assert pressed("hide-labels") == pressed("case-hide-labels") == "true"
