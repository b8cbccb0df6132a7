"""Preprocessing against open_clip's own transform: within one grey level of 255, whatever the picture."""

import numpy as np
import pytest
from PIL import Image

from medmir.inputs.preprocessing import eight_bit, pixel_values
from medmir.inputs.recipe import Recipe
from pipeline.towers.open_clip_import import import_open_clip

MEAN, STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
SIZES = [(300, 200), (200, 300), (517, 512), (224, 224), (1023, 401), (96, 130), (225, 224)]


def structured(width: int, height: int, channels: int) -> np.ndarray:
    """Edges, gradients and noise, uint8 [height, width, channels]."""
    rng = np.random.default_rng(width * height)
    y, x = np.mgrid[:height, :width]
    base = 90 + 80 * np.sin(x / 9) * np.cos(y / 13) + 60 * (x > width / 3)
    picture = base[..., None] + rng.normal(0, 12, (height, width, channels)) + 15 * np.arange(channels)
    return picture.clip(0, 255).astype(np.uint8)


def largest_difference(picture: Image.Image, prepared: Image.Image, mode: str, size: int = 224) -> float:
    """Largest difference on the 0..1 scale between our values and open_clip's, in any pixel."""
    open_clip = import_open_clip()
    transform = open_clip.image_transform(
        size, is_train=False, mean=MEAN, std=STD, resize_mode=mode, interpolation="bicubic"
    )
    ours = pixel_values(picture, Recipe(size, mode, "bicubic", MEAN, STD))[0]
    theirs = transform(prepared).numpy()
    assert ours.shape == theirs.shape
    return float((np.abs(ours - theirs) * np.array(STD)[:, None, None]).max())


@pytest.mark.parametrize("mode", ["shortest", "squash"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("channels", [1, 3])
def test_grey_and_colour_of_any_shape(size, channels, mode):
    picture = Image.fromarray(structured(*size, channels).squeeze())
    assert largest_difference(picture, picture, mode) <= 1 / 255


def test_the_demo_models_size():
    picture = Image.fromarray(structured(512, 430, 1).squeeze())
    assert largest_difference(picture, picture, "shortest", size=144) <= 1 / 255


def test_palette():
    # open_clip would resize palette indices as if they were grey values; both get the expanded colours
    picture = Image.fromarray(structured(300, 200, 3)).quantize(64)
    assert largest_difference(picture, picture.convert("RGB"), "shortest") <= 1 / 255


def test_sixteen_bit_equals_its_windowed_film():
    deep = structured(300, 200, 1).squeeze().astype(np.uint16)
    low, high = int(deep.min()), int(deep.max())
    windowed = Image.fromarray(np.rint((deep - low) * (255 / (high - low))).astype(np.uint8))
    assert largest_difference(Image.fromarray(deep * 257), windowed, "shortest") <= 1 / 255


def test_opaque_alpha_changes_nothing():
    colour = Image.fromarray(structured(300, 200, 3))
    with_alpha = colour.copy()
    with_alpha.putalpha(255)
    assert largest_difference(with_alpha, colour, "shortest") <= 1 / 255


def test_partly_transparent_pictures_lie_over_black():
    layer = Image.fromarray(structured(300, 200, 4))
    over_black = Image.alpha_composite(Image.new("RGBA", layer.size, (0, 0, 0, 255)), layer).convert("RGB")
    assert eight_bit(layer).tobytes() == over_black.tobytes()
    assert largest_difference(layer, over_black, "shortest") <= 1 / 255
