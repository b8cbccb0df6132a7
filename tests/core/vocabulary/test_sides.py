"""Left, right and both."""

from medmir.vocabulary.sides import BILATERAL, SIDES, opposite


def test_each_side_is_the_others_opposite():
    assert [opposite(side) for side in SIDES] == [*reversed(SIDES)]


def test_both_sides_are_no_side():
    assert BILATERAL not in SIDES
