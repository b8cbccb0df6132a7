"""Reasons in words: every code has its sentence, and where there is none that is said."""

import pytest

from medmir.measure.reasons import CODES
from medmir.page.markup import text
from medmir.page.parts.hardness import SENTENCES, UNKNOWN, why


def test_every_code_has_a_sentence():
    assert set(SENTENCES) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_tells_all_that_the_reason_was_computed_from(code):
    values = [f"value{number}" for number in range(len(SENTENCES[code][1]))]
    told = text(why([[code, *values]]))
    assert all(value in told for value in values) and "{" not in told


def test_reasons_are_told_one_after_another():
    assert text(why([["small", 6, 20.5], ["mild", "mild"]])) == (
        "It is small: 6 mm, and of this finding three quarters have 20.5 mm or more. Its grade is the lowest: mild.")


@pytest.mark.parametrize("reasons", [[], [["of-a-newer-version", 1]]])
def test_where_the_facts_say_nothing_that_is_said(reasons):
    assert text(why(reasons)) == UNKNOWN
