import re

import pytest

from medmir.page import language
from medmir.page.language import counted, later, say, speak


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setitem(language.TABLES, "de", {"{n} films": "{n} Bilder"})


def test_a_sentence_is_said_in_the_language_of_the_browser(german):
    assert speak("de-AT") == "de"
    assert say("{n} films", n=3) == "3 Bilder"


def test_what_nobody_translated_is_said_in_english(german):
    speak("de")
    assert say(later("Close")) == "Close"


def test_a_language_without_a_table_leaves_the_page_english(german):
    assert speak("fi") == "en"
    assert say("{n} films", n=3) == "3 films"


def test_thousands_stand_apart_as_no_decimal_does():
    assert counted(1019) == "1,019"
    speak("de")
    assert (counted(1019), counted(112_120.0), counted(7)) == ("1\u202f019", "112\u202f120", "7")


def test_braces_of_a_sentence_without_values_stay():
    assert say("a {brace}") == "a {brace}"


@pytest.mark.parametrize("language_", sorted(language.TABLES))
def test_a_translation_has_the_values_of_its_sentence(language_):
    for sentence, told in language.TABLES[language_].items():
        assert sorted(re.findall(r"{\w+}", sentence)) == sorted(re.findall(r"{\w+}", told)), sentence
