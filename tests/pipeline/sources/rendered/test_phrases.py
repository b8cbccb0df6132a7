"""The reports' words: every phrase can be filled from the facts it is for, and says what it is kept under."""

import re
from itertools import chain
from string import Formatter

import pytest

from medmir.vocabulary.findings import LABELS, NORMAL
from pipeline.sources.rendered import phrases
from pipeline.sources.rendered.phrases import DEVICES, FINDINGS, HEDGES, IMPRESSIONS, NEGATIONS, PLAIN, TECHNIQUE
from pipeline.sources.rendered.placement import KINDS

FILLED = {"side", "lobe", "grade", "left", "right", "mm", "cm"}
LOBAR = {"Consolidation", "Pneumonia", "Nodule", "Mass"}
MIDLINE_OR_DIFFUSE = {"Cardiomegaly", "Hernia", "Edema", "Emphysema", "Fibrosis"}
GRADED = {"Cardiomegaly", "Edema", "Effusion", "Pneumothorax", "Consolidation", "Pneumonia", "Infiltration",
          "Emphysema", "Fibrosis", "Hernia"}


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def entries(label: str) -> list[tuple[str | None, str]]:
    """Every phrase of a finding in both tables, with the key it is kept under."""
    return [(key, phrase) for table in (FINDINGS, IMPRESSIONS) for key, kept in table[label].items()
            for phrase in kept]


each_finding = pytest.mark.parametrize("label", FINDINGS)


def test_every_finding_is_described_named_and_denied():
    findings = set(LABELS) - {NORMAL}
    assert set(FINDINGS) == set(IMPRESSIONS) == findings
    assert {label for label in NEGATIONS if " and " not in label} == findings


@each_finding
def test_a_phrase_can_be_filled(label):
    for _, phrase in entries(label):
        assert placeholders(phrase) <= FILLED
        filled = phrase.format(**dict.fromkeys(FILLED, "word"))
        assert "{" not in filled and "  " not in filled


@each_finding
def test_a_phrase_asks_only_for_what_its_finding_has(label):
    for key, phrase in entries(label):
        asked = placeholders(phrase)
        assert "lobe" not in asked or label in LOBAR
        assert not asked & {"mm", "cm"} or label in {"Nodule", "Mass"}
        assert "grade" not in asked or label in GRADED
        assert asked & {"left", "right"} == ({"left", "right"} if key == "unequal" else set())


@each_finding
def test_a_phrase_says_where_the_finding_is(label):
    """A film's side must be read from its report: by the side, the lobe, or words for both sides."""
    for key, phrase in entries(label):
        if label in MIDLINE_OR_DIFFUSE:
            assert "side" not in placeholders(phrase)
        elif key in ("bilateral", "unequal"):
            both = re.search("bilateral|both|left and", phrase, re.IGNORECASE)
            assert "side" not in placeholders(phrase)
            assert both or placeholders(phrase) >= {"left", "right"}
        else:
            assert placeholders(phrase) & {"side", "lobe"}


@each_finding
def test_descriptions_are_sentences_and_names_are_not(label):
    for phrase in chain.from_iterable(FINDINGS[label].values()):
        assert phrase.endswith(".") and (phrase[0] == "{" or phrase[0].isupper())
    for phrase in chain.from_iterable(IMPRESSIONS[label].values()):
        assert not phrase.endswith(".")


@pytest.mark.parametrize("table", [FINDINGS, IMPRESSIONS], ids=["findings", "impressions"])
def test_every_kind_finds_its_words_or_those_for_the_rest(table):
    for label, kinds in KINDS.items():
        assert all(kind in table[label] or None in table[label] for kind in kinds), label
        assert set(table[label]) <= {*kinds, "bilateral", "unequal", None}


def test_an_ungraded_finding_always_has_words_to_be_said_in():
    for table in (FINDINGS, IMPRESSIONS):
        for label in set(table) - GRADED:
            assert not any("{grade}" in phrase for kept in table[label].values() for phrase in kept)


def test_no_words_are_kept_twice_in_one_place():
    for kept in (*NEGATIONS.values(), *DEVICES.values(), *TECHNIQUE.values(),
                 *(kept for table in (FINDINGS, IMPRESSIONS) for kinds in table.values() for kept in kinds.values())):
        assert len(set(kept)) == len(kept) >= 2


def test_hedges_and_plain_words_frame_a_name_and_nothing_else():
    for frame in (*HEDGES, *PLAIN):
        assert placeholders(frame) == {"name"}
        assert frame.endswith(".")


def test_a_film_without_findings_is_told_in_whole_sentences():
    for sentence in (*phrases.NORMAL, *phrases.CLEAR, *phrases.COMPARISON, *chain.from_iterable(TECHNIQUE.values())):
        assert not placeholders(sentence)
        assert sentence[0].isupper() and sentence.endswith(".")


def test_a_denial_denies():
    denial = re.compile(r"\b(no|not|neither|normal|sharp)\b", re.IGNORECASE)
    for sentence in chain.from_iterable(NEGATIONS.values()):
        assert denial.search(sentence), sentence


def test_denying_both_leaves_neither_out():
    for sentence in NEGATIONS["Effusion and Pneumothorax"]:
        assert re.search("effusion", sentence) and re.search("pneumothorax", sentence)
