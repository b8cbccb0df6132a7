"""Every sentence that the page says stands in every language, and no other."""

import re

import pytest
from support.sentences import said, unreadable

from medmir.page.language import ENGLISH, TABLES

OTHERS = sorted(set(TABLES) - {ENGLISH})


def test_every_sentence_can_be_read_where_it_is_said_or_marked():
    assert unreadable() == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing(language):
    assert sorted(said() - set(TABLES[language])) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_translated_that_nobody_says(language):
    assert sorted(set(TABLES[language]) - said()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_values_of_a_sentence_are_those_of_its_translation(language):
    for sentence, told in TABLES[language].items():
        assert told.strip(), sentence
        assert sorted(re.findall(r"{\w+}", sentence)) == sorted(re.findall(r"{\w+}", told)), sentence
