"""Window and level of a DICOM frame, to 1/255 what pydicom's own functions give."""

from io import BytesIO

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.pixels import apply_modality_lut, apply_windowing
from support.dicom_files import write_dicom

from medmir.errors import MedMIRError
from medmir.inputs.dicom import windows
from medmir.inputs.dicom.picture import open_dicom
from medmir.inputs.dicom.windows import HeaderWindow, open_frame

RAMP = np.arange(0, 4096, dtype=np.uint16).reshape(64, 64)
DEEP = (np.arange(256 * 256) % 65536).astype(np.uint16).reshape(256, 256)
CT = {"Modality": "CT", "RescaleSlope": 1, "RescaleIntercept": -1024, "BitsStored": 12, "HighBit": 11}
WINDOWS = [(-600, 1500), (40, 400), (400, 1800), (40.5, 80.25), (0, 1), (-1000, 2), (9000, 300)]
KINDS = {
    "16 bit": (DEEP, {}),
    "12 bit CT": (RAMP, CT),
    "signed": (RAMP.astype(np.int16) - 2048, {"RescaleSlope": 1, "RescaleIntercept": 0}),
    "fractions": (RAMP, {"RescaleSlope": "0.37", "RescaleIntercept": "-12.5"}),
    "MONOCHROME1": (DEEP, {"PhotometricInterpretation": "MONOCHROME1"}),
    "exact": (RAMP, CT | {"VOILUTFunction": "LINEAR_EXACT"}),
    "sigmoid": (RAMP, CT | {"VOILUTFunction": "SIGMOID"}),
}


def opened(path):
    return open_frame(BytesIO(path.read_bytes()), path.name)


def pydicoms(path, window) -> np.ndarray:
    """The picture by pydicom's functions alone, its output range spread over 0 to 255."""
    dataset = dcmread(path)
    dataset.WindowCenter, dataset.WindowWidth = window
    real = apply_modality_lut(dataset.pixel_array, dataset)
    black, white = apply_windowing(np.array([-1e30, 1e30]), dataset)
    grey = 255 * (apply_windowing(real, dataset) - black) / (white - black)
    return 255 - grey if dataset.PhotometricInterpretation == "MONOCHROME1" else grey


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("window", WINDOWS)
def test_every_window_is_pydicoms_to_a_grey_level(tmp_path, kind, window):
    values, attributes = KINDS[kind]
    path = write_dicom(tmp_path / "film", values, **attributes)
    with np.errstate(over="ignore"):
        difference = np.abs(opened(path).shown(window) - pydicoms(path, window))
    assert difference.max() <= 1


def test_without_a_window_it_is_the_picture_that_is_searched_by(tmp_path):
    for number, attributes in enumerate(({}, {"WindowCenter": 900, "WindowWidth": 300})):
        path = write_dicom(tmp_path / f"{number}", RAMP, **attributes)
        assert np.array_equal(opened(path).shown(), open_dicom(BytesIO(path.read_bytes()), "film").image)


def test_a_window_takes_the_place_of_a_table(tmp_path):
    table = Dataset()
    table.LUTDescriptor, table.LUTData = [4096, 0, 12], RAMP[::-1, ::-1].tobytes()
    path = write_dicom(tmp_path / "lut", RAMP, BitsStored=12, HighBit=11, VOILUTSequence=[table])
    assert opened(path).shown().ravel()[0] == 255, "the table inverts"
    assert opened(path).shown((2048, 4096)).ravel()[[0, 4095]].tolist() == [0, 255]


def test_the_table_gives_what_every_pixel_alone_gives(tmp_path, monkeypatch):
    frame = opened(write_dicom(tmp_path / "ct", RAMP, **CT))
    looked_up = frame.shown((40, 400))
    monkeypatch.setattr(windows, "DEEPEST", 0)
    assert np.array_equal(frame.shown((40, 400)), looked_up)


def test_fewer_pixels_are_the_same_pixels(tmp_path):
    frame = opened(write_dicom(tmp_path / "ct", RAMP, **CT))
    assert np.array_equal(frame.shown((40, 400), 3), frame.shown((40, 400))[::3, ::3])


def test_the_headers_windows_are_told_with_their_names(tmp_path):
    path = write_dicom(tmp_path / "two", RAMP, WindowCenter=[100, 3000, 5], WindowWidth=[50, 70, 0],
                       WindowCenterWidthExplanation=["SOFT", "HARD", "NONE"])
    assert opened(path).windows == [HeaderWindow(100, 50, "SOFT"), HeaderWindow(3000, 70, "HARD")]
    assert opened(write_dicom(tmp_path / "one", RAMP, WindowCenter=9, WindowWidth=5)).windows == [HeaderWindow(9, 5)]
    assert opened(write_dicom(tmp_path / "none", RAMP)).windows == []


def test_range_shape_and_modality_are_those_of_the_frame(tmp_path):
    frame = opened(write_dicom(tmp_path / "ct", RAMP[:32], PixelSpacing=[0.4, 0.2], **CT))
    assert frame.range == (-1024, 1023)
    assert frame.ratio == pytest.approx(64 / (32 * 2))
    assert (frame.modality, frame.grey, frame.which) == ("CT", True, (0, 1))


def test_a_window_too_narrow_for_dicom_is_as_narrow_as_may_be(tmp_path):
    frame = opened(write_dicom(tmp_path / "ct", RAMP, **CT))
    assert np.array_equal(frame.shown((40, 0.01)), frame.shown((40, 1)))


def test_values_that_are_no_numbers_are_refused(tmp_path):
    values = np.full((8, 8), np.nan, dtype=np.float32)
    path = write_dicom(tmp_path / "nan", values, FloatPixelData=values.tobytes())
    dataset = dcmread(path)
    del dataset.PixelData
    dataset.save_as(path)
    with pytest.raises(MedMIRError, match="are not numbers"):
        opened(path)
