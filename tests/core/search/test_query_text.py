"""A question as text: what can be typed, and that what the interface writes is read as the same question."""

import random

import pytest

from medmir.search.query import BOTH, MEANING, WORDS, Condition, Query, Term
from medmir.search.query_text import FIELDS, condition_text, read, written

OWN = ("reading_room", "2nd_reader")
PIECES = (
    "effusion", "x-ray", '"pleural effusion"', '"left"^2', "small^2", "small", "-left", "+pacemaker", '+"big heart"^.5',
    '-"a:b"', "view:lateral", "-label:mass", 'label:"pleural thickening"', "label:a|b", "age:60-80", "age:-17", "sex:F",
    "reading_room:3", '2nd_reader:"Dr. X"', "like:G1-0-PA", "mode:words", "mode:meaning", "foo:bar", "10:30", "OR", "(",
    ")", "pneum*", "^2", "a^b^2", "+", "*", "-", "--", "+-x", '"', '""', '"a"-b', 'a"b', "|", "label:|", "view:",
    "Ödem", "胸水", "\t", ":", "x:^2", "+foo:bar", "x^0", "x^99", "x^0.123456", "like:", '-"', "a-b", "NOT")


def test_a_whole_question_is_read_piece_by_piece():
    asked = read('"pleural effusion" -pneumothorax +pacemaker^2 small^2 view:lateral age:60-80 -label:hernia'
                 ' mode:words')
    assert asked == Query(
        '"pleural effusion" small', mode=WORDS, added=(Term("pacemaker", 2.0),), subtracted=(Term("pneumothorax"),),
        weighed=(Term("small", 2.0),),
        conditions=(Condition("view", ("lateral",)), Condition("age", ("60-80",)), Condition("label",
            ("hernia",), True)))


@pytest.mark.parametrize("seed", range(300))
def test_what_is_written_is_read_as_the_same_question(seed):
    rng = random.Random(seed)
    asked = read(" ".join(rng.choices(PIECES, k=rng.randint(0, 7))), OWN)
    assert read(written(asked), OWN) == asked
    assert written(read(written(asked), OWN)) == written(asked)


@pytest.mark.parametrize("seed", range(300))
def test_nothing_typed_is_ever_an_error(seed):
    rng = random.Random(seed)
    text = "".join(rng.choices('ab12 "+-^:|().*\\\n\t~ÄИ胸\x00\u200b', k=rng.randint(0, 24)))
    asked = read(text, OWN)
    assert read(written(asked), OWN) == asked
    assert all(term.words for term in (*asked.added, *asked.subtracted, *asked.weighed))


@pytest.mark.parametrize(("text", "words"), [
    ("x-ray", "x-ray"), ("left - right", "left - right"), ("", ""), ("  a   b ", "a b"), ("10:30", "10:30"),
    ("foo:bar", "foo:bar"), ('"left lower lobe"', '"left lower lobe"'), ('"open', '"open"'),
    ("view: lateral", "view: lateral"),
])
def test_what_is_no_sign_and_no_field_stays_words(text, words):
    assert read(text) == Query(words)


@pytest.mark.parametrize(("text", "values", "negated"), [
    ("label:effusion", ("effusion",), False), ("LABEL:Effusion", ("Effusion",), False), ("-label:a|b",
    ("a", "b"), True),
    ('label:"pleural thickening|mass"', ("pleural thickening", "mass"), False), ("+label:mass", ("mass",), False),
])
def test_a_field_is_a_condition(text, values, negated):
    assert read(text) == Query(conditions=(Condition("label", values, negated),))


def test_every_field_can_be_typed_and_a_column_of_ones_own_as_well():
    for field in (*FIELDS, *OWN):
        assert read(f"{field}:x", OWN).conditions == (Condition(field, ("x",)),)
    assert read("reading_room:x") == Query("reading_room:x")


def test_a_column_of_ones_own_never_takes_the_mode_away():
    assert read("mode:words effusion", ("mode",)).mode == WORDS


def test_a_condition_said_twice_is_one():
    assert len(read("view:PA view:PA").conditions) == 1


@pytest.mark.parametrize(("text", "mode"), [("", BOTH), ("mode:meaning", MEANING), ("mode:nonsense", BOTH)])
def test_the_mode_is_one_that_there_is(text, mode):
    assert read(text).mode == mode


@pytest.mark.parametrize(("text", "weight"), [("x^2", 2), ("x^.5", .5), ("x^0", 0), ("x^99", 10), ('"x"^3', 3)])
def test_a_weight_is_a_number_of_at_most_ten(text, weight):
    assert read(text).weighed == (Term("x", weight),)


def test_the_same_word_with_and_without_a_weight_keeps_both():
    for text in ("small^2 small", "small small^2", "small^2 small^3"):
        assert read(written(read(text))).weighed == read(text).weighed


@pytest.mark.parametrize(("value", "text"), [
    ("lateral", "view:lateral"), ("left lower", 'view:"left lower"'), ('Room "A"', 'view:"Room  A "'),
    ("a|b", 'view:"a b"'),
])
def test_a_value_from_a_case_table_is_written_so_that_it_can_be_read(value, text):
    assert condition_text(Condition("view", (value,))) == text
    assert len(read(text).conditions) == 1


@pytest.mark.parametrize("words", ["view:lateral", "-x", "+x", "a b", "a^2"])
def test_a_term_that_looks_like_something_else_is_quoted(words):
    asked = Query("x", added=(Term(words),))
    assert read(written(asked)) == asked
