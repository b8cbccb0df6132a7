"""What the page reads in a form's description."""

from medmir.search.self_test import IN_INT8
from pipeline.towers.export.forms import DYNAMIC, FORMS


def test_the_self_test_knows_the_form_that_is_computed_in_int8_by_its_description():
    assert [name for name, form in FORMS.items() if IN_INT8 in form.kept] == [DYNAMIC]
