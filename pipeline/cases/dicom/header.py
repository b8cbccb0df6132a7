"""DICOM files: which hold a picture that can be read, told before anything is decoded."""

import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from struct import unpack

from pydicom import dcmread
from pydicom.dataset import Dataset, FileDataset
from pydicom.encaps import get_frame
from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_file_meta_info
from pydicom.pixels import get_decoder
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, RLELossless, UID_dictionary

from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import MAX_ASPECT, MAX_PIXELS
from pipeline.cases.dicom.prefix import DICOM_PREFIX

MAX_SAMPLES = 1_000_000_000   # rows x columns x samples x frames of one file: a tomosynthesis has a third of it
MAX_BYTES = 4 * MAX_SAMPLES   # of a file, and of what a deflated one inflates to
JPEG_2000_SIZE = b"\xff\x4f\xff\x51"  # start of codestream, then the segment that holds the size
JPEG_FRAMES = [bytes([0xC0 + n]) for n in range(16) if n not in (4, 8, 12)] + [b"\xf7"]  # markers of frame headers
NEEDED = ("Rows", "Columns", "SamplesPerPixel", "BitsAllocated", "PhotometricInterpretation")


def read_header(path: Path, name: str) -> FileDataset:
    """Return all attributes but the pixels of a file whose picture may be decoded.

    MedMIRError, under ``name``, where the file is no DICOM file, holds no picture, lacks an attribute, is compressed
    in a way that cannot be decoded here, or is larger than the limits of this module.
    """
    with refusals(name):
        syntax = _check_bytes(path, name)
        header = dcmread(path, stop_before_pixels=True)
        _check_attributes(header, name)
        _check_dimensions(header, name)
        _check_decodable(syntax, name)
    return header


def read_pixels(path: Path, name: str, frame: int) -> FileDataset:
    """Return the whole data set; MedMIRError where the compressed frame is of another size than its header says."""
    with refusals(name):
        dataset = _dataset(path, path.stat().st_mtime_ns)
        syntax = dataset.file_meta.TransferSyntaxUID
        if syntax.is_encapsulated and syntax != RLELossless and "PixelData" in dataset:
            _check_codestream(dataset, name, frame)
    return dataset


@lru_cache(maxsize=1)  # the frames of a file are asked for one after the other
def _dataset(path: Path, modified: int) -> FileDataset:
    return dcmread(path)


@contextmanager
def refusals(name: str) -> Iterator[None]:
    """Turn whatever pydicom and its decoders raise into one sentence on the file, and silence their warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except (MedMIRError, OSError):
            raise
        except InvalidDicomError as other:
            raise MedMIRError(f"{name} lacks the header of a DICOM file (DICM at byte 128): save it again as DICOM"
                              " Part 10.") from other
        except Exception as broken:  # decoders given damaged data raise anything
            reason = " ".join(str(broken).split())
            raise MedMIRError(f"{name} cannot be decoded: {reason.rstrip('.')}.") from broken


def frame_count(header: Dataset) -> int:
    """How many frames a file holds; without the attribute it is one."""
    return int(header.get("NumberOfFrames") or 1)


def _check_bytes(path: Path, name: str) -> str | None:
    """Bound the file, and what it inflates to, before pydicom reads it; return its transfer syntax."""
    meta = read_file_meta_info(path)
    syntax = meta.get("TransferSyntaxUID")
    size = _inflated(path, meta) if syntax == DeflatedExplicitVRLittleEndian else path.stat().st_size
    if size > MAX_BYTES:
        raise MedMIRError(f"{name} is too large: more than {MAX_BYTES / 1e9:g} GB of data.")
    return syntax


def _inflated(path: Path, meta: Dataset) -> int:
    """How many bytes a deflated data set (PS3.5 section A.5) inflates to, counted no further than MAX_BYTES."""
    inflater, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    with path.open("rb") as file:
        file.seek(DICOM_PREFIX + 12 + meta.FileMetaInformationGroupLength)
        while size <= MAX_BYTES and (piece := file.read(2**16)):
            size += len(inflater.decompress(piece))
    return size


def _check_attributes(header: FileDataset, name: str) -> None:
    missing = [attribute for attribute in NEEDED if header.get(attribute) is None]
    if "Rows" in missing and "Columns" in missing:
        kind = UID(header.file_meta.get("MediaStorageSOPClassUID") or header.get("SOPClassUID") or "")
        known = kind.name if kind in UID_dictionary else "data of no known kind"
        raise MedMIRError(f"{name} holds no picture: {known} without Rows and Columns.")
    if missing:
        raise MedMIRError(f"{name} lacks the DICOM attribute {', '.join(missing)}, without which it has no picture.")


def _check_dimensions(header: Dataset, name: str) -> None:
    rows, columns, frames = header.Rows, header.Columns, frame_count(header)
    if min(rows, columns, frames) < 1:
        raise MedMIRError(f"{name} holds no picture: its header says {rows} x {columns} pixels, {frames} frames.")
    check_size(columns, rows, name)
    if rows * columns * header.SamplesPerPixel * frames > MAX_SAMPLES:
        raise MedMIRError(f"{name} is too large: {frames} frames of {columns} x {rows} pixels, more than"
                          f" {MAX_SAMPLES // 10**6:,} million values.")


def check_size(width: float, height: float, name: str) -> None:
    """MedMIRError where a picture of that size is refused: the core's limits, which hold for any other file."""
    if width * height > MAX_PIXELS or max(width, height) > MAX_ASPECT * min(width, height):
        raise MedMIRError(f"{name} is too large: {width:.0f} x {height:.0f} pixels, where at most"
                          f" {MAX_PIXELS // 10**6} million and sides of {MAX_ASPECT} to 1 are read.")


