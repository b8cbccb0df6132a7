"""What lies within a line, whatever its form."""

import numpy as np
import pytest

from medmir.page.mapping.lasso import inside, thinned

HORSESHOE = [(0, 0), (1, 0), (1, 1), (.7, 1), (.7, .3), (.3, .3), (.3, 1), (0, 1)]


@pytest.mark.parametrize(("place", "within"), [
    ((.1, .9), True), ((.5, .1), True), ((.9, .9), True), ((.5, .7), False), ((1.2, .5), False), ((-.1, .1), False)])
def test_the_hollow_of_a_horseshoe_is_outside(place, within):
    assert inside(np.array([place], dtype=np.float32), HORSESHOE).tolist() == [within]


@pytest.mark.parametrize("line", [[], [(0, 0)], [(0, 0), (1, 1)]])
def test_a_line_that_encloses_nothing_holds_nothing(line):
    assert not inside(np.array([[.5, .5]], dtype=np.float32), line).any()


def test_points_that_are_hardly_apart_are_left_out_of_the_line():
    assert thinned([(0, 0), (.01, 0), (.1, 0), (.1, .05), (.3, 0)], .1) == [(0, 0), (.1, 0), (.3, 0)]
