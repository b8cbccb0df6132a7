"""Any file to a picture: by its content, not by its name, and one frame of several where one is meant."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from support.corpus_files import write_film
from support.dicom_files import write_dicom

from medmir.errors import MedMIRError
from pipeline.cases.dicom.prefix import is_dicom
from pipeline.cases.pictures import check_file, read_picture

FRAMES = np.stack([np.full((8, 8), shade, np.uint16) for shade in (0, 2000, 4000)])
ENDING = ("png", "jpg", "tif", "webp", "bmp")


@pytest.mark.parametrize("ending", ENDING)
def test_every_usual_kind_of_picture_is_read(tmp_path, ending):
    assert read_picture(str(write_film(tmp_path / f"film.{ending}"))).size == (30, 20)


def test_a_dicom_file_needs_no_ending(tmp_path):
    path = write_dicom(tmp_path / "IM000001", np.zeros((4, 6), np.uint8))
    assert is_dicom(path) and read_picture(str(path)).size == (6, 4)


def test_a_picture_is_not_dicom_and_a_dicom_ending_is(tmp_path):
    assert not is_dicom(write_film(tmp_path / "film.png"))
    (tmp_path / "film.dcm").write_bytes(b"short")
    assert is_dicom(tmp_path / "film.dcm")


def shade(place: str) -> float:
    return float(np.asarray(read_picture(place)).mean())


def test_of_several_frames_the_named_one_is_read_else_the_middle_one(tmp_path):
    path = write_dicom(tmp_path / "cine.dcm", FRAMES, WindowCenter=2000, WindowWidth=4000)
    shades = [shade(f"{path}#frame={number}") for number in range(3)]
    assert shades == sorted(shades) and len(set(shades)) == 3
    assert shade(str(path)) == shades[1]


def test_damaged_pictures_are_refused_by_name(tmp_path):
    path = write_film(tmp_path / "film.jpg")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(MedMIRError, match=r"^film\.jpg is damaged"):
        read_picture(str(path))


def test_a_file_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_picture(str(tmp_path / "gone.png"))


def test_a_check_reads_the_header_only(tmp_path):
    path = write_film(tmp_path / "film.png")
    check_file(path, "film.png")
    (tmp_path / "page.png").write_text("<html>")
    with pytest.raises(MedMIRError, match=r"ward/page\.png is not a picture"):
        check_file(tmp_path / "page.png", "ward/page.png")


def test_an_enormous_picture_is_refused_before_it_is_decoded(tmp_path):
    Image.new("1", (9000, 9000)).save(tmp_path / "huge.png")
    with pytest.raises(MedMIRError, match=r"huge\.png is too large"):
        check_file(tmp_path / "huge.png", "huge.png")


def test_plain_pictures_need_no_pydicom(tmp_path):
    path = write_film(tmp_path / "film.png")
    code = ("import sys; from pipeline.cases.pictures import read_picture;"
            f"read_picture({str(path)!r}); sys.exit('pydicom' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
