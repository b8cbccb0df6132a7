"""The tokenizer's rules, one by one; equality with the reference stands in test_tokenizer_reference.py."""

import numpy as np
import pytest

from medmir.errors import MedMIRError
from medmir.inputs.tokenizer import WordPieceTokenizer, words

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "lung", "pleural", "eff", "##usion", "##s", "left", "-",
              "心"]


def encode(text: str, context_length: int = 16) -> list[int]:
    return WordPieceTokenizer(VOCABULARY, context_length).encode(text).tolist()


def test_ids_are_int64_between_cls_and_sep():
    ids = WordPieceTokenizer(VOCABULARY, 16).encode("lung")
    assert ids.dtype == np.int64
    assert ids.tolist() == [2, 5, 3]


def test_longest_piece_wins_and_continuations_carry_hashes():
    assert encode("effusions") == [2, 7, 8, 9, 3]


def test_a_word_with_one_unknown_piece_is_one_unknown():
    assert encode("effusionx lung") == [2, 1, 5, 3]


def test_case_and_accents_do_not_matter():
    assert encode("LÚNG") == encode("lung")


def test_punctuation_stands_alone():
    assert encode("left-lung") == [2, 10, 11, 5, 3]


def test_every_ideograph_is_a_word():
    assert encode("心心lung") == [2, 12, 12, 5, 3]


def test_words_of_more_than_a_hundred_letters_are_unknown():
    assert encode("eff" + "usion" * 40) == [2, 1, 3]


def test_long_text_is_cut_but_keeps_its_end_marker():
    assert encode("lung " * 50, context_length=6) == [2, 5, 5, 5, 5, 3]


def test_special_tokens_typed_by_hand_are_taken_as_such():
    assert encode("lung[MASK]lung") == [2, 5, 4, 5, 3]


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "\ud800", "\ufffd"])
def test_nothing_readable_leaves_only_the_markers(text):
    assert encode(text) == [2, 3]


def test_lone_surrogates_do_not_split_a_word():
    assert [word for word in words("lu\udfffng") if word] == ["lung"]


def test_a_vocabulary_without_markers_is_refused_by_name():
    with pytest.raises(MedMIRError, match=r"\[CLS\]"):
        WordPieceTokenizer(["[UNK]", "[SEP]", "lung"], 16)


def test_vocabulary_lines_may_end_in_crlf():
    text = "\r\n".join(VOCABULARY) + "\r\n"
    assert WordPieceTokenizer.from_text(text, 16).encode("lung").tolist() == [2, 5, 3]
