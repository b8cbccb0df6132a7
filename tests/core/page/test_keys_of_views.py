"""No key means two things in one view, whichever parts its keys come from."""

from collections import Counter

import pytest

from medmir.page.address import OWN, Place
from medmir.page.routes import VIEWS, views_of

OVER = {field: views_of(Place().having(**{field: "a"}))[-1] for field in ("case", OWN)}


@pytest.mark.parametrize("view", [*VIEWS.values(), *OVER.values()], ids=lambda view: view.name)
def test_a_key_means_one_thing(view):
    bound = Counter(key for each in view.KEYS for key in each.keys)
    assert [key for key, times in bound.items() if times > 1] == []
