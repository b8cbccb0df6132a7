"""DICOM files: which hold a picture that can be read, told before anything is decoded."""

import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import SEEK_END
from struct import unpack
from typing import BinaryIO

from pydicom import dcmread
from pydicom.dataset import Dataset, FileDataset
from pydicom.encaps import get_frame
from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_dataset, read_preamble
from pydicom.pixels import get_decoder
from pydicom.pixels.decoders.base import Decoder
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, JPEGExtended12Bit, RLELossless, UID_dictionary

from medmir.errors import MedMIRError
from medmir.inputs.dicom.prefix import DICOM_PREFIX
from medmir.inputs.preprocessing import MAX_ASPECT, MAX_PIXELS

MAX_SAMPLES = 1_000_000_000   # rows x columns x samples x frames of one file: a tomosynthesis has a third of it
MAX_BYTES = 4 * MAX_SAMPLES   # of a file, and of what a deflated one inflates to
JPEG_2000_SIZE = b"\xff\x4f\xff\x51"  # start of codestream, then the segment that holds the size
JPEG_FRAMES = [bytes([0xC0 + n]) for n in range(16) if n not in (4, 8, 12)] + [b"\xf7"]  # markers of frame headers
CONVERT = "convert it to Explicit VR Little Endian"
NEEDED = ("Rows", "Columns", "SamplesPerPixel", "BitsAllocated", "PhotometricInterpretation")


def read_header(file: BinaryIO, name: str, decoders: str = "") -> FileDataset:
    """Return all attributes but the pixels of an open file whose picture may be decoded.

    ``decoders``: what to do where only a decoder is missing, else to convert the file. MedMIRError, under ``name``,
    where the file is no DICOM file, holds no picture, lacks an attribute, is compressed in a way that cannot be decoded
    here, or is larger than the limits of this module.
    """
    with refusals(name):
        syntax = _check_bytes(file, name)
        file.seek(0)
        header = dcmread(file, stop_before_pixels=True)
        _check_attributes(header, name)
        _check_dimensions(header, name)
        _check_decodable(syntax, header, name, decoders or CONVERT)
    return header


def transfer_syntax(file: BinaryIO, name: str) -> UID | None:
    """How an open file's pixels are stored, if it says so; MedMIRError, under ``name``, where it is no DICOM file."""
    with refusals(name):
        return _meta(file).get("TransferSyntaxUID")


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


def _check_bytes(file: BinaryIO, name: str) -> UID | None:
    """Bound the file, and what it inflates to, before pydicom reads it; return its transfer syntax."""
    meta = _meta(file)
    syntax = meta.get("TransferSyntaxUID")
    size = _inflated(file, meta) if syntax == DeflatedExplicitVRLittleEndian else file.seek(0, SEEK_END)
    if size > MAX_BYTES:
        raise MedMIRError(f"{name} is too large: more than {MAX_BYTES / 1e9:g} GB of data.")
    return syntax


def _meta(file: BinaryIO) -> Dataset:
    """The File Meta Information (PS3.10 section 7.1): group 0002, never compressed."""
    file.seek(0)
    read_preamble(file, force=False)
    return read_dataset(file, is_implicit_VR=False, is_little_endian=True, stop_when=lambda tag, *_: tag.group != 2)


def _inflated(file: BinaryIO, meta: Dataset) -> int:
    """How many bytes a deflated data set (PS3.5 section A.5) inflates to, counted no further than MAX_BYTES."""
    inflater, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
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


def _check_decodable(syntax: UID | None, header: Dataset, name: str, decoders: str) -> None:
    if not syntax:
        raise MedMIRError(f"{name} does not name its transfer syntax, so its pixels cannot be decoded.")
    try:
        decoder = get_decoder(syntax)
    except NotImplementedError as unknown:
        raise MedMIRError(f"{name} is stored as {syntax.name}, a transfer syntax that is not read: {CONVERT}."
                          ) from unknown
    if not decoder.is_available or _too_deep(decoder, header):
        raise MedMIRError(f"{name} is stored as {syntax.name}, for which a decoder is missing here: {decoders}.")


def _too_deep(decoder: Decoder, header: Dataset) -> bool:
    """Whether Pillow would have to decode JPEG of more than the 8 bits that it knows."""
    return decoder.available_plugins == ("pillow",) and JPEGExtended12Bit == decoder.UID and header.BitsAllocated > 8


def check_codestream(dataset: FileDataset, name: str, frame: int) -> None:
    """MedMIRError where a compressed frame is of another size than its header says: its decoder allocates that size."""
    syntax = dataset.file_meta.TransferSyntaxUID
    if not syntax.is_encapsulated or syntax == RLELossless or "PixelData" not in dataset:
        return
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
