"""Every sentence that the page says stands in every language, and no other."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from support.sentences import SOURCE, said, unreadable

from medmir.page import languages
from medmir.page.language import ENGLISH, TABLES

OTHERS = sorted(set(TABLES) - {ENGLISH})


def test_every_sentence_can_be_read_where_it_is_said_or_marked():
    assert unreadable() == []


def test_numbers_of_thousands_are_written_as_the_language_does():
    sources = {path.name: path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.name != "language.py"}
    assert [name for name, text in sources.items() if re.search(r":,[.}]", text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing(language):
    assert sorted(said() - set(TABLES[language])) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_translated_that_nobody_says(language):
    assert sorted(set(TABLES[language]) - said()) == []


def test_every_word_with_two_meanings_is_said():
    assert sorted(set(TABLES[ENGLISH]) - said()) == []


@pytest.mark.parametrize("language", ["german", "spanish"])
def test_a_sentence_is_translated_in_one_way(language):
    names = [each.name for each in iter_modules(languages.__path__) if each.name.endswith(f"_{language}")]
    told = [import_module(f"{languages.__name__}.{name}").SENTENCES.items() for name in names]
    ways = {pair for items in told for pair in items}
    assert len(ways) == len({sentence for sentence, _told in ways})


@pytest.mark.parametrize("language", OTHERS)
def test_the_values_of_a_sentence_are_those_of_its_translation(language):
    for sentence, told in TABLES[language].items():
        assert told.strip(), sentence
        assert sorted(re.findall(r"{\w+}", sentence)) == sorted(re.findall(r"{\w+}", told)), sentence
