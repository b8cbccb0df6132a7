"""A drawing says the same as SVG and as PNG, in equal bytes each time."""

from io import BytesIO
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from pipeline.cards.drawing import SHARP, Box, Drawing, Line, Words

SVG = "{http://www.w3.org/2000/svg}"


def drawing() -> Drawing:
    made = Drawing(80, 40, 'A < B & "C"')
    made.add(Box(10, 10, 20, 10), Line(40, 5, 40, 35), Line(50, 20, 78, 20, dashed=True), Words(4, 38, "a < b"))
    return made


def pixels() -> np.ndarray:
    return np.asarray(Image.open(BytesIO(drawing().png())))


def test_words_that_look_like_markup_are_words_in_svg():
    root = ElementTree.fromstring(drawing().svg())
    assert root.find(f"{SVG}title").text == 'A < B & "C"' and root.find(f"{SVG}text").text == "a < b"
    assert (root.get("role"), root.get("viewBox")) == ("img", "0 0 80 40")


def test_shapes_stand_where_they_were_put():
    found = pixels()
    assert found.shape == (40 * SHARP, 80 * SHARP)
    assert found[15 * SHARP, 20 * SHARP] == 0xC4 and found[15 * SHARP, 35 * SHARP] == 255
    assert found[20 * SHARP, 40 * SHARP - 1 : 40 * SHARP + 2].min() < 100


def test_a_dashed_line_has_gaps_in_both():
    row = pixels()[20 * SHARP - 1 : 20 * SHARP + 1, 50 * SHARP : 78 * SHARP].min(axis=0)
    assert np.count_nonzero(np.diff((row < 128).astype(int)) == 1) >= 3
    dashed = [line for line in ElementTree.fromstring(drawing().svg()).iter(f"{SVG}line")]
    assert [line.get("stroke-dasharray") for line in dashed] == [None, "4"]


def test_equal_drawings_are_equal_bytes():
    assert drawing().svg() == drawing().svg() and drawing().png() == drawing().png()
