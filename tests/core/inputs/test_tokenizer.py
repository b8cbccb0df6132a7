"""The tokenizer's rules, one by one; equality with the reference stands in test_tokenizer_reference.py."""

import numpy as np
import pytest

from medmir.errors import MedMIRError
from medmir.inputs import unicode_classes
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


def test_a_text_that_just_fits_keeps_all_its_words():
    assert encode("lung " * 4, context_length=6) == [2, 5, 5, 5, 5, 3]
    assert encode("lung", context_length=2) == [2, 3]


def test_a_tower_that_knows_capitals_keeps_them():
    cased = WordPieceTokenizer([*VOCABULARY, "Lung"], 16, lowercase=False)
    assert cased.encode("Lung lung LUNG").tolist() == [2, len(VOCABULARY), 5, 1, 3]


def test_accents_stay_where_capitals_do():
    assert words("Épanchement", lowercase=False) == ["Épanchement"]
    assert words("Épanchement") == ["epanchement"]


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\r", "\u00a0", "\u2003", "\u3000"])
def test_every_kind_of_space_parts_words(space):
    assert encode(f"left{space}lung") == [2, 10, 5, 3]


@pytest.mark.parametrize("mark", ["\u200b", "\u200f", "\u202e", "\ufeff", "\u00ad", "\x00"])
def test_invisible_marks_are_dropped_and_part_nothing(mark):
    assert encode(f"lu{mark}ng") == [2, 5, 3]


@pytest.mark.parametrize("mark", [".", ",", "/", "—", "„", "。", "$", "^", "`"])
def test_every_punctuation_mark_parts_words(mark):
    assert [word for word in words(f"left{mark}lung") if word] == ["left", mark, "lung"]


def test_a_greek_word_ends_without_the_final_sigma_rule():
    assert words("ΣΑΣ") == ["σασ"]


def test_a_word_of_a_hundred_letters_is_still_cut_into_pieces():
    tokenizer = WordPieceTokenizer([*VOCABULARY, "a", "##a"], 128)
    assert len(tokenizer.encode("a" * 100)) == 102
    assert tokenizer.encode("a" * 101).tolist() == [2, 1, 3]


def test_a_marker_that_the_vocabulary_lacks_is_cut_like_a_word():
    short = WordPieceTokenizer([piece for piece in VOCABULARY if piece != "[MASK]"], 16)
    assert 1 in short.encode("[MASK]").tolist()


def test_every_missing_marker_is_named():
    with pytest.raises(MedMIRError, match=r"\[UNK\], \[CLS\], \[SEP\]"):
        WordPieceTokenizer(["lung"], 16)


@pytest.mark.parametrize("name", ["REMOVED", "SPACES", "IDEOGRAPHS", "PUNCTUATION", "ACCENTS"])
def test_the_character_classes_are_rising_half_open_ranges_of_unicode(name):
    ranges = getattr(unicode_classes, name)
    assert len(ranges) % 2 == 0
    assert list(ranges) == sorted(set(ranges))
    assert ranges[-1] <= 0x110000


def test_no_character_is_both_dropped_and_something_else():
    def members(name: str) -> set[int]:
        ranges = getattr(unicode_classes, name)
        return {point for start, stop in zip(ranges[::2], ranges[1::2], strict=True) for point in range(start, stop)}
    dropped = members("REMOVED")
    for name in ("SPACES", "IDEOGRAPHS", "PUNCTUATION", "ACCENTS"):
        assert not dropped & members(name), name
