"""A balanced part of a collection: enough of each label, and the same one every time."""

from collections import Counter

import pandas as pd
import pytest

from medmir.errors import MedMIRError
from pipeline.cases.subset import balanced_subset


def labelled(rows: list[list[str]]) -> pd.DataFrame:
    return pd.DataFrame({"case_id": [f"c{n}" for n in range(len(rows))], "labels": rows})


def test_every_label_gets_as_many_films_as_asked_for_or_all_it_has():
    rows = [["Mass"]] * 5 + [["Mass", "Hernia"]] * 2 + [["Edema"]] * 9
    counts = Counter(label for labels in balanced_subset(labelled(rows), 4, 42)["labels"] for label in labels)
    assert counts == {"Hernia": 2, "Mass": 4, "Edema": 4}  # the hernias count towards the masses


def test_films_fetched_later_leave_the_order_of_choice_alone():
    table = labelled([["Mass"]] * 40)
    early = set(balanced_subset(table.head(20), 10, 42)["case_id"])
    late = set(balanced_subset(table, 10, 42)["case_id"])
    assert late & set(table.head(20)["case_id"]) <= early


def test_a_subset_of_unlabelled_images_is_refused():
    with pytest.raises(MedMIRError, match="leave --per-label out"):
        balanced_subset(labelled([[], []]), 4, 42)


def test_the_same_seed_chooses_the_same_cases_in_any_order_of_rows():
    table = labelled([["Mass"]] * 30)
    chosen = set(balanced_subset(table, 5, 1)["case_id"])
    assert set(balanced_subset(table[::-1], 5, 1)["case_id"]) == chosen
    assert set(balanced_subset(table, 5, 2)["case_id"]) != chosen


def test_the_chosen_stay_in_the_order_of_the_table_with_all_their_columns():
    table = labelled([["Mass"]] * 9).assign(view="PA")
    chosen = balanced_subset(table, 4, 42)
    assert chosen["case_id"].tolist() == sorted(chosen["case_id"]) and set(chosen["view"]) == {"PA"}
    assert chosen.index.tolist() == [0, 1, 2, 3]


def test_more_than_there_are_is_all_there_are():
    assert len(balanced_subset(labelled([["Mass"], ["Edema"], []]), 100, 42)) == 2


def test_a_label_that_stands_twice_on_a_film_counts_once():
    assert len(balanced_subset(labelled([["Mass", "Mass"], ["Mass"], ["Mass"]]), 2, 42)) == 2
