"""`medmir verify` of what was measured closely: films that are none, lists and tables that do not fit."""

import json

import pytest
from support.bundle_on_disk import seal, write_whole_bundle
from support.measured import curves, hard

from medmir.bundle.contract import CURVES, HARD_CASES
from medmir.bundle.parts import curves_part, hard_part
from pipeline.bundle.verify import problems


@pytest.fixture
def bundle(tmp_path):
    return write_whole_bundle(tmp_path / "bundle")


def problems_with(folder, name, content):
    (folder / name).write_text(json.dumps(content))
    seal(folder)
    return problems(folder)


def test_curves_and_hard_cases_that_fit_pass(bundle):
    assert problems_with(bundle, CURVES, curves_part(**curves())) == []
    assert problems_with(bundle, HARD_CASES, hard_part([], hard())) == []


def test_hard_cases_of_an_older_bundle_pass(bundle):
    assert problems_with(bundle, HARD_CASES, {"schema_version": 1, "cases": [{"query": "q", "case_id": "a"}]}) == []


@pytest.mark.parametrize("planted", [
    {"lost": {"films": [{"case_id": "z"}]}}, {"worst": {"p": {"questions": [{"first": ["a", "z"]}]}}},
    {"details": {"severity": [{"films": ["z"]}]}}, {"confusions": {"p": {"pairs": [{"films": [{"best": "z"}]}]}}},
    {"worst": {"p": {"questions": [{"film": "z"}]}}}])
def test_a_hard_case_of_another_collection_is_named(bundle, planted):
    assert problems_with(bundle, HARD_CASES, hard_part([], hard()) | planted) == [
        "hard_cases.json names cases that metadata.json has not: z."]


def test_a_curve_with_a_point_missing_is_named(bundle):
    told = curves_part(**curves("negation"))
    told["recall"]["negation"]["low"].pop()
    assert problems_with(bundle, CURVES, told) == [
        "curves.json: the lists of recall of negation are not of one length."]


def test_a_matrix_that_is_not_square_is_named(bundle):
    told = curves_part(**curves("negation"))
    told["confusions"]["negation"]["came"][1].append(0)
    assert problems_with(bundle, CURVES, told) == [
        "curves.json: the confusions of negation do not have a row and a column for each label."]


@pytest.mark.parametrize(("name", "content"), [(CURVES, {"schema_version": 1}), (CURVES, {"recall": 7, "precision": 1}),
                                               (HARD_CASES, {"schema_version": 99})])
def test_what_is_none_is_said_to_be(bundle, name, content):
    told, = problems_with(bundle, name, content)
    assert told.startswith(name)
