"""Preprocessing of the pictures people really have."""

import struct
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import (
    FORMATS,
    MAX_ASPECT,
    MAX_PIXELS,
    eight_bit,
    open_header,
    open_picture,
    pixel_values,
    square,
)
from medmir.inputs.recipe import Recipe

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
    assert np.abs(np.asarray(image.convert("RGB"), int)[..., 0] - ramp(40, 20)).max() < 16


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


@pytest.mark.parametrize("size", [(32, 32), (33, 32), (500, 40), (40, 500), (1, 60), (7, 7)])
@pytest.mark.parametrize("resize", ["shortest", "squash"])
def test_every_shape_becomes_the_square_that_the_model_sees(size, resize):
    recipe = Recipe(32, resize, "bilinear", RECIPE.mean, RECIPE.std)
    seen = square(Image.new("L", size, 90), recipe)
    assert (seen.size, seen.mode) == ((32, 32), "RGB")
    assert seen.getextrema() == ((90, 90),) * 3


def test_a_grey_picture_has_three_equal_channels():
    values = pixel_values(Image.fromarray(ramp(50, 40)), RECIPE)[0]
    assert np.array_equal(values[0], values[1]) and np.array_equal(values[0], values[2])


def test_each_channel_is_standardized_with_its_own_mean_and_deviation():
    recipe = Recipe(32, "shortest", "bicubic", (0., .25, .5), (1., .5, .25))
    values = pixel_values(Image.new("RGB", (32, 32), (255, 255, 255)), recipe)[0]
    assert [float(channel.mean()) for channel in values] == pytest.approx([1., 1.5, 2.])


def test_a_picture_of_the_models_size_is_not_resampled():
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32), np.uint8))
    assert np.array_equal(np.asarray(square(picture, RECIPE))[..., 0], np.asarray(picture))


def test_the_crop_is_from_the_middle():
    picture = np.zeros((32, 96), np.uint8)
    picture[:, 32:64] = 200
    assert square(Image.fromarray(picture), RECIPE).getextrema() == ((200, 200),) * 3


def test_a_header_is_read_without_the_pixels_behind_it():
    data = file(Image.fromarray(np.random.default_rng(0).integers(0, 256, (200, 100), np.uint8)), "PNG")
    assert open_header("film.png", BytesIO(data[: len(data) // 2])).size == (100, 200)


def test_a_strip_of_the_longest_allowed_shape_is_taken_and_a_longer_one_is_not():
    assert open_picture("strip.png", file(Image.new("L", (MAX_ASPECT * 3, 3)), "PNG")).size == (MAX_ASPECT * 3, 3)
    with pytest.raises(MedMIRError, match=f"at most {MAX_ASPECT} to 1"):
        open_picture("strip.png", file(Image.new("L", (MAX_ASPECT * 3 + 1, 3)), "PNG"))


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_an_eight_bit_picture_is_taken_as_it_is(mode):
    picture = Image.new(mode, (4, 4))
    assert eight_bit(picture) is picture


@pytest.mark.parametrize(("mode", "colour", "expected"), [
    ("1", 1, ("L", 255)), ("LA", (200, 255), ("RGB", (200, 200, 200))), ("LA", (200, 0), ("RGB", (0, 0, 0))),
    ("RGBA", (10, 20, 30, 255), ("RGB", (10, 20, 30))), ("CMYK", (0, 0, 0, 0), ("RGB", (255, 255, 255))),
])
def test_other_modes_become_grey_or_colour_of_eight_bit(mode, colour, expected):
    shown = eight_bit(Image.new(mode, (4, 4), colour))
    assert (shown.mode, shown.getpixel((2, 2))) == expected


def test_a_palettes_transparent_colour_is_black():
    picture = Image.new("P", (4, 4), 1)
    picture.putpalette([0, 0, 0, 250, 250, 250])
    picture.info["transparency"] = 1
    assert eight_bit(picture).getpixel((0, 0)) == (0, 0, 0)


def test_negative_values_and_fractions_are_windowed_over_their_range():
    values = np.linspace(-1000, 1000, 64, dtype=np.float32).reshape(8, 8)
    shown = np.asarray(eight_bit(Image.fromarray(values)), int)
    assert (shown.min(), shown.max()) == (0, 255)
    assert (np.diff(shown.ravel()) > 0).all()