def _check_decodable(syntax: str | None, name: str) -> None:
    if not syntax:
        raise MedMIRError(f"{name} does not name its transfer syntax, so its pixels cannot be decoded.")
    try:
        decoder = get_decoder(syntax)
    except NotImplementedError as unknown:
        raise MedMIRError(f"{name} is stored as {syntax.name}, a transfer syntax that is not read: convert it to"
                          " Explicit VR Little Endian.") from unknown
    if not decoder.is_available:
        lacking = "; ".join(decoder.missing_dependencies)
        raise MedMIRError(f"{name} is stored as {syntax.name}, for which a decoder is missing ({lacking}):"
                          ' pip install "medmir[jpeg]".')


def _check_codestream(dataset: Dataset, name: str, frame: int) -> None:
    """Compare the size in the compressed frame, which is what its decoder allocates, with the header's."""
    width, height = coded_size(get_frame(
        dataset.PixelData, frame, number_of_frames=frame_count(dataset), extended_offsets=_offsets(dataset)
    ))
    if (width, height) != (dataset.Columns, dataset.Rows):
        raise MedMIRError(f"{name} holds a compressed picture of {width} x {height} pixels, where its header says"
                          f" {dataset.Columns} x {dataset.Rows}.")


def coded_size(stream: bytes) -> tuple[int, int]:
    """Width and height as a JPEG, JPEG-LS or JPEG 2000 stream states them, without decoding it; 0, 0 if it does not.

    ITU-T T.81 section B.2.2, T.87 section C.2.2, T.800 section A.5.1. Pillow does not open all of them.
    """
    if not stream.startswith(b"\xff\xd8"):
        start = stream.find(JPEG_2000_SIZE)
        right, bottom, left, top = unpack(">4I", stream[start + 8 : start + 24]) if start >= 0 else (0, 0, 0, 0)
        return right - left, bottom - top
    place = 2
    while (marker := stream[place + 1 : place + 2]) and marker not in JPEG_FRAMES:
        place += 1 if marker == b"\xff" else 2 + int.from_bytes(stream[place + 2 : place + 4], "big")
    height, width = unpack(">2H", stream[place + 5 : place + 9]) if marker else (0, 0)
    return width, height


def _offsets(dataset: Dataset) -> tuple[bytes, bytes] | None:
    if "ExtendedOffsetTable" not in dataset:
        return None
    return dataset.ExtendedOffsetTable, dataset.ExtendedOffsetTableLengths
