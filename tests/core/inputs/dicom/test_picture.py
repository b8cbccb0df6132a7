"""From DICOM to the picture: transforms in their order, square pixels, the right frame; and what is refused."""

from io import BytesIO

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.uid import MPEG2MPML, JPEGBaseline8Bit, JPEGExtended12Bit, RLELossless
from support.dicom_files import jpeg, write_bomb, write_compressed, write_dicom

from medmir.errors import MedMIRError
from medmir.inputs.dicom import header as dicom
from medmir.inputs.dicom.picture import open_dicom

RAMP = np.arange(0, 4096, dtype=np.uint16).reshape(64, 64)


def opened(path, frame=None):
    return open_dicom(BytesIO(path.read_bytes()), path.name, frame)


def shown(path, frame=None) -> np.ndarray:
    return np.asarray(opened(path, frame).image)


def test_a_window_is_applied_after_rescaling(tmp_path):
    path = write_dicom(tmp_path / "ct", RAMP, RescaleSlope=1, RescaleIntercept=-1000, WindowCenter=40, WindowWidth=400)
    grey = shown(path).ravel()
    assert grey[1000 - 161] == 0 and grey[1000 + 241] == 255
    assert abs(int(grey[1040]) - 128) <= 1


def test_the_first_of_several_windows_counts(tmp_path):
    path = write_dicom(tmp_path / "two", RAMP, WindowCenter=[100, 3000], WindowWidth=[50, 50])
    assert shown(path).ravel()[200] == 255


def test_a_lookup_table_comes_before_a_window(tmp_path):
    table = Dataset()
    table.LUTDescriptor, table.LUTData = [4096, 0, 12], RAMP[::-1, ::-1].tobytes()
    path = write_dicom(tmp_path / "lut", RAMP, BitsStored=12, HighBit=11, VOILUTSequence=[table], WindowCenter=1,
                       WindowWidth=2)
    assert shown(path).ravel()[[0, 4095]].tolist() == [255, 0]


def test_monochrome1_is_inverted(tmp_path):
    path = write_dicom(tmp_path / "m1", RAMP, PhotometricInterpretation="MONOCHROME1")
    assert shown(path).ravel()[[0, 4095]].tolist() == [255, 0]


def test_signed_values_without_a_window_are_spread_over_their_range(tmp_path):
    path = write_dicom(tmp_path / "signed", RAMP.astype(np.int16) - 2048)
    assert shown(path).ravel()[[0, 4095]].tolist() == [0, 255]


def test_eight_bits_without_a_window_keep_their_grey_values(tmp_path):
    dim = np.full((9, 9), 90, np.uint8)
    dim[0] = 100
    assert np.array_equal(shown(write_dicom(tmp_path / "dim", dim)), dim)


def test_colour_stays_colour(tmp_path):
    red = np.zeros((8, 8, 3), np.uint8)
    red[..., 0] = 200
    path = write_dicom(tmp_path / "red", red[..., 0], SamplesPerPixel=3, PlanarConfiguration=0,
                       PhotometricInterpretation="RGB", PixelData=red.tobytes())
    assert shown(path)[4, 4].tolist() == [200, 0, 0]


@pytest.mark.parametrize(("attributes", "size"), [
    ({"PixelSpacing": [0.4, 0.2]}, (64, 128)),
    ({"ImagerPixelSpacing": [0.2, 0.4]}, (128, 64)),
    ({"PixelAspectRatio": [2, 1]}, (64, 128)),
    ({"PixelSpacing": [0.2, 0.2], "PixelAspectRatio": [2, 1]}, (64, 64)),
    ({"PixelSpacing": [0, 0.2]}, (64, 64)),
])
def test_pixels_become_square(tmp_path, attributes, size):
    assert opened(write_dicom(tmp_path / "film", RAMP, **attributes)).image.size == size


def test_the_middle_frame_is_shown_unless_another_is_named(tmp_path):
    path = write_dicom(tmp_path / "cine", np.stack([np.full((8, 8), level, np.uint8) for level in range(5)]))
    assert shown(path)[0, 0] == 2 and opened(path)[1:] == (2, 5)
    assert shown(path, 4)[0, 0] == 4


