"""Preprocessing of the pictures people really have."""

import struct
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import FORMATS, MAX_PIXELS, Recipe, eight_bit, open_picture, pixel_values

RECIPE = Recipe(32, "shortest", "bicubic", (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))


def ramp(width: int, height: int) -> np.ndarray:
    """Grey values that rise from left to right, uint8 [height, width]."""
    return np.tile(np.linspace(0, 255, width).astype(np.uint8), (height, 1))


def file(image: Image.Image, kind: str, **options) -> bytes:
    """The picture as the content of a file."""
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_decoded(kind):
    image = open_picture("film", file(Image.fromarray(ramp(40, 20)).convert("RGB"), kind))
    assert image.size == (40, 20)
    assert np.abs(np.asarray(image, int)[..., 0] - ramp(40, 20)).max() < 16


def test_compressed_sixteen_bit_tiff_keeps_its_depth():
    deep = ramp(40, 20).astype(np.uint16) * 257
    image = open_picture("film.tif", file(Image.fromarray(deep), "TIFF", compression="tiff_lzw"))
    assert np.array_equal(np.asarray(image), deep)


def test_a_picture_taken_sideways_is_turned_upright():
    orientation = Image.Exif()
    orientation[0x0112] = 6  # EXIF 2.3, tag Orientation: the right side of the picture is its top
    data = file(Image.fromarray(ramp(40, 20)), "PNG", exif=orientation)
    upright = np.asarray(open_picture("photo.png", data))
    assert np.array_equal(upright, np.rot90(ramp(40, 20), -1))


@pytest.mark.parametrize("data", [b"", b"Findings: none.", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" * 9])
def test_what_is_no_picture_is_refused_by_name(data):
    with pytest.raises(MedMIRError, match="notes.txt is not a picture that can be read: choose a PNG, .* or BMP file."):
        open_picture("notes.txt", data)


@pytest.mark.parametrize("kind", FORMATS)
def test_half_a_file_is_refused(kind):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8))
    data = file(noise, kind)
    with pytest.raises(MedMIRError, match="film is (damaged|not a picture)"):
        open_picture("film", data[: len(data) // 2])


@pytest.mark.parametrize(("width", "height"), [(MAX_PIXELS // 5_000 + 1, 5_000), (60_000, 60_000), (20_000, 10)])
def test_enormous_pictures_are_refused_before_decoding(width, height):
    header = b"BM" + struct.pack("<IIIIiiHHIIiiII", 54, 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    with pytest.raises(MedMIRError, match="huge.bmp is too large"):
        open_picture("huge.bmp", header)


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
