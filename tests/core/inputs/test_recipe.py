"""How pictures are prepared, as the manifest says it."""

import pytest

from medmir.errors import MedMIRError
from medmir.inputs.recipe import Recipe

RECIPE = Recipe(32, "shortest", "bicubic", (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))


def test_a_recipe_survives_the_manifest():
    assert Recipe.from_dict(RECIPE.to_dict()) == RECIPE


def test_an_unknown_resize_names_the_field():
    with pytest.raises(MedMIRError, match="preprocessing.resize"):
        Recipe.from_dict(RECIPE.to_dict() | {"resize": "stretch"})


def test_a_missing_field_is_named():
    fields = RECIPE.to_dict()
    del fields["mean"]
    with pytest.raises(MedMIRError, match="mean"):
        Recipe.from_dict(fields)


def test_an_unknown_interpolation_names_the_field_and_what_there_is():
    with pytest.raises(MedMIRError, match="interpolation is 'lanczos'; expected one of bicubic, bilinear"):
        Recipe.from_dict(RECIPE.to_dict() | {"interpolation": "lanczos"})
