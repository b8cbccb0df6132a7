"""What a collection can be asked, and what it cannot: a query that measures nothing is never counted."""

import sqlite3

import numpy as np
import pytest

from medmir.bundle.catalog import Catalog, fill_catalog
from medmir.bundle.contract import INSTANT, NEIGHBOURS, Case, Fact
from medmir.bundle.parts import hits_part
from medmir.bundle.reader import Bundle
from medmir.vocabulary.phrase import Phrase, Wanted
from pipeline.evaluation.protocols import (
    Gallery,
    fact_protocols,
    film_protocols,
    label_protocols,
    report_protocols,
)

LEFT = (Fact("Effusion", "left"),)
RIGHT = (Fact("Effusion", "right"),)


class Blind:
    """Finds every text equally like every film, so that ties alone decide."""

    def embed_text(self, text: str) -> np.ndarray:
        return np.zeros(2, np.float32)

    def embed_texts(self, texts: list[str]) -> np.ndarray:
        return np.zeros((len(texts), 2), np.float32)


def bundle_of(*cases: Case, reports: tuple[str, ...] = ()) -> Bundle:
    embeddings = np.tile(np.array([1, 0], np.float32), (len(cases), 1))
    bundle = Bundle({"files": {}}, None, list(cases), embeddings,
                    {name: hits_part(name, {}) for name in (INSTANT, NEIGHBOURS)})
    database = sqlite3.connect(":memory:")
    texts = [(case.case_id, text, "") for case, text in zip(cases, reports or [""] * len(cases), strict=True)]
    fill_catalog(database, ("case_id", "findings", "impression"), texts, [])
    bundle._catalog = Catalog(database.serialize())
    return bundle


def film(case_id: str, patient: str = "", labels: tuple[str, ...] = (), facts: tuple[Fact, ...] = ()) -> Case:
    return Case(case_id, "", patient_id=patient, labels=labels, facts=facts)


def test_equal_films_come_in_order_of_their_id():
    gallery = Gallery(bundle_of(film("c"), film("a"), film("b")))
    assert [gallery.cases[row].case_id for row in gallery.order(np.zeros(2, np.float32))] == ["a", "b", "c"]


def test_a_film_without_patient_or_study_is_one_of_its_own():
    gallery = Gallery(bundle_of(film("a"), film("b")))
    assert gallery.patients.tolist() == gallery.studies.tolist() == ["a", "b"]


def test_a_film_carries_any_of_the_accepted_labels():
    gallery = Gallery(bundle_of(film("a", labels=("Mass", "Edema")), film("b")))
    assert gallery.carrying({"Mass", "Nodule"}).tolist() == [True, False]
    assert gallery.carrying(set()).tolist() == [False, False]


def test_a_phrase_is_answered_by_facts_not_by_labels():
    gallery = Gallery(bundle_of(film("a", labels=("Effusion",)), film("b", facts=LEFT)))
    assert gallery.answering(Phrase("left effusion", (Wanted("Effusion", "left"),))).tolist() == [False, True]


def test_an_unlabelled_collection_is_asked_nothing():
    bundle = bundle_of(film("a"), film("b"))
    gallery = Gallery(bundle)
    assert not any(label_protocols(gallery, Blind()).values())
    assert fact_protocols(gallery, Blind()) == {}
    assert not any(film_protocols(gallery).values())
    assert not any(report_protocols(bundle, gallery, Blind()).values())


def test_a_label_of_the_collections_own_is_asked_by_its_name():
    found = label_protocols(Gallery(bundle_of(film("a", labels=("Scoliosis",)), film("b"))), Blind())
    (asked,) = found["text_to_image_adjusted"]
    assert (asked.query, asked.groups, asked.relevance.tolist()) == ("scoliosis", ("Scoliosis",), [True, False])
    assert len(found["text_to_image_strict"]) == 46


def test_a_sided_query_counts_under_its_label_and_its_side():
    gallery = Gallery(bundle_of(film("a", "1", facts=LEFT), film("b", "2", facts=RIGHT), film("c", "3")))
    asked = {each.query: each for each in fact_protocols(gallery, Blind())["laterality"]}
    assert asked["left pleural effusion"].groups == ("Effusion", "left")
    assert asked["left pleural effusion"].relevance.tolist() == [True, False, False]


def test_a_denial_counts_under_the_label_it_denies():
    gallery = Gallery(bundle_of(film("a", facts=LEFT), film("b")))
    assert [each.groups for each in fact_protocols(gallery, Blind())["negation"]] == [("Effusion",)]


@pytest.mark.parametrize(("second", "queries"), [("1", 0), ("2", 2)])
def test_a_film_is_answered_by_other_patients_only(second, queries):
    films = (film("a", "1", ("Mass",)), film("b", second, ("Mass",)), film("c", "3", ("Edema",)))
    assert len(film_protocols(Gallery(bundle_of(*films)))["image_to_image"]) == queries


def test_the_same_findings_are_all_of_them_and_no_more():
    films = [film("a", "1", ("Mass", "Edema")), film("b", "2", ("Mass",)), film("c", "3", ("Edema", "Mass")),
             film("d", "4", ("Hernia",))]
    asked = film_protocols(Gallery(bundle_of(*films)))["image_to_image_same_findings"]
    assert {each.query: each.relevance.tolist() for each in asked} == {
        "a": [False, True, False], "c": [True, False, False]}


def test_normal_is_no_finding_to_share():
    films = [film("a", "1", ("Normal",)), film("b", "2", ("Normal",)), film("c", "3", ("Mass",))]
    assert not film_protocols(Gallery(bundle_of(*films)))["image_to_image"]


def test_a_report_that_tells_the_same_on_the_other_side_is_no_answer():
    films = [film("a", "1", facts=LEFT), film("b", "2", facts=LEFT), film("c", "3", facts=RIGHT)]
    bundle = bundle_of(*films, reports=("Left fluid.", "Fluid, left.", "Right fluid."))
    asked = report_protocols(bundle, Gallery(bundle), Blind())["image_to_report"]
    assert {each.query: each.relevance.tolist() for each in asked} == {"a": [True, False], "b": [True, False]}


def test_films_without_a_report_are_not_asked_about_one():
    films = [film("a", "1", ("Mass",)), film("b", "2", ("Mass",)), film("c", "3", ("Mass",))]
    bundle = bundle_of(*films, reports=("A mass.", "", "Another mass."))
    asked = report_protocols(bundle, Gallery(bundle), Blind())["image_to_own_report"]
    assert {each.query: len(each.relevance) for each in asked} == {"a": 2, "c": 2}
