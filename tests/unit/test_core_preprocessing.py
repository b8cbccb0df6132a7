"""Preprocessing of the pictures people really have."""

import numpy as np
import pytest
from PIL import Image

from medmir.errors import MedMIRError
from medmir.preprocessing import Recipe, eight_bit, pixel_values

RECIPE = Recipe(32, "shortest", "bicubic", (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))


def ramp(width: int, height: int) -> np.ndarray:
    """Grey values that rise from left to right, uint8 [height, width]."""
    return np.tile(np.linspace(0, 255, width).astype(np.uint8), (height, 1))


def test_output_is_one_float32_batch():
    values = pixel_values(Image.fromarray(ramp(50, 40)), RECIPE)
    assert values.shape == (1, 3, 32, 32)
    assert values.dtype == np.float32


def test_values_are_standardized_with_the_recipe():
    white = pixel_values(Image.new("L", (32, 32), 255), RECIPE)
    assert np.allclose(white, (1 - 0.5) / 0.25)


def test_shortest_crops_the_centre_and_squash_keeps_the_edges():
    picture = Image.fromarray(ramp(96, 32))
    cropped = pixel_values(picture, RECIPE)[0, 0, 16]
    squashed = pixel_values(picture, Recipe(32, "squash", "bicubic", RECIPE.mean, RECIPE.std))[0, 0, 16]
    assert cropped[0] > squashed[0] + 1
    assert cropped[-1] < squashed[-1] - 1


def test_sixteen_bit_keeps_its_contrast():
    deep = Image.fromarray(ramp(64, 64).astype(np.uint16) * 257)
    assert np.abs(np.asarray(eight_bit(deep), int) - ramp(64, 64)).max() <= 1


def test_twelve_bit_values_in_a_sixteen_bit_file_use_the_whole_range():
    deep = Image.fromarray(ramp(64, 64).astype(np.uint16) * 16)
    assert eight_bit(deep).getextrema() == (0, 255)


def test_a_flat_deep_picture_is_black_and_not_a_division_by_zero():
    assert eight_bit(Image.fromarray(np.full((8, 8), 700, np.uint16))).getextrema() == (0, 0)


def test_transparent_areas_are_black():
    picture = Image.new("RGBA", (32, 32), (255, 255, 255, 0))
    assert np.allclose(pixel_values(picture, RECIPE), -2)


def test_palette_pictures_are_scaled_as_colours():
    grey = Image.fromarray(ramp(128, 128))
    palette = grey.convert("P")
    assert np.abs(pixel_values(palette, RECIPE) - pixel_values(grey, RECIPE)).max() < 0.05


def test_one_bit_pictures_work():
    assert pixel_values(Image.new("1", (40, 40), 1), RECIPE).max() == pytest.approx(2.0)


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
