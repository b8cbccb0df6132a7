"""From a picture file to the image tower's input, equal to open_clip's own transform.

Pillow and NumPy only, so that the page and the pipeline run the same lines. The recipe is
written into every bundle; anything that embeds pictures for that bundle must follow it.
Reference: ``open_clip.transform.image_transform(is_train=False)``, open_clip_torch 3.3.0.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from medmir.errors import MedMIRError
from medmir.inputs.recipe import Recipe

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP")
KNOWN = (*FORMATS[:-1], "DICOM", FORMATS[-1])  # which :mod:`medmir.inputs.dicom` reads
PAGED = ("TIFF", "GIF", "WEBP", "PNG")
MAX_PIXELS = 50_000_000  # a larger picture is refused before it is decoded: it is no radiograph
MAX_ASPECT = 100  # with its short side scaled to the model's, a longer strip would fill the memory

_FILTERS = {"bicubic": Image.Resampling.BICUBIC, "bilinear": Image.Resampling.BILINEAR}
_DEEP_MODES = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")


def open_picture(name: str, data: bytes) -> Image.Image:
    """Decode an image file, its content given as ``data``: any Pillow mode, turned as its EXIF data say.

    MedMIRError, naming the file, where the content is of another format, damaged or too large.
    """
    image = open_header(name, BytesIO(data))
    with _refusals(name):
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
    return image


def page_count(name: str, data: bytes) -> int:
    """How many pictures an image file holds: pages of a TIFF, frames of a GIF. :func:`open_picture` takes the first."""
    image = open_header(name, BytesIO(data))
    with _refusals(name):
        return getattr(image, "n_frames", 1) if image.format in PAGED else 1


def open_header(name: str, file: BinaryIO) -> Image.Image:
    """Open an image file without decoding its pixels. MedMIRError where it is of another format or too large."""
    with _refusals(name):
        image = Image.open(file, formats=FORMATS)
        if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_ASPECT * min(image.size):
            raise Image.DecompressionBombError
        return image


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    """Turn whatever Pillow raises into one sentence on the file."""
    try:
        yield
    except UnidentifiedImageError as other:
        raise MedMIRError(f"{name} is not a picture that can be read: choose a {_any_of(KNOWN)} file.") from other
    except (Image.DecompressionBombError, MemoryError) as large:
        raise MedMIRError(
            f"{name} is too large: choose a picture of at most {MAX_PIXELS // 10**6} million pixels "
            f"whose sides are at most {MAX_ASPECT} to 1."
        ) from large
    except Exception as damaged:  # decoders given damaged data raise anything
        raise MedMIRError(f"{name} is damaged and cannot be decoded ({damaged}): choose a whole copy.") from damaged


def _any_of(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def eight_bit(image: Image.Image) -> Image.Image:
    """Return the picture as 8-bit greyscale ("L") or "RGB".

    Deeper pictures are windowed linearly over their whole stored range; transparency is laid
    over black, the background of a radiograph; palettes are expanded.
    """
    if image.mode in ("L", "RGB"):
        return image
    if image.mode in _DEEP_MODES:
        return _windowed(np.asarray(image, dtype=np.float64))
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        layer = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, (0, 0, 0, 255)), layer).convert("RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _windowed(values: np.ndarray) -> Image.Image:
    low, high = values.min(), values.max()
    scaled = (values - low) * (255.0 / (high - low)) if high > low else np.zeros_like(values)
    return Image.fromarray(np.rint(scaled).astype(np.uint8))


def _resized(image: Image.Image, recipe: Recipe) -> Image.Image:
    width, height = image.size
    if recipe.resize == "squash":
        target = (recipe.size, recipe.size)
    elif width <= height:
        target = (recipe.size, int(recipe.size * height / width))
    else:
        target = (int(recipe.size * width / height), recipe.size)
    return image if target == image.size else image.resize(target, _FILTERS[recipe.interpolation])


def _centre(image: Image.Image, size: int) -> Image.Image:
    left = int(round((image.width - size) / 2.0))
    top = int(round((image.height - size) / 2.0))
    return image.crop((left, top, left + size, top + size))


def square(image: Image.Image, recipe: Recipe) -> Image.Image:
    """Return the 8-bit RGB square the model sees, ``size`` pixels a side."""
    return _centre(_resized(eight_bit(image), recipe), recipe.size).convert("RGB")


def pixel_values(image: Image.Image, recipe: Recipe) -> np.ndarray:
    """Return the image tower's input, float32 ``[1, 3, size, size]``.

    Accepts any Pillow mode; see :func:`eight_bit` for how each becomes 8-bit.
    """
    scaled = np.asarray(square(image, recipe), dtype=np.float32) / np.float32(255)
    standard = (scaled - np.float32(recipe.mean)) / np.float32(recipe.std)
    return np.ascontiguousarray(standard.transpose(2, 0, 1)[None], dtype=np.float32)
