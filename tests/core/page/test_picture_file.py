"""Files that a reader chose: which become pictures, and what is said of the others."""

from pathlib import Path

import pytest
from support.page_without_browser import ChosenBytes, FakeBrowser, picture

from medmir.bundle.reader import at_once
from medmir.errors import MedMIRError
from medmir.page.picture_file import MAX_BYTES, open_file


def opened(file):
    return at_once(open_file(file, FakeBrowser(Path())))


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
    assert opened(picture()).image.size == (8, 6)
