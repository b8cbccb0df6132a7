"""DICOM files on a disk: the frame that is named, the decoders that are installed, and what a disk says."""

import numpy as np
import pytest
from pydicom.uid import JPEG2000Lossless, JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLSLossless
from support.dicom_files import jpeg, write_compressed, write_dicom

from medmir.errors import MedMIRError
from pipeline.cases.dicom.files import open_dicom, read_header
from pipeline.cases.pictures import read_picture


def refusal(path) -> str:
    with pytest.raises(MedMIRError) as reason:
        read_picture(str(path))
    return str(reason.value)


def test_the_frame_that_is_named_is_read(tmp_path):
    path = write_dicom(tmp_path / "cine", np.stack([np.full((8, 8), level, np.uint8) for level in range(5)]))
    assert open_dicom(path).getpixel((0, 0)) == 2
    assert read_picture(f"{path}#frame=4").getpixel((0, 0)) == 4


def test_a_file_that_was_written_again_is_read_again(tmp_path):
    path = tmp_path / "film"
    for level in (10, 20):
        assert open_dicom(write_dicom(path, np.full((8, 8), level, np.uint8))).getpixel((0, 0)) == level


def test_a_file_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_header(tmp_path / "gone", "gone")


def jpeg_ls(side):
    return b"\xff\xd8\xff\xf7\x00\x0b\x08" + side.to_bytes(2, "big") * 2 + b"\x01\x01\x11\x00"


def jpeg_2000(side):
    return b"\xff\x4f\xff\x51\x00\x29\x00\x00" + side.to_bytes(4, "big") * 2 + bytes(40)


@pytest.mark.parametrize(("syntax", "stream"), [
    (JPEGBaseline8Bit, jpeg), (JPEGExtended12Bit, jpeg), (JPEGLSLossless, jpeg_ls), (JPEG2000Lossless, jpeg_2000),
])
def test_a_codestream_larger_than_its_header_says_is_refused_before_decoding(tmp_path, syntax, stream):
    said = refusal(write_compressed(tmp_path / "packed", syntax, stream(32768)))
    assert said == "packed holds a compressed picture of 32768 x 32768 pixels, where its header says 64 x 64."


def test_a_codestream_of_the_size_its_header_says_is_decoded(tmp_path):
    assert read_picture(str(write_compressed(tmp_path / "packed", JPEGBaseline8Bit, jpeg(64)))).size == (64, 64)
