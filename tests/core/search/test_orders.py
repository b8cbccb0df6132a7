"""In which order the cases of an answer are shown."""

from dataclasses import replace

import numpy as np

from medmir.bundle.contract import Case
from medmir.search.case_columns import CaseColumns
from medmir.search.orders import arranged
from medmir.search.query import BY_AGE, BY_LABEL, BY_SOURCE, NEWEST, RELEVANCE

CASES = [Case("a", "", labels=("Mass",), age=70), Case("b", ""), Case("c", "", labels=("Edema", "Mass"), age=20),
         Case("d", "", labels=("Edema",), age=50)]
RANKED = np.array([3, 0, 1, 2])


def order(by: str, relevant: int = 4) -> str:
    return "".join(CASES[row].case_id for row in arranged(RANKED, relevant, by, CaseColumns(CASES)))


def test_by_relevance_nothing_moves():
    assert order(RELEVANCE) == "dabc"


def test_by_label_in_the_order_of_the_alphabet_and_unlabelled_ones_last():
    assert order(BY_LABEL) == "dcab"


def test_by_age_the_youngest_first_and_those_of_no_known_age_last():
    assert order(BY_AGE) == "cdab"


def test_the_newest_first_and_those_of_no_known_day_last():
    days = {"a": "2001-05-03", "b": "20190817", "c": "long ago", "d": "2019"}
    dated = CaseColumns([replace(case, columns={"StudyDate": days[case.case_id]}) for case in CASES])
    assert dated.dated and not CaseColumns(CASES).dated
    assert arranged(RANKED, 4, NEWEST, dated).tolist() == [1, 3, 0, 2]


def test_as_the_source_has_them():
    assert order(BY_SOURCE) == "abcd"


def test_what_answers_stays_before_what_does_not():
    assert order(BY_SOURCE, relevant=2) == "adbc"
    assert order(BY_AGE, relevant=1) == "dcab"


def test_no_case_is_lost_or_doubled():
    for by in (RELEVANCE, BY_LABEL, BY_AGE, BY_SOURCE):
        assert sorted(order(by, relevant=3)) == list("abcd")
    assert arranged(np.array([], dtype=int), 0, BY_AGE, CaseColumns(CASES)).tolist() == []
