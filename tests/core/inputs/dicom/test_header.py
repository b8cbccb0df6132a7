"""What is told of a DICOM file before anything is decoded, and what is refused by name."""

import warnings
from io import BytesIO
from struct import pack

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.errors import InvalidDicomError
from pydicom.uid import ExplicitVRLittleEndian
from support.dicom_files import write_dicom

from medmir.errors import MedMIRError
from medmir.inputs.dicom.header import check_size, coded_size, frame_count, read_header, refusals, transfer_syntax

FILM = np.zeros((8, 6), np.uint8)


def header_of(path, name: str = "film"):
    return read_header(BytesIO(path.read_bytes()), name)


def refused(path, name: str = "ward/film") -> str:
    with pytest.raises(MedMIRError) as refusal:
        header_of(path, name)
    return str(refusal.value)


def test_a_header_has_everything_but_the_pixels(tmp_path):
    header = header_of(write_dicom(tmp_path / "film", FILM))
    assert (header.Rows, header.Columns) == (8, 6) and "PixelData" not in header


def test_a_file_without_a_number_of_frames_has_one(tmp_path):
    assert frame_count(header_of(write_dicom(tmp_path / "film", FILM))) == 1
    assert frame_count(header_of(write_dicom(tmp_path / "cine", np.stack([FILM] * 3)))) == 3


def test_a_report_in_dicom_holds_no_picture_and_its_kind_is_named(tmp_path):
    path = write_dicom(tmp_path / "report", FILM)
    report = dcmread(path)
    del report.Rows, report.Columns
    report.file_meta.MediaStorageSOPClassUID = report.SOPClassUID = "1.2.840.10008.5.1.4.1.1.88.11"
    report.save_as(path)
    assert refused(path) == "ward/film holds no picture: Basic Text SR Storage without Rows and Columns."


@pytest.mark.parametrize("attribute", ["BitsAllocated", "SamplesPerPixel", "PhotometricInterpretation"])
def test_an_attribute_no_picture_is_without_is_named(tmp_path, attribute):
    path = write_dicom(tmp_path / "film", FILM)
    film = dcmread(path)
    delattr(film, attribute)
    film.save_as(path)
    assert f"lacks the DICOM attribute {attribute}" in refused(path)


@pytest.mark.parametrize("content", [b"", b"\0" * 200, b"<html>404</html>" * 20])
def test_what_is_no_dicom_is_named_under_the_name_it_goes_by(tmp_path, content):
    (tmp_path / "film.dcm").write_bytes(content)
    assert refused(tmp_path / "film.dcm").startswith("ward/film ")


def test_how_pixels_are_stored_is_told_before_anything_else_is_read(tmp_path):
    path = write_dicom(tmp_path / "film", FILM)
    assert transfer_syntax(BytesIO(path.read_bytes()), "film") == ExplicitVRLittleEndian
    with pytest.raises(MedMIRError, match="page lacks the header of a DICOM file"):
        transfer_syntax(BytesIO(b"<html>"), "page")


@pytest.mark.parametrize("raised", [ValueError("odd\nvalue."), KeyError("Rows"), RecursionError("deep")])
def test_whatever_a_decoder_raises_becomes_one_sentence(raised):
    with pytest.raises(MedMIRError, match=r"^film cannot be decoded: [^\n]*[^.]\.$"), refusals("film"):
        raise raised


def test_a_reason_that_is_already_a_sentence_stays_and_so_does_a_fault_of_the_disk():
    with pytest.raises(MedMIRError, match="^too large$"), refusals("film"):
        raise MedMIRError("too large")
    with pytest.raises(PermissionError), refusals("film"):
        raise PermissionError(13, "Permission denied")
    with pytest.raises(MedMIRError, match="save it again as DICOM Part 10"), refusals("film"):
        raise InvalidDicomError("no prefix")


def test_warnings_about_a_file_do_not_reach_the_terminal():
    with warnings.catch_warnings(record=True) as heard, refusals("film"):
        warnings.warn("odd value", stacklevel=1)
    assert heard == []


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (100_000, 10), (10, 100_000)])
def test_pictures_too_large_or_too_narrow_are_refused(width, height):
    with pytest.raises(MedMIRError, match=f"film is too large: {width} x {height} pixels"):
        check_size(width, height, "film")


def test_a_large_film_is_no_refusal():
    check_size(4280, 3520, "film")


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    return b"\xff\xd8" + b"".join(bytes([0xFF, marker]) + pack(">H", 2 + len(body)) + body for marker, body in segments)


FRAME = pack(">BHHB", 8, 400, 600, 1)  # precision, lines, samples a line, components


@pytest.mark.parametrize("marker", [0xC0, 0xC1, 0xC2, 0xC3, 0xF7])
def test_a_jpeg_states_its_size_in_its_frame_header(marker):
    assert coded_size(jpeg((0xE0, b"JFIF\0"), (0xDB, bytes(65)), (marker, FRAME))) == (600, 400)


def test_tables_are_no_frame_header():
    assert coded_size(jpeg((0xC4, bytes(28)), (0xC0, FRAME))) == (600, 400)  # C4: Huffman tables


def test_a_jpeg_2000_states_its_size_less_its_offset():
    size = b"\xff\x4f\xff\x51" + pack(">HH", 47, 0) + pack(">4I", 700, 500, 100, 100)
    assert coded_size(size) == coded_size(b"box of JP2" + size) == (600, 400)


@pytest.mark.parametrize("stream", [b"", b"\xff\xd8", b"no picture at all", jpeg((0xE0, b"JFIF\0"))])
def test_a_stream_that_states_no_size_has_none(stream):
    assert coded_size(stream) == (0, 0)