def test_an_enhanced_frame_has_its_own_window(tmp_path):
    frames = []
    for centre in (10, 3000):
        group, window = Dataset(), Dataset()
        window.WindowCenter, window.WindowWidth = centre, 20
        group.FrameVOILUTSequence = [window]
        frames.append(group)
    path = write_dicom(tmp_path / "enhanced", np.stack([RAMP, RAMP]), PerFrameFunctionalGroupsSequence=frames)
    assert shown(path, 0).ravel()[100] == 255
    assert shown(path, 1).ravel()[100] == 0


def test_a_frame_without_a_window_does_not_take_the_one_before(tmp_path):
    group, window = Dataset(), Dataset()
    window.WindowCenter, window.WindowWidth = 10, 20
    group.FrameVOILUTSequence = [window]
    path = write_dicom(tmp_path / "enhanced", np.stack([RAMP, RAMP]),
                       PerFrameFunctionalGroupsSequence=[group, Dataset()])
    assert shown(path, 0).ravel()[2048] == 255
    assert shown(path, 1).ravel()[2048] == 128


def refusal(path) -> str:
    with pytest.raises(MedMIRError) as reason:
        opened(path)
    return str(reason.value)


def test_a_deflated_bomb_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(dicom, "MAX_BYTES", 5_000_000)
    monkeypatch.setattr(dicom, "dcmread", None)
    assert "bomb is too large" in refusal(write_bomb(tmp_path / "bomb", 20_000_000))


@pytest.mark.parametrize(("attributes", "reason"), [
    ({"Rows": 60000, "Columns": 60000}, "60000 x 60000 pixels"),
    ({"Rows": 4000, "Columns": 4000, "NumberOfFrames": 90000}, "90000 frames of 4000 x 4000 pixels"),
    ({"Rows": 8, "Columns": 40000}, "sides of 100 to 1"),
    ({"PixelSpacing": [1e-9, 1e9]}, "too large"),
    ({"Rows": 0}, "says 0 x 64 pixels"),
])
def test_absurd_dimensions_are_refused(tmp_path, attributes, reason):
    assert reason in refusal(write_dicom(tmp_path / "absurd", RAMP, **attributes))


def test_a_transfer_syntax_nobody_decodes_is_named(tmp_path):
    said = refusal(write_compressed(tmp_path / "packed", MPEG2MPML, b"\0" * 8))
    assert "packed is stored as MPEG2 Main Profile / Main Level" in said


def test_jpeg_baseline_and_rle_need_nothing_but_pillow_and_numpy(tmp_path):
    assert shown(write_compressed(tmp_path / "jpeg", JPEGBaseline8Bit, jpeg(64))).shape == (64, 64)
    film = dcmread(write_dicom(tmp_path / "film", RAMP))
    film.compress(RLELossless)
    film.save_as(tmp_path / "rle")
    assert np.array_equal(shown(tmp_path / "rle"), shown(tmp_path / "film"))


def test_twelve_bits_in_jpeg_are_refused_where_nobody_decodes_them(tmp_path, monkeypatch):
    monkeypatch.setattr(dicom.get_decoder(JPEGExtended12Bit), "_available", {"pillow": None})
    path = write_compressed(tmp_path / "deep", JPEGExtended12Bit, jpeg(64), BitsAllocated=16, BitsStored=12, HighBit=11)
    assert refusal(path) == ("deep is stored as JPEG Extended (Process 2 and 4), for which a decoder is missing here:"
                             " convert it to Explicit VR Little Endian.")


def test_a_missing_attribute_is_named(tmp_path):
    dataset = dcmread(write_dicom(tmp_path / "plain", RAMP))
    del dataset.PhotometricInterpretation
    dataset.save_as(tmp_path / "lacking")
    assert "lacking lacks the DICOM attribute PhotometricInterpretation" in refusal(tmp_path / "lacking")


def test_a_file_cut_short_is_refused(tmp_path):
    path = write_dicom(tmp_path / "half", RAMP)
    path.write_bytes(path.read_bytes()[:-4000])
    assert "half (Explicit VR Little Endian) cannot be decoded" in refusal(path)


def test_a_file_named_dcm_that_is_none_says_so(tmp_path):
    (tmp_path / "page.dcm").write_text("<html>404</html>")
    assert "page.dcm lacks the header of a DICOM file" in refusal(tmp_path / "page.dcm")
