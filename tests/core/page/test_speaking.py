"""The page speaks its browser's language, and another one as soon as the reader asks for it."""

import pytest
from support.page_without_browser import by_id

from medmir.page.markup import find, text
from medmir.page.parts.shell import PRIVACY


def pressed(tab):
    languages = find(tab.browser.drawings[-1], lambda node: node.attributes.get("data-do") == "speak")
    return [text(each) for each in languages if each.attributes["aria-pressed"] == "true"]


@pytest.mark.parametrize(("wanted", "spoken", "called"), [
    ("de-CH", "de", "Deutsch"), ("es-419", "es", "Español"), ("en-GB", "en", "English"), ("fi", "en", "English"),
    ("", "en", "English")])
def test_the_browser_chooses_the_language_and_hears_which_one_the_page_has(tab, wanted, spoken, called):
    here = tab(language=wanted).start()
    assert here.browser.spoken == spoken
    assert pressed(here) == [called]


def test_an_answer_is_told_in_the_language(tab):
    here = tab("#q=left+effusion", "de").start()
    assert "„left effusion“" in here.says("summary")
    assert by_id(here.browser.drawings[-1], "search").children == ("Suche",)


def test_another_language_is_spoken_at_once_and_in_this_tab_only(tab):
    here = tab("#view=tray", "de").start()
    assert here.browser.titles[-1] == "Ablage - Med-MIR"
    assert here.act("speak", "es")
    assert here.browser.titles[-1] == "Bandeja - Med-MIR"
    assert here.browser.spoken == "es" and pressed(here) == ["Español"]
    assert here.act("speak", "en")
    assert PRIVACY in text(here.browser.drawings[-1])


def test_a_film_is_described_in_the_language_and_written_into_a_file_as_it_is_labelled(tab):
    here = tab("", "de").start()
    here.act("favourite", "a")
    assert "Ablage: 1 Aufnahme" in here.says("to-tray")
    here.act("tray-csv")
    labels = here.app.session.bundle.case("a").labels
    assert labels and all(label in here.browser.saved["Tray.csv"] for label in labels)
