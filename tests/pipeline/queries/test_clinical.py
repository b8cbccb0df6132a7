"""The clinical queries: three phrasings a label, what is answered at once, and what a clinician would forgive."""

from collections import Counter

from medmir.vocabulary.findings import LABELS
from medmir.vocabulary.grades import GRADES
from medmir.vocabulary.sides import BILATERAL, SIDES
from pipeline.queries.clinical import (
    DETAILED,
    PARITY_QUERIES,
    PHRASINGS,
    SEMANTIC_GROUPS,
    instant_queries,
    phrasings_of,
    related,
)


def test_every_label_has_three_phrasings_and_no_phrasing_two_labels():
    assert list(PHRASINGS) == list(LABELS)
    counts = Counter(text for texts in PHRASINGS.values() for text in texts)
    assert len(counts) == 3 * len(LABELS) == sum(counts.values())


def test_a_label_outside_the_protocol_is_asked_by_its_name():
    assert phrasings_of(["Scoliosis", "Mass", "Mass"]) == {"Mass": PHRASINGS["Mass"], "Scoliosis": ("scoliosis",)}
    assert phrasings_of([]) == {}


def test_a_detailed_query_asks_for_more_than_a_finding():
    plain = {text for texts in PHRASINGS.values() for text in texts}
    details = {*SIDES, BILATERAL, *GRADES, "with"}
    assert all(set(query.split()) & details and query not in plain for query in DETAILED)


def test_a_labelled_collection_stores_the_questions_about_its_own_labels_alone():
    queries = instant_queries(["Mass", "Scoliosis", "Mass"])
    assert queries == [*PHRASINGS["Mass"], "left upper lobe mass", "scoliosis"]


def test_a_detailed_question_is_stored_only_where_all_its_findings_are():
    assert "emphysema with lung nodule" in instant_queries(["Emphysema", "Nodule"])
    assert "emphysema with lung nodule" not in instant_queries(["Emphysema", "Effusion"])


def test_a_collection_of_all_findings_stores_the_whole_protocol_and_all_details():
    queries = instant_queries([*LABELS, "Scoliosis"])
    assert {*DETAILED, "lung mass", "scoliosis"} <= set(queries)
    assert len(queries) == len(set(queries)) == 45 + len(DETAILED) + 1


def test_an_unlabelled_collection_is_asked_everything_for_nobody_knows_what_it_shows():
    assert instant_queries([]) == instant_queries(LABELS)


def test_kin_share_a_group_and_everybody_is_kin_to_themselves():
    assert related("Nodule") == {"Nodule", "Mass"}
    assert related("Pneumothorax") == {"Pneumothorax"} and related("Scoliosis") == {"Scoliosis"}
    assert related("Atelectasis") == {"Atelectasis", "Effusion", "Emphysema"}
    for group in SEMANTIC_GROUPS:
        assert group <= set(LABELS) and all(group <= related(label) for label in group)


def test_towers_are_compared_on_queries_of_every_label():
    assert all(texts[0] in PARITY_QUERIES for texts in PHRASINGS.values())
