"""Index terms and impressions as questions: each text once, its own report's findings or the same words the answer."""

from string import ascii_lowercase

import numpy as np
import pandas as pd
import pytest

from pipeline.evaluation.text_tower import measure_text, mesh_query


class Alike:
    """A text tower for which two texts are near where they share a first letter."""

    def embed_texts(self, texts: list[str]) -> np.ndarray:
        letters = [ascii_lowercase.index(text[0].lower()) for text in texts]
        return np.eye(26, dtype=np.float32)[np.array(letters, dtype=int)]


def reports(*rows: tuple[list[str], str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["mesh", "findings", "impression"])


def figures(table: pd.DataFrame, protocol: str) -> dict[str, dict]:
    return measure_text(table, Alike())["protocols"][protocol]


def test_an_impression_leads_to_the_findings_of_its_report():
    table = reports(([], "Effusion on the left.", "Effusion."), ([], "Mass in the hilum.", "Mass."),
                    ([], "Clear lungs.", "Clear."))
    found = figures(table, "impression_to_findings")
    assert (found["recall@1"]["value"], found["recall@1"]["n"]) == (1.0, 3)
    assert found["recall@1"]["chance"] == pytest.approx(1 / 3, abs=1e-4)


def test_reports_without_findings_are_not_searched():
    table = reports((["normal"], "", "Normal."), ([], "Mass.", "Mass."), (["nodule"], "Nodule.", "N."))
    assert measure_text(table, Alike())["n_cases"] == 2
    assert figures(table, "mesh_to_findings")["mAP"]["n"] == 1


def test_a_text_that_two_reports_share_is_asked_once_and_both_answer():
    table = reports(([], "Aorta wide.", "Normal."), ([], "Nothing new.", "Normal."), ([], "Big heart.", "Big heart."))
    found = figures(table, "impression_to_findings")
    assert found["recall@1"]["n"] == 2
    assert found["precision@10"]["value"] == pytest.approx((2 / 10 + 1 / 10) / 2)


def test_findings_word_for_word_the_same_answer_as_well():
    table = reports((["mass"], "Mass.", ""), (["medial"], "Mass.", ""), (["clear"], "Clear.", ""),
                    (["cleared"], "Clear.", ""))
    found = figures(table, "mesh_to_findings")
    assert (found["recall@1"]["value"], found["precision@10"]["value"]) == (1.0, 0.2)


@pytest.mark.parametrize(("terms", "query"), [
    ([], ""), (["No Indexing"], ""), (["normal"], "normal"), (["a/b/c", "a/b/c"], "a b c"),
    (["Scoliosis", "No Indexing", "Fibrosis/diffuse"], "Fibrosis diffuse, Scoliosis"),
])
def test_index_terms_become_one_text(terms, query):
    assert mesh_query(terms) == query


def test_a_collection_without_index_terms_is_asked_by_impressions_alone():
    told = measure_text(reports(([], "Mass.", "Mass."), ([], "Clear.", "Clear.")), Alike())
    assert list(told["protocols"]) == ["impression_to_findings"]
    assert measure_text(reports(([], "Mass.", "")), Alike()) == {"n_cases": 1, "protocols": {}}
