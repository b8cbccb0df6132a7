"""Files that a reader chose: which become pictures, and what is said of the others."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.uid import MPEG2MPML, JPEG2000Lossless
from support.dicom_files import SECRETS, write_compressed, write_dicom
from support.page_without_browser import ChosenBytes, FakeBrowser, picture

from medmir.bundle.reader import at_once
from medmir.errors import MedMIRError
from medmir.page.picture_file import MAX_BYTES, open_file


def opened(file, browser=None):
    return at_once(open_file(file, browser or FakeBrowser(Path())))


@pytest.mark.parametrize(("file", "told"), [
    (ChosenBytes("empty.png", b""), r"empty\.png is empty, or a folder: choose a picture"),
    (ChosenBytes("scan.tif", b"", size=MAX_BYTES + 1), r"scan\.tif is too large: choose a file of at most \d+ MB"),
    (ChosenBytes("notes.txt", b"only words"), r"notes\.txt"),
    (ChosenBytes("half.png", picture().data[:20]), r"half\.png"),
])
def test_a_file_that_is_no_picture_is_refused_by_its_name(file, told):
    with pytest.raises(MedMIRError, match=told):
        opened(file)


def test_a_file_that_is_too_large_is_not_even_read():
    class Huge:
        name, size = "huge.tif", MAX_BYTES + 1

        async def read(self):
            raise AssertionError("it was read")

    with pytest.raises(MedMIRError, match="too large"):
        opened(Huge())


def test_a_picture_is_opened():
    assert opened(picture()).image.size == (8, 6) and opened(picture())[::2] == ("own.png", "")


@pytest.mark.parametrize("kind", ["GIF", "TIFF"])
def test_of_several_pages_the_first_is_taken_and_said_to_be(kind):
    written, pages = BytesIO(), [Image.new("L", (8, 6), level) for level in (10, 200, 90)]
    pages[0].save(written, kind, save_all=True, append_images=pages[1:])
    own = opened(ChosenBytes("cine", written.getvalue()))
    assert own.which == "page 1 of 3" and own.image.convert("L").getpixel((0, 0)) == 10


def dicom(path, name):
    return ChosenBytes(name, path.read_bytes())


def test_dicom_is_known_without_an_ending_and_nothing_of_its_name_or_header_is_told(tmp_path):
    browser = FakeBrowser(tmp_path)
    path = write_dicom(tmp_path / "film", np.stack([np.full((6, 8), level, np.uint8) for level in range(5)]))
    own = opened(dicom(path, SECRETS["PatientName"]), browser)
    assert own[::2] == ("DICOM file", "frame 3 of 5")
    assert own.image.size == (8, 6) and own.image.getpixel((0, 0)) == 2 and own.image.info == {}
    assert browser.imported == ["pydicom"]


def test_a_decoder_comes_with_the_first_file_that_takes_one(tmp_path):
    browser, path = FakeBrowser(tmp_path), write_compressed(tmp_path / "film", JPEG2000Lossless, b"no stream")
    with pytest.raises(MedMIRError, match="The DICOM file "):
        opened(dicom(path, "film"), browser)
    assert browser.imported == ["pydicom", "openjpeg"]


@pytest.mark.parametrize(("syntax", "told"), [(MPEG2MPML, "stored as MPEG2 Main"), ("1.2.3", "stored as 1.2.3")])
def test_what_nobody_decodes_is_refused_by_the_name_of_its_syntax_with_the_way_out(tmp_path, syntax, told):
    path = write_compressed(tmp_path / "film", syntax, b"\0" * 8)
    with pytest.raises(MedMIRError, match=f"{told}.*: convert it to Explicit VR Little Endian") as refusal:
        opened(dicom(path, SECRETS["PatientName"]))
    assert not [secret for secret in SECRETS.values() if secret in str(refusal.value)]


def test_what_is_no_dicom_but_called_so_is_refused_without_its_name():
    for content, told in ((b"<html>", "lacks the header"), (b"", "is empty")):
        with pytest.raises(MedMIRError, match=f"^The DICOM file {told}"):
            opened(ChosenBytes("Featherstonehaugh.dcm", content))
