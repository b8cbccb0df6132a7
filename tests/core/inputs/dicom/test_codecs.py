"""A decoder that is given decodes what is compressed its way, however its samples lie."""

from io import BytesIO

import numpy as np
import pytest
from pydicom.pixels import get_decoder
from pydicom.uid import HTJ2K, JPEG2000Lossless, JPEGLossless, JPEGLSLossless
from support.dicom_files import write_compressed

from medmir.inputs.dicom import codecs
from medmir.inputs.dicom.codecs import CHARLS, CODECS, LOSSLESS, OPENJPEG, Decoded, give, is_available
from medmir.inputs.dicom.picture import open_dicom

FRAME_HEADER = b"\xff\xd8\xff%c\x00\x0b\x08\x00\x40\x00\x40\x01\x01\x11\x00"  # of 64 x 64 pixels: see coded_size
J2K_SIZE = b"\xff\x4f\xff\x51\x00\x29\x00\x00" + (64).to_bytes(4, "big") * 2 + bytes(40)
RAMP = np.arange(4096, dtype="<u2").reshape(64, 64)
COLOURS = np.stack([np.full((64, 64), level, np.uint8) for level in (200, 100, 50)])
RGB = {"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "PlanarConfiguration": 0}
DEEP = {"BitsAllocated": 16, "BitsStored": 12, "HighBit": 11}


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch):
    for decoder in map(get_decoder, CODECS):
        monkeypatch.setattr(decoder, "_available", {})
    monkeypatch.setattr(codecs, "_given", {})


def shown(path) -> np.ndarray:
    return np.asarray(open_dicom(BytesIO(path.read_bytes()), path.name).image)


@pytest.mark.parametrize(("syntax", "codec", "stream"), [
    (JPEGLossless, LOSSLESS, FRAME_HEADER % 0xC3), (JPEGLSLossless, CHARLS, FRAME_HEADER % 0xF7),
    (JPEG2000Lossless, OPENJPEG, J2K_SIZE), (HTJ2K, OPENJPEG, J2K_SIZE),
])
def test_a_decoder_that_is_given_decodes_its_syntaxes(tmp_path, syntax, codec, stream):
    assert CODECS[syntax] == codec and not is_available(syntax)
    give(codec, lambda got: Decoded(RAMP.tobytes()) if got.startswith(stream) else Decoded(b""))
    grey = shown(write_compressed(tmp_path / "film", syntax, stream, **DEEP))
    assert is_available(syntax) and grey.ravel()[[0, 4095]].tolist() == [0, 255]


@pytest.mark.parametrize("planar", [True, False])
def test_colours_lie_one_by_one_or_pixel_by_pixel(tmp_path, planar):
    samples = COLOURS if planar else COLOURS.transpose(1, 2, 0)
    give(CHARLS, lambda stream: Decoded(samples.tobytes(), planar))
    path = write_compressed(tmp_path / "red", JPEGLSLossless, FRAME_HEADER % 0xF7, **RGB)
    assert shown(path)[5, 7].tolist() == [200, 100, 50]


def test_a_decoder_may_be_given_again(tmp_path):
    for level in (9, 7):
        give(LOSSLESS, lambda stream, level=level: Decoded(bytes([level]) * 4096))
        assert shown(write_compressed(tmp_path / "film", JPEGLossless, FRAME_HEADER % 0xC3)).max() == level
