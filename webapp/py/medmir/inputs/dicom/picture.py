"""From a DICOM frame to the picture a viewer shows: pydicom's transforms, then 8 bit and square pixels.

The order of the transforms is that of DICOM PS3.4 section N.2: modality LUT, VOI LUT or window, then presentation.
"""

from typing import BinaryIO, NamedTuple

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.dataset import Dataset, FileDataset
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut, pixel_array

from medmir.errors import MedMIRError
from medmir.inputs.dicom.header import check_codestream, check_size, frame_count, read_header, refusals

GREY = ("MONOCHROME1", "MONOCHROME2")
COLOUR = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT")  # pydicom decodes all of them to RGB
SPACINGS = ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing", "PixelAspectRatio")
# functional groups of enhanced multi-frame objects (PS3.3 section C.7.6.16) that the transforms read
GROUPS = ("PixelMeasuresSequence", "PixelValueTransformationSequence", "FrameVOILUTSequence")
FAR = 1e30  # beyond both ends of every window


class Shown(NamedTuple):
    """A picture and which of how many frames it is, from 0."""

    image: Image.Image
    frame: int
    frames: int


def open_dicom(file: BinaryIO, name: str, frame: int | None = None) -> Shown:
    """Decode one frame (from 0; the middle one unless named) of an open file; see :func:`picture_of`.

    MedMIRError, under ``name``, also where :func:`medmir.inputs.dicom.header.read_header` refuses the file.
    """
    header = read_header(file, name)
    chosen = shown_frame(header, frame)
    file.seek(0)
    with refusals(name):
        dataset = dcmread(file)
    return Shown(picture_of(dataset, name, chosen), chosen, frame_count(header))


def shown_frame(header: Dataset, frame: int | None) -> int:
    """The frame that was named, else the middle one: of a stack or a sweep it shows most, of a loop as much as any."""
    return frame_count(header) // 2 if frame is None else frame


def picture_of(dataset: FileDataset, name: str, frame: int) -> Image.Image:
    """A frame (from 0) of a data set whose header was checked: 8-bit "L" or "RGB" with square pixels.

    Grey values go through modality LUT, VOI LUT or the first window, and MONOCHROME1 is inverted. Without a window,
    values of up to 8 bits keep their range and deeper ones are spread over theirs. Overlays are not drawn.
    MedMIRError, naming the file, where it cannot be decoded.
    """
    values, lifted = stored_values(dataset, name, frame)
    with refusals(f"{name} ({dataset.file_meta.TransferSyntaxUID.name})"):
        return _square_pixels(Image.fromarray(as_shown(values, lifted, name)), lifted, name)


def stored_values(dataset: FileDataset, name: str, frame: int) -> tuple[np.ndarray, Dataset]:
    """A frame's decoded values, and the data set with what holds for that frame; errors as :func:`picture_of`."""
    with refusals(name):
        check_codestream(dataset, name, frame)
    lifted = with_functional_groups(dataset, frame)
    with refusals(f"{name} ({dataset.file_meta.TransferSyntaxUID.name})"):
        return pixel_array(dataset, index=frame), lifted


def with_functional_groups(dataset: Dataset, frame: int) -> Dataset:
    """The data set with the frame's own spacing, rescaling and window at the top, where pydicom looks for them."""
    shared = dataset.get("SharedFunctionalGroupsSequence") or []
    each = (dataset.get("PerFrameFunctionalGroupsSequence") or [])[frame : frame + 1]
    lifted = Dataset(dict(dataset.items()))  # Dataset(dataset) would share its elements with the next frame
    lifted.file_meta = dataset.file_meta
    for group in (*shared[:1], *each):
        for macro in GROUPS:
            if group.get(macro):
                lifted.update(group[macro][0])
    return lifted


def as_shown(values: np.ndarray, dataset: Dataset, name: str) -> np.ndarray:
    """Stored values as uint8 ``[rows, columns]`` or ``[rows, columns, 3]``."""
    kind = dataset.PhotometricInterpretation
    if kind in GREY:
        shown = _grey(values, dataset, name)
        return 255 - shown if kind == "MONOCHROME1" else shown
    if kind == "PALETTE COLOR":
        colours = apply_color_lut(values, dataset)[..., :3]
        return _scaled(colours, 0, np.iinfo(colours.dtype).max)
    if kind in COLOUR and values.ndim == 3:
        return _scaled(values, 0, 2**dataset.BitsStored - 1)
    raise MedMIRError(f"{name} has the photometric interpretation {kind}, which is not read.")


def _grey(values: np.ndarray, dataset: Dataset, name: str) -> np.ndarray:
    if not np.isfinite(values).all():
        raise MedMIRError(f"{name} holds pixel values that are not numbers.")
    real = real_values(values, dataset)
    low, high = _range(values, real, dataset)
    return _scaled(apply_voi_lut(real, dataset), low, high)


def real_values(values: np.ndarray, dataset: Dataset) -> np.ndarray:
    """Stored values after the modality LUT: Hounsfield units of a CT.

    Integers are made wide enough for a table's first entry, which may be negative, to be subtracted.
    """
    wide = values.astype(np.int64) if np.issubdtype(values.dtype, np.integer) else values
    return apply_modality_lut(wide, dataset)


def _range(values: np.ndarray, real: np.ndarray, dataset: Dataset) -> tuple[float, float]:
    """The grey values shown black and white: the ends of what table or window give, else those of the picture."""
    if "LUTData" in (dataset.get("VOILUTSequence") or [()])[0]:
        entries, first = dataset.VOILUTSequence[0].LUTDescriptor[:2]
        table = apply_voi_lut(np.arange(first, first + (entries or 2**16)), dataset)
        return table.min(), table.max()
    if None not in (dataset.get("WindowCenter"), dataset.get("WindowWidth")):
        black, white = apply_voi_lut(np.array([-FAR, FAR]), dataset)
        return black, white
    if dataset.get("BitsStored", 16) <= 8 and values.min() >= 0:
        black, white = apply_modality_lut(np.array([0, 2**dataset.BitsStored - 1]), dataset)
        return black, white
    return real.min(), real.max()


def _scaled(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Spread ``low`` to ``high`` over uint8; a range without extent is black."""
    if (low, high) == (0, 255) and values.dtype == np.uint8:
        return values
    scale = 255 / (float(high) - float(low)) if high != low else 0.0
    return np.rint(np.clip((values.astype(np.float64) - low) * scale, 0, 255)).astype(np.uint8)


def _square_pixels(image: Image.Image, dataset: Dataset, name: str) -> Image.Image:
    """Stretch the coarser side where a pixel is not as high as wide, by more than 1 %."""
    ratio = height_to_width(dataset)
    if abs(ratio - 1) <= 0.01:
        return image
    width, height = image.width / min(ratio, 1), image.height * max(ratio, 1)
    check_size(width, height, name)
    return image.resize((round(width), round(height)), Image.Resampling.BICUBIC)


def height_to_width(dataset: Dataset) -> float:
    """How high a pixel is for its width, from the first spacing that is stated (row spacing, column spacing)."""
    for attribute in SPACINGS:
        spacing = np.atleast_1d(np.array(dataset.get(attribute) or (), dtype=float))
        if spacing.shape == (2,) and (spacing > 0).all() and np.isfinite(spacing).all():
            return spacing[0] / spacing[1]
    return 1.0
