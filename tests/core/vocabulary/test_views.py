"""How a film was taken."""

from medmir.vocabulary.views import ANTEROPOSTERIOR, FRONTAL, LATERAL, POSTEROANTERIOR


def test_a_film_is_frontal_or_lateral():
    assert set(FRONTAL) == {POSTEROANTERIOR, ANTEROPOSTERIOR}
    assert LATERAL not in FRONTAL
