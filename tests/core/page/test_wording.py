"""The page's sentences."""

import pytest

from medmir.bundle.contract import Case, Fact, Hit
from medmir.page import wording
from medmir.search.answer import Answer
from medmir.vocabulary.labelling import WAYS


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
    ("lexical", "Reports with the words “edema”"),
    ("similar", "Films most like edema, from other patients"),
    ("picture", "Films most like “edema”"),
])
def test_the_headline_says_what_was_answered(path, text):
    assert path in wording.PATHS
    assert wording.headline(Answer(path, [Hit("a", 0.5)], "edema", 1.0)) == text
    assert wording.headline(Answer(path, [], "edema", 1.0)) == "Nothing found for “edema”"


def test_reports_that_hold_only_some_of_the_words_are_not_said_to_hold_them_all():
    found = Answer("lexical", [Hit("a", 0.5)], "fractured rib", 1.0, all_words=False)
    assert wording.headline(found) == "No report holds all the words of “fractured rib”; these hold some"


def test_the_score_is_explained_as_what_it_is():
    assert "not the probability of a disease" in wording.score_meaning(Answer("live", [], "edema"))
    assert "BM25" in wording.score_meaning(Answer("lexical", [], "edema"))


def test_a_description_leaves_out_what_is_not_known():
    case = Case("R1", "images/R1.webp", labels=("Effusion", "Mass"))
    assert wording.description(case) == "R1, Effusion, Mass"


def test_a_card_says_side_and_severity_so_that_ten_effusions_do_not_look_alike():
    facts = (Fact("Effusion", "left", severity="large"), Fact("Effusion", "right", severity="small"), Fact("Mass"))
    case = Case("R1", "", labels=("Effusion", "Mass", "Edema"), facts=facts)
    assert wording.findings(case) == ["Effusion (large, left; small, right)", "Mass", "Edema"]


def test_two_lesions_that_are_told_alike_are_told_once():
    facts = (Fact("Nodule", "left", "LUL"), Fact("Nodule", "left", "LLL"))
    assert wording.findings(Case("R1", "", labels=("Nodule",), facts=facts)) == ["Nodule (left)"]


def test_a_fact_spells_out_the_lobe():
    assert wording.fact(Fact("Mass", "left", "LUL", "large")) == "Mass: large, left, left upper lobe"
    assert wording.fact(Fact("Mass")) == "Mass"


def test_a_lobe_by_another_name_is_told_as_it_is():
    assert wording.fact(Fact("Mass", lobe="lingula")) == "Mass: lingula"


def test_only_what_the_collection_drew_itself_is_called_truth():
    assert wording.facts_heading({"corpus": {"sampling": {"text": "Drawn."}}}) == "Ground truth"
    assert wording.facts_heading({"corpus": {"name": "NIH"}}) == wording.facts_heading({}) == "Labels"


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_labelling_is_told_in_its_own_words(way):
    told = {each: wording.provenance({"corpus": {"labelled": each}}) for each in (*WAYS, "", "by a later version")}
    assert told[way].endswith(".") and list(told.values()).count(told[way]) == 1
    assert told[""] == told["by a later version"] == "Its labels are those that the source states."


def test_labels_of_a_collection_that_drew_its_patients_are_the_truth():
    drawn = wording.provenance({"corpus": {"sampling": {"text": "Drawn."}}})
    assert drawn == wording.provenance({"corpus": {"labelled": "truth"}})
    assert drawn == "Its labels are the truth: it was made from them."


def test_a_size_is_told_where_it_is_known():
    assert wording.fact(Fact("Nodule", "left", size_mm=18.6)) == "Nodule: left, 19 mm"


def test_the_attribution_is_made_of_sentences():
    manifest = {"notice": "Rendered.", "corpus": {"source": "A CT", "licence": "CC BY 3.0"}}
    assert wording.attribution(manifest) == "Rendered. A CT. CC BY 3.0."
    assert wording.attribution({}) == ""


def test_the_title_names_what_is_shown():
    assert wording.search_title("edema", "", False, "Films") == "edema"
    assert wording.search_title("", "R1", False, "Films") == "Similar to R1"
    assert wording.search_title("", "", True, "Films") == "Picture search"
    assert wording.search_title("", "", False, "Films") == "Films"


def test_the_tab_bears_the_name_of_the_project_and_of_the_place_in_it():
    assert wording.tab_title("edema") == "edema - Med-MIR"
    assert wording.tab_title("") == "Med-MIR"


def test_the_first_screen_says_when_a_picture_is_gone():
    assert wording.welcome("", 1234, picture_gone=False) == "From the collection of 1,234 films"
    assert wording.welcome("Ward 5", 12, picture_gone=False) == "From the collection “Ward 5”, 12 films"
    assert wording.welcome("", 7, picture_gone=True).startswith("The picture is no longer in this tab")
