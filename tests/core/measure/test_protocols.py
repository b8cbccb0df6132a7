"""What a reader is told of the protocols: a heading and a sentence of its own for each."""

from medmir.measure.protocols import PROTOCOLS


def test_no_two_protocols_share_a_title_or_a_meaning():
    assert len({told.title for told in PROTOCOLS.values()}) == len(PROTOCOLS)
    assert len({told.meaning for told in PROTOCOLS.values()}) == len(PROTOCOLS)


def test_a_title_is_short_and_a_meaning_goes_into_a_sentence():
    for name, told in PROTOCOLS.items():
        assert 0 < len(told.title) < 30 and told.title[0].isupper(), name
        assert told.meaning and not told.meaning.endswith("."), name


def test_words_come_before_films_and_films_before_reports():
    names = list(PROTOCOLS)
    assert names[0] == "text_to_image_strict"
    assert names.index("negation") < names.index("image_to_image") < names.index("image_to_own_report")
