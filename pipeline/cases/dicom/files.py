"""DICOM files on a disk, read by the core."""

from functools import lru_cache
from pathlib import Path

from PIL import Image
from pydicom import dcmread
from pydicom.dataset import FileDataset

from medmir.inputs.dicom import header
from medmir.inputs.dicom.picture import picture_of, shown_frame

DECODERS = 'pip install "medmir[jpeg]"'


def open_dicom(path: Path, frame: int | None = None, name: str | None = None) -> Image.Image:
    """Decode one frame (from 0; the middle one unless named): 8-bit "L" or "RGB" with square pixels.

    MedMIRError, naming the file, where it cannot be decoded; see :func:`medmir.inputs.dicom.picture.picture_of`.
    """
    name = name or path.name
    shown = shown_frame(read_header(path, name), frame)
    with header.refusals(name):
        dataset = _dataset(path, path.stat().st_mtime_ns)
    return picture_of(dataset, name, shown)


def read_header(path: Path, name: str) -> FileDataset:
    """All attributes but the pixels of a file whose picture may be decoded; else MedMIRError, under ``name``."""
    with path.open("rb") as file:
        return header.read_header(file, name, DECODERS)


@lru_cache(maxsize=1)  # the frames of a file are asked for one after the other
def _dataset(path: Path, modified: int) -> FileDataset:
    return dcmread(path)
