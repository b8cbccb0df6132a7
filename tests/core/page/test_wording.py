"""The page's sentences."""

import pytest

from medmir.bundle.contract import Case, Hit
from medmir.page import wording
from medmir.search.answer import Answer


@pytest.mark.parametrize(("loaded", "total", "text"), [
    (12_340_000, 24_100_000, "12.3 of 24.1 MB"),
    (12_340_000, 0, "12.3 MB"),
    (0, 24_100_000, "0.0 of 24.1 MB"),
])
def test_megabytes(loaded, total, text):
    assert wording.megabytes(loaded, total) == text


@pytest.mark.parametrize(("milliseconds", "text"), [
    (0.01, "under 0.1 ms"), (0.44, "0.4 ms"), (9.94, "9.9 ms"), (9.96, "10 ms"), (123.4, "123 ms"),
])
def test_duration(milliseconds, text):
    assert wording.duration(milliseconds) == text


@pytest.mark.parametrize(("path", "text"), [
    ("instant", "Results for “edema”"),
    ("fuzzy", "Showing results for “edema”"),
    ("live", "Results for “edema”"),
    ("lexical", "Reports that mention “edema”"),
    ("similar", "Films most like edema, from other patients"),
    ("picture", "Films most like “edema”"),
])
def test_the_headline_says_what_was_answered(path, text):
    assert path in wording.PATHS
    assert wording.headline(Answer(path, [Hit("a", 0.5)], "edema", 1.0)) == text
    assert wording.headline(Answer(path, [], "edema", 1.0)) == "Nothing found for “edema”"


def test_a_description_leaves_out_what_is_not_known():
    case = Case("R1", "images/R1.webp", labels=("Effusion", "Mass"))
    assert wording.description(case) == "R1, Effusion, Mass"


def test_a_fact_spells_out_the_lobe():
    row = {"label": "Mass", "side": "left", "severity": "large", "lobe": "LUL"}
    assert wording.fact(row) == "Mass: large, left, left upper lobe"
    assert wording.fact({"label": "Mass", "side": None, "severity": None, "lobe": None}) == "Mass"


def test_the_attribution_is_made_of_sentences():
    manifest = {"notice": "Rendered.", "corpus": {"source": "A CT", "licence": "CC BY 3.0"}}
    assert wording.attribution(manifest) == "Rendered. A CT. CC BY 3.0."
    assert wording.attribution({}) == ""


def test_the_title_names_what_is_shown():
    assert wording.title("edema", "", False, "Films") == "edema - Med-MIR"
    assert wording.title("", "R1", False, "Films") == "Similar to R1 - Med-MIR"
    assert wording.title("", "", True, "Films") == "Picture search - Med-MIR"
    assert wording.title("", "", False, "Films") == "Films - Med-MIR"
    assert wording.title("", "", False, "") == "Med-MIR"


def test_the_first_screen_says_when_a_picture_is_gone():
    assert wording.welcome("", 1234, picture_gone=False) == "From the collection of 1,234 films"
    assert wording.welcome("Ward 5", 12, picture_gone=False) == "From the collection “Ward 5”, 12 films"
    assert wording.welcome("", 7, picture_gone=True).startswith("The picture is no longer in this tab")
