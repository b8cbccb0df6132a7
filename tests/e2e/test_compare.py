"""Films side by side in a real browser, and the reader's own DICOM between its stored values."""

import numpy as np
import pytest
from playwright.sync_api import expect
from pydicom import dcmread
from pydicom.pixels import apply_modality_lut, apply_windowing
from support.axe import violations
from support.dicom_files import write_dicom

FILMS = ("G00222-0-PA", "G00534-0-PA")
PANES = "[data-viewer] > .pane"
PIXELS = """canvas => Array.from(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data)
    .filter((value, place) => place % 4 === 0)"""


@pytest.fixture
def two(reader):
    reader.open(f"#view=compare&cases={','.join(FILMS)}", until="ready")
    expect(reader.page.locator(PANES)).to_have_count(2)
    return reader.page


def transforms(page):
    return page.locator(PANES).evaluate_all("panes => panes.map(pane => pane.style.transform)")


def wheel(page, number):
    frame = page.locator("[data-viewer]").nth(number).bounding_box()
    page.mouse.move(frame["x"] + frame["width"] / 3, frame["y"] + frame["height"] / 3)
    page.mouse.wheel(0, -240)


def test_films_from_results_move_together_until_they_are_unlinked(reader):
    page = reader.page
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    for film in reader.case_ids[:2]:
        page.locator(f"#select-{film}").click()
    page.locator("#strip").get_by_role("button", name="Compare").click()
    expect(page.locator(PANES)).to_have_count(2)
    wheel(page, 0)
    expect(page.locator(".readout")).to_contain_text("Zoom 1.44×")
    first, second = transforms(page)
    assert first == second
    page.keyboard.press("k")
    expect(page.locator("[data-viewer][tabindex]")).to_have_count(2)
    wheel(page, 1)
    expect(page.locator(".readout")).to_contain_text("Zoom 2.07×")
    assert transforms(page)[0] == first != transforms(page)[1]
    assert violations(page) == []


def test_one_over_the_other_shows_one_at_a_time_and_none_by_itself_under_reduced_motion(reader):
    page = reader.page
    page.emulate_media(reduced_motion="reduce")
    reader.open(f"#view=compare&cases={','.join(FILMS)}", until="ready")
    page.keyboard.press("f")
    shown = page.locator(".flicker figure")
    expect(shown.first).to_be_visible()
    expect(shown.last).to_be_hidden()
    page.keyboard.press("a")
    expect(shown.first).to_be_hidden()
    assert page.evaluate("document.getAnimations().length") == 0
    page.get_by_role("button", name="In turns by itself").click()
    expect(page.locator(".flicker.running")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 1


def test_what_tells_films_apart_is_said_until_labels_are_hidden(two, facts):
    told = two.locator("#differences")
    for label in {row["label"] for film in FILMS for row in facts[film]}:
        expect(told).to_contain_text(label)
    two.keyboard.press("n")
    expect(told).to_be_hidden()
    assert two.locator(".films").inner_text().split() == ["A", "×", "B", "×"]
    assert two.locator(".films img").evaluate_all("films => films.map(film => film.alt)") == ["A film", "A film"]
    assert violations(two) == []


@pytest.mark.parametrize("width", [390, 1400])
def test_films_stand_below_each_other_on_a_phone_and_beside_each_other_else(two, width):
    two.set_viewport_size({"width": width, "height": 800})
    first, second = (two.locator("[data-viewer]").nth(n).bounding_box() for n in (0, 1))
    assert (second["y"] >= first["y"] + first["height"]) == (width < 800)
    assert (second["x"] >= first["x"] + first["width"]) == (width > 800)
    assert two.evaluate("document.documentElement.scrollWidth") <= width


def test_the_window_of_a_16_bit_dicom_in_the_tab_is_pydicoms_to_a_grey_level(reader, tmp_path):
    values = ((np.indices((96, 128)) * [[[19]], [[11]]]).sum(axis=0) % 4096).astype(np.uint16)
    path = write_dicom(tmp_path / "ct.dcm", values, Modality="CT", RescaleSlope=1, RescaleIntercept=-1024,
                       WindowCenter=50, WindowWidth=350)
    page = reader.page
    reader.open(until="ready")
    reader.choose(path)
    reader.sees("Films most like")
    page.get_by_role("button", name="Look at your picture").click()
    readout = page.locator("#own .readout")
    expect(readout).to_contain_text("Window 350, centre 50 (Hounsfield units)")
    for key, window in (("", (50, 350)), ("2", (-600, 1500)), ("4", (400, 1800))):
        if key:
            page.keyboard.press(key)
        expect(readout).to_contain_text(f"Window {window[1]}, centre {window[0]} (")
        shown = np.array(page.locator("#own canvas").evaluate(PIXELS)).reshape(values.shape)
        assert np.abs(shown - pydicoms(path, window)).max() <= 1, window
    page.keyboard.press("w")
    frame = page.locator("#own [data-viewer]").bounding_box()
    page.mouse.move(frame["x"] + 200, frame["y"] + 200)
    page.mouse.down()
    page.mouse.move(frame["x"] + 260, frame["y"] + 170, steps=5)
    page.mouse.up()
    expect(readout).not_to_contain_text("Window 1800")
    assert violations(page) == []


def pydicoms(path, window):
    dataset = dcmread(path)
    dataset.WindowCenter, dataset.WindowWidth = window
    grey = apply_windowing(apply_modality_lut(dataset.pixel_array, dataset), dataset)
    black, white = apply_windowing(np.array([-1e30, 1e30]), dataset)
    return 255 * (grey - black) / (white - black)
