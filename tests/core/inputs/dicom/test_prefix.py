"""What is taken for a DICOM file, by its first bytes or its name."""

import pytest

from medmir.inputs.dicom.prefix import is_dicom


@pytest.mark.parametrize(("name", "start"), [
    ("IM000001", b"\0" * 128 + b"DICM"), ("film.png", b"\0" * 128 + b"DICM" + b"more"), ("FILM.DCM", b"<html>"),
    ("film.dicom", b""),
])
def test_dicom_is_known_by_its_prefix_or_else_its_name(name, start):
    assert is_dicom(name, start)


@pytest.mark.parametrize("start", [b"", b"DICM", b"\x89PNG" + b"\0" * 128, b"\0" * 200])
def test_anything_else_is_not_dicom(start):
    assert not is_dicom("film", start)
