"""What tables say in a cell, as the case table has it."""

import pytest

from pipeline.cases.cells import age_in_years, sex_of, unclaimed, without_repeats


@pytest.mark.parametrize(("text", "years"), [("58", 58), ("58.0", 58), ("058Y", 58), ("414", None), ("", None),
                                              ("old", None), ("0", None), ("-3", None), (" 7 ", 7), ("120", 120)])
def test_ages_are_years_or_unknown(text, years):
    assert age_in_years(text) == years


def test_sex_is_one_letter_or_unknown():
    assert [sex_of(text) for text in ("Female", "m", "O", "Unknown", "")] == ["F", "M", "", "", ""]


def test_labels_keep_their_order_and_stand_once():
    assert without_repeats(["Mass", "Edema", "Mass"]) == ["Mass", "Edema"]
    assert without_repeats([]) == []


def test_what_nobody_claims_is_kept_as_text():
    row = {"image": "a.png", "ward": " 7B ", "score": 3, "blank": "  ", "none": None}
    assert unclaimed(row, ("image",)) == {"ward": "7B", "score": "3"}
