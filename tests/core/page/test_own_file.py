"""The reader's own file as a film to be looked at."""

import numpy as np
import pytest
from support.dicom_files import write_dicom
from support.page_without_browser import ChosenBytes, FakeBrowser, picture

from medmir.errors import MedMIRError
from medmir.page.own_file import CT, HOUNSFIELD, STORED, own_film
from medmir.page.own_film import FEW
from medmir.page.viewing import EIGHT_BIT, Viewing, Window

RAMP = np.arange(0, 4096, dtype=np.uint16).reshape(64, 64)


@pytest.fixture
def opened(loop, folder):
    return lambda file: loop.finish(own_film(file, FakeBrowser(folder)))


@pytest.fixture
def dicom(opened, tmp_path):
    """A film of a file with these attributes."""
    return lambda values=RAMP, **attributes: opened(
        ChosenBytes("film.dcm", write_dicom(tmp_path / "film", values, **attributes).read_bytes()))


def names(film):
    return [preset.name for preset in film.greys.presets]


def test_a_picture_keeps_its_eight_bits_and_its_size(opened):
    film = opened(picture())
    assert (film.size, film.ratio, film.deep, film.greys) == ((8, 6), 8 / 6, False, EIGHT_BIT)
    assert film.pixels(Viewing(window=Window(10, 20), inverted=True)).tolist() == [[99] * 8] * 6, "greys are stretched"


def test_a_ct_has_the_headers_windows_those_of_the_field_and_its_whole_range(dicom):
    film = dicom(Modality="CT", RescaleSlope=1, RescaleIntercept=-1024, WindowCenter=[50, -500],
                 WindowWidth=[350, 1200], WindowCenterWidthExplanation=["", "LUNG"])
    assert names(film) == ["As in the header", "LUNG", *(preset.name for preset in CT), "Full range"]
    assert film.greys.first == Window(50, 350)
    assert film.greys.presets[-1].window == Window(1024, 4096)
    assert film.greys.unit == HOUNSFIELD


def test_a_radiograph_has_no_hounsfield_units(dicom):
    film = dicom(Modality="DX")
    assert names(film) == ["Full range"]
    assert film.greys.first == Window(2048, 4096)
    assert film.greys.unit == STORED


def test_no_more_presets_than_keys(dicom):
    film = dicom(Modality="CT", WindowCenter=list(range(20)), WindowWidth=[10] * 20)
    assert len(names(film)) == 9
    assert names(film)[-1] == "Full range"


def test_a_deep_film_is_computed_from_its_values(dicom):
    film = dicom(Modality="DX")
    grey = film.pixels(Viewing(window=Window(100, 2)))
    assert grey.ravel()[[98, 101]].tolist() == [0, 255]
    assert np.array_equal(film.pixels(Viewing(window=Window(100, 2), inverted=True)), 255 - grey)


def test_while_a_hand_is_on_it_a_large_film_has_fewer_pixels(dicom):
    rough = dicom(np.zeros((1500, 3000), np.uint16)).pixels(Viewing(window=Window(100, 50)), rough=True)
    assert rough.size <= 1.2 * FEW
    assert dicom().pixels(Viewing(), rough=True).shape == (64, 64), "a small one has all"


def test_colour_has_no_window(dicom):
    red = np.zeros((8, 8, 3), np.uint8)
    red[..., 0] = 200
    film = dicom(red[..., 0], SamplesPerPixel=3, PlanarConfiguration=0, PhotometricInterpretation="RGB",
                 PixelData=red.tobytes())
    assert not film.deep and film.pixels(Viewing())[4, 4].tolist() == [200, 0, 0]


def test_pixels_that_are_not_square_are_shown_as_they_are_meant(dicom):
    assert dicom(PixelSpacing=[0.4, 0.2]).ratio == 0.5


def test_a_file_that_has_changed_is_refused_by_name(opened):
    with pytest.raises(MedMIRError, match=r"own\.png"):
        opened(ChosenBytes("own.png", b"words"))
