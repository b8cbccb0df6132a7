"""Queries about sides, severities, pairs and absences, and which films answer them."""

from medmir.bundle.contract import Fact
from pipeline.queries.fact_queries import harder_queries


def fact(label: str, side: str | None = None, severity: str | None = None) -> Fact:
    return Fact(label, side, severity=severity)


COLLECTION = [
    *[[fact("Effusion", "left", "large"), fact("Cardiomegaly", severity="mild")]] * 5,
    *[[fact("Effusion", "right", "small")]] * 2,
    *[[]] * 3,
]


def answered_by(phrase) -> int:
    return sum(phrase.true_of(facts) for facts in COLLECTION)


def phrases(protocol: str) -> dict[str, int]:
    return {phrase.text: answered_by(phrase) for phrase in harder_queries(COLLECTION)[protocol]}


def test_sides_are_asked_apart():
    assert phrases("laterality") == {"left pleural effusion": 5, "right pleural effusion": 2}


def test_severities_need_enough_films():
    assert phrases("severity") == {"large pleural effusion": 5, "mild cardiomegaly": 5}


def test_pairs_that_occur_are_asked_together():
    assert phrases("two_findings") == {"cardiomegaly with pleural effusion": 5}


def test_a_denial_is_answered_by_films_without_the_finding():
    assert phrases("negation") == {"no cardiomegaly": 5, "no pleural effusion": 3}


def test_lay_words_are_asked_only_for_findings_that_are_there():
    labels = {phrase.wanted[0].label for phrase in harder_queries(COLLECTION)["lay_held_out"]}
    assert labels == {"Effusion", "Cardiomegaly", "Normal"}


def test_findings_under_a_sources_own_name_are_passed_over():
    strange = [[fact("Effusion", "left", "large"), fact("Opacity", "left", "large"), fact("Scoliosis")]] * 5 + [[]]
    found = harder_queries(strange)
    assert [phrase.text for phrase in found["severity"]] == ["large pleural effusion"]
    assert found["two_findings"] == []
