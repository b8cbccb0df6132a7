"""Every file that ships with pydicom, read by us and by pydicom. Run as a script it prints the table."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pydicom
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut

from medmir.errors import MedMIRError
from medmir.inputs.dicom.header import refusals
from pipeline.cases.dicom.files import open_dicom

FOLDER = Path(pydicom.__file__).parent / "data" / "test_files"  # get_testdata_files() would download more
KINDS = ("equal", "different", "cannot be decoded", "holds a compressed picture", "holds no picture",
         "lacks the header of a DICOM file")


class Row(NamedTuple):
    """One file: "equal" or "different" to pydicom's own rendering, else the reason of its refusal."""

    name: str
    syntax: str
    outcome: str


def files() -> list[Path]:
    """What ships inside the wheel, whatever it is."""
    return sorted(path for path in FOLDER.rglob("*") if path.is_file() and path.suffix != ".py")


def row(path: Path) -> Row:
    name = path.relative_to(FOLDER).as_posix()
    try:
        ours = np.asarray(open_dicom(path, name=name))
    except MedMIRError as reason:
        return Row(name, _syntax(path), str(reason))
    with refusals(name):
        theirs = rendering(pydicom.dcmread(path))
    return Row(name, _syntax(path), "equal" if np.array_equal(ours, theirs) else "different")


def _syntax(path: Path) -> str:
    try:
        with refusals(path.name):
            return pydicom.dcmread(path, stop_before_pixels=True).file_meta.TransferSyntaxUID.name
    except MedMIRError:  # not DICOM at all, or without a transfer syntax
        return ""


def rendering(dataset: Dataset) -> np.ndarray:
    """What pydicom's functions give for the middle frame, in 8 bit by the formulas of DICOM PS3.3."""
    frames = int(dataset.get("NumberOfFrames") or 1)
    values = dataset.pixel_array[frames // 2] if frames > 1 else dataset.pixel_array
    if dataset.PhotometricInterpretation == "PALETTE COLOR":
        colours = apply_color_lut(values, dataset)
        return _eight_bit(colours, 0, 2 ** (8 * colours.itemsize) - 1)
    if dataset.SamplesPerPixel == 3:
        return _eight_bit(values, 0, 2**dataset.BitsStored - 1)
    real = apply_modality_lut(values, dataset)
    grey = _eight_bit(apply_voi_lut(real, dataset), *_ends(real, dataset))
    return _square(255 - grey if dataset.PhotometricInterpretation == "MONOCHROME1" else grey, dataset)


def _ends(real: np.ndarray, dataset: Dataset) -> tuple[float, float]:
    """Section C.11.2.1.2: a window's output is the whole range of the stored bits, rescaled."""
    low, high = (-(2 ** (dataset.BitsStored - 1)), 2 ** (dataset.BitsStored - 1) - 1)
    if not dataset.PixelRepresentation:
        low, high = 0, 2**dataset.BitsStored - 1
    if dataset.get("WindowWidth") is not None:
        slope, intercept = dataset.get("RescaleSlope", 1), dataset.get("RescaleIntercept", 0)
        return low * slope + intercept, high * slope + intercept
    return (low, high) if dataset.BitsStored <= 8 else (real.min(), real.max())


def _eight_bit(values: np.ndarray, low: float, high: float) -> np.ndarray:
    return np.rint((values.astype(np.float64) - low) * (255 / (float(high) - low))).astype(np.uint8)


def _square(grey: np.ndarray, dataset: Dataset) -> np.ndarray:
    vertical, horizontal = dataset.get("PixelSpacing") or (1, 1)
    ratio = vertical / horizontal
    size = (round(dataset.Columns * max(1, 1 / ratio)), round(dataset.Rows * max(1, ratio)))
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BICUBIC)) if ratio != 1 else grey


def main() -> None:
    """Print the table as Markdown, then how many files came to what."""
    rows = [row(path) for path in files()]
    print("| file | transfer syntax | |\n| --- | --- | --- |")
    for each in rows:
        print(f"| {each.name} | {each.syntax} | {each.outcome} |")
    kinds = Counter(next(kind for kind in KINDS if kind in each.outcome) for each in rows)
    print(f"\n{len(rows)} files: " + "; ".join(f"{n} {kind}" for kind, n in kinds.most_common()))


if __name__ == "__main__":
    main()
