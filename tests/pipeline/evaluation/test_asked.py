"""The same questions by meaning, by words, by both and as the page answers them, on films known by heart."""

import numpy as np
import pytest
from support.chest_collection import WordTowers, chest_bundle

from medmir.search.query import BOTH, MEANING, WORDS
from pipeline.evaluation import asked
from pipeline.evaluation.asked import AS_ASKED, WAYS, Asked, measure_asked, questions
from pipeline.evaluation.protocols import Gallery

BUNDLE = chest_bundle()


def relevance(words: str, truth: str, way: str) -> str:
    told = Asked(words, np.array([str(row) in truth for row in range(8)]))
    found = asked._relevance(BUNDLE, WordTowers(), told, way)
    return "".join(map(str, found.astype(int)))


def test_each_way_ranks_all_films():
    figures = measure_asked(BUNDLE, WordTowers())
    assert {"text_to_image_strict", "devices", "laterality", "negation"} <= set(figures)
    for by_way in figures.values():
        assert tuple(by_way) == WAYS == (MEANING, WORDS, BOTH, AS_ASKED)
        assert {figure["n"] for figure in (by_way[way]["mAP"] for way in WAYS)} == {by_way[MEANING]["mAP"]["n"]}
        assert {by_way[way]["mAP"]["chance"] for way in WAYS} == {by_way[MEANING]["mAP"]["chance"]}


def test_devices_are_asked_by_their_names():
    told = {each.words: np.flatnonzero(each.truth).tolist() for each in questions(Gallery(BUNDLE))["devices"]}
    assert told == {"central line": [4], "pacemaker": [1, 7]}


def test_as_asked_is_exact_where_the_collection_states_it_and_meaning_is_not():
    assert relevance("pacemaker", "17", AS_ASKED) == "11000000"
    assert relevance("pacemaker", "17", MEANING) != "11000000"
    assert relevance("large left effusion", "02", AS_ASKED) == "11000000"


def test_by_words_what_no_report_holds_is_found_last():
    assert relevance("pacing", "17", WORDS) == "10000001"
    assert relevance("zebra", "0", WORDS) == "00000001"


def test_a_denial_tells_how_many_films_show_what_it_denies():
    assert "wrong@10" in measure_asked(BUNDLE, WordTowers())["negation"][BOTH]


@pytest.mark.parametrize("way", WAYS)
def test_no_film_is_counted_twice_or_lost(way):
    for words in ("effusion", "no effusion", "mass OR heart", "banana"):
        assert relevance(words, "03", way).count("1") == 2 and len(relevance(words, "03", way)) == 8
