"""Words of a question, ready to be compared."""

import pytest

from medmir.search.words import content, normalize, stem


def test_normalize_keeps_letters_of_every_script():
    assert normalize("Épanchement_pleural — 胸水") == "épanchement pleural 胸水"


@pytest.mark.parametrize(("written", "key"), [
    ("", ""), ("?!", ""), ("  a\t b\n", "a b"), ("STRASSE Straße", "strasse strasse"), ("x_y", "x y"),
    ("<img onerror=alert(1)>", "img onerror alert 1"), ("T1/T2", "t1 t2"),
])
def test_a_question_is_known_by_its_letters_and_digits(written, key):
    assert normalize(written) == key


def test_normalizing_twice_changes_nothing_more():
    for text in ("Left-sided EFFUSION!", "İstanbul", "ﬁbrosis", "Ⅳ"):
        assert normalize(normalize(text)) == normalize(text)


@pytest.mark.parametrize(("word", "alone"), [
    ("nodules", "nodule"), ("mass", "mass"), ("masses", "masse"), ("pelvis", "pelvis"),
    ("gas", "gas"),
    ("lobes", "lobe"),
])
def test_a_plural_loses_its_s_and_no_other_word_does(word, alone):
    assert stem(word) == alone


def test_words_that_carry_no_meaning_are_left_out():
    assert content("Show me the chest x-rays with pleural effusions, please") == ["pleural", "effusion"]
