"""The questions that are answered wrongly first: named with what came instead."""

import numpy as np
import pytest

from medmir.bundle.contract import INSTANT, NEIGHBOURS, Case
from medmir.bundle.parts import hits_part
from medmir.bundle.reader import Bundle
from pipeline.evaluation.hard_cases import hard_cases
from pipeline.evaluation.protocols import Answered, Gallery

LABELS = {"a": ("Effusion",), "b": ("Edema",), "c": ("Hernia", "Mass")}
CASES = [Case(case_id, "", labels=labels) for case_id, labels in LABELS.items()]
ADJUSTED = "text_to_image_adjusted"


@pytest.fixture
def gallery() -> Gallery:
    parts = {name: hits_part(name, {}) for name in (INSTANT, NEIGHBOURS)}
    return Gallery(Bundle({"files": {}}, None, CASES, np.eye(3, dtype=np.float32), parts))


class Answering:
    """Leads every question to one case."""

    def __init__(self, row: int):
        self.row = row

    def embed_text(self, text: str) -> np.ndarray:
        return np.eye(3, dtype=np.float32)[self.row]


def asked(query: str, label: str, first_is_right: bool) -> Answered:
    return Answered(query, (label,), np.array([first_is_right, True, False]))


def test_a_right_answer_is_no_hard_case(gallery):
    assert hard_cases(gallery, Answering(0), {ADJUSTED: [asked("effusion", "Effusion", True)]}) == []


def test_a_wrong_answer_is_told_with_the_film_that_came(gallery):
    (told,) = hard_cases(gallery, Answering(2), {ADJUSTED: [asked("pleural effusion", "Effusion", False)]})
    assert told == {"query": "pleural effusion", "expected": "Effusion", "case_id": "c", "labels": ["Hernia", "Mass"],
                    "semantic_match": False}


def test_a_related_finding_may_be_forgiven(gallery):
    (told,) = hard_cases(gallery, Answering(0), {ADJUSTED: [asked("pulmonary edema", "Edema", False)]})
    assert (told["case_id"], told["semantic_match"]) == ("a", True)


def test_only_questions_that_some_film_could_answer_are_hard(gallery):
    strict = {"text_to_image_strict": [asked("mass", "Mass", False)]}
    assert hard_cases(gallery, Answering(0), strict) == hard_cases(gallery, Answering(0), {}) == []
