"""Which words of a report are marked, and which sentence is shown."""

from medmir.search.highlight import asked_words, marked, snippet
from medmir.search.query_text import read

REPORT = ("The heart is normal. Small left effusions.", "Effusion.")


def test_words_of_the_question_are_marked_in_any_number_and_case():
    words = asked_words(read("left effusion -mass +pacemaker"))
    assert words == {"left", "effusion", "pacemaker"}
    pieces = marked("Left EFFUSIONS, none right.", words)
    assert [piece.text for piece in pieces if piece.asked] == ["Left", "EFFUSIONS"]
    assert "".join(piece.text for piece in pieces) == "Left EFFUSIONS, none right."


def test_the_sentence_with_the_most_words_is_shown_and_none_where_there_is_none():
    assert snippet(REPORT, asked_words(read("left effusion"))) == "Small left effusions."
    assert snippet(REPORT, asked_words(read("effusion"))) == "Small left effusions."
    assert snippet(REPORT, asked_words(read("hernia"))) == ""
    assert snippet((), {"effusion"}) == ""
