"""Every file inside the pydicom wheel becomes pydicom's own picture or is refused with a reason of its own."""

import re

import pytest
from support.dicom_table import files, row

# the files with pixels that nothing can be made of, and why
UNDECODABLE = {
    "JPEG-lossy.dcm": "JPEG Extended .* cannot be decoded: .*misplaced marker",
    "JPEG2000-embedded-sequence-delimiter.dcm": "holds a compressed picture of .* where its header says 256 x 1024",
    "MR_truncated.dcm": r"less than expected \(8130 vs 8192 bytes\)",
    "badVR.dcm": "invalid literal for int.* '1A'",
}
REASONS = "cannot be decoded: .|compressed picture of|holds no picture: .* without Rows|lacks the header of a DICOM"


@pytest.fixture(scope="module")
def rows():
    return {each.name: each for each in map(row, files())}


def test_every_picture_is_pydicoms_own(rows):
    assert [each.name for each in rows.values() if each.outcome == "different"] == []
    assert sum(each.outcome == "equal" for each in rows.values()) == 89


def test_every_other_file_is_refused_by_name_with_a_reason(rows):
    refused = [each for each in rows.values() if each.outcome != "equal"]
    assert len(refused) == len(rows) - 89
    for each in refused:
        assert each.outcome.startswith(each.name) and re.search(REASONS, each.outcome), each


def test_what_has_pixels_and_is_refused_says_what_is_wrong_with_it(rows):
    for name, reason in UNDECODABLE.items():
        assert re.search(reason, rows[name].outcome), rows[name]


def test_compressed_pictures_of_every_kind_are_among_the_equal(rows):
    equal = " ".join({each.syntax for each in rows.values() if each.outcome == "equal"})
    for kind in ("Baseline", "JPEG Extended", "JPEG Lossless, Non-Hierarchical", "JPEG-LS Lossless", "JPEG-LS Lossy",
                 "JPEG 2000 Image Compression (Lossless Only)", "RLE", "Deflated", "Big Endian"):
        assert kind in equal
