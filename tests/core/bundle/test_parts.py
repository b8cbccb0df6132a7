"""The JSON files of a bundle: what a writer puts into one, a reader finds there."""

import json

import pytest

from medmir.bundle.contract import HARD_CASES, INSTANT, METADATA, NEIGHBOURS, Case, Fact, Hit
from medmir.bundle.manifest import parse_part
from medmir.bundle.parts import cases_text, compact, hits_part, metrics_part, part, stored_cases, stored_hits
from medmir.errors import MedMIRError

CASES = [Case("a", "images/a.webp", labels=("Mass",), facts=(Fact("Mass", "left"),)), Case("b", "images/b.webp")]
HITS = {"große Masse": [Hit("a", 0.9), Hit("b", -0.25)], "nothing": []}


def read_back(name: str, value: dict) -> dict:
    return parse_part(name, compact(value).encode())


@pytest.mark.parametrize("cases", [[], CASES[:1], CASES])
def test_a_case_table_written_piece_by_piece_is_one_whole_file(cases):
    text = "".join(cases_text(iter(cases)))
    assert stored_cases(parse_part(METADATA, text.encode())) == cases
    assert text == compact(json.loads(text)) + "\n"


def test_a_case_table_is_never_whole_in_memory():
    pieces = cases_text(Case(str(number), "") for number in range(3))
    assert [piece.count("case_id") for piece in pieces] == [0, 1, 1, 1, 0]


@pytest.mark.parametrize("name", [INSTANT, NEIGHBOURS])
def test_hits_are_read_in_the_order_they_were_written(name):
    assert stored_hits(name, read_back(name, hits_part(name, HITS))) == HITS


def test_the_two_lists_of_hits_keep_the_fields_that_bundles_have():
    assert hits_part(INSTANT, HITS)["queries"]["große Masse"] == [["a", 0.9], ["b", -0.25]]
    assert hits_part(NEIGHBOURS, {"a": [Hit("b", 0.5)]}) == {"schema_version": 1, "neighbors": {"a": [["b", 0.5]]}}


def test_a_score_is_stored_as_exactly_as_it_was_computed():
    assert hits_part(INSTANT, {"q": [Hit("a", 1 / 3)]})["queries"]["q"] == [["a", 0.333333]]


def test_words_of_every_script_are_stored_as_they_are():
    assert compact({"胸水": [1, 2]}) == '{"胸水":[1,2]}'


def test_metrics_say_which_version_they_are():
    told = metrics_part(3, {"negation": {}}, {}, {})
    assert told == {"schema_version": 2, "n_cases": 3, "protocols": {"negation": {}}, "groups": {}, "worst": {}}


def test_hard_cases_stand_under_cases():
    assert part(HARD_CASES, [{"query": "q"}]) == {"schema_version": 2, "cases": [{"query": "q"}]}


def test_a_file_without_its_content_is_named():
    with pytest.raises(MedMIRError, match=r"fallback_results\.json has no queries; rebuild the bundle"):
        stored_hits(INSTANT, {"schema_version": 1})
    with pytest.raises(MedMIRError, match=r"metadata\.json has no cases"):
        stored_cases({"queries": {}})


@pytest.mark.parametrize("content", [
    [], "text", None, {"q": 1}, {"q": [["a"]]}, {"q": [["a", "high"]]}, {"q": [["a", None]]}, {"q": ["a"]},
])
def test_hits_that_are_none_are_named(content):
    with pytest.raises(MedMIRError, match=r"fallback_results\.json is not what a bundle holds under that name"):
        stored_hits(INSTANT, {"queries": content})


@pytest.mark.parametrize("content", [None, 7, [1], [None], ["text"]])
def test_cases_that_are_none_are_named(content):
    with pytest.raises(MedMIRError, match=r"metadata\.json is not what a bundle holds under that name"):
        stored_cases({"cases": content})
