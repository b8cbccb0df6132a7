"""Search by a picture: chosen, dropped or pasted; answered in the tab as natively, and never sent anywhere."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from support.reader import START, Reader

from medmir.bundle.reader import open_folder
from medmir.inputs.preprocessing import open_picture
from medmir.search.ranking import top_k
from pipeline.arrays.encoder import OnnxEncoder


@pytest.fixture(scope="session")
def film(site, bundle):
    """The file of the n-th film of the collection."""
    return lambda number: site / "bundle" / bundle["metadata"]["cases"][number]["image"]


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Findings: none.")
    return path


def drag(page: Page, path: Path, *steps: str) -> None:
    """Drag a file from outside over the middle of the page, as the browser sees it."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for step in steps:
        session.send("Input.dispatchDragEvent", {"type": step, "x": 300, "y": 300, "data": data})


def drop(page: Page, path: Path) -> None:
    drag(page, path, "dragEnter", "dragOver", "drop")


def found(reader: Reader, path: Path) -> None:
    """The page answers that film of the collection, with the film itself first."""
    reader.sees("Picture", f"Films most like “{path.name}”", "ms")
    assert reader.case_ids[0] == path.stem
    assert reader.scores[0] > 0.99


def test_a_film_of_the_collection_finds_itself_and_is_sent_nowhere(reader, film):
    methods: list[str] = []
    reader.page.on("request", lambda request: methods.append(request.method))
    reader.page.on("filechooser", lambda chooser: chooser.set_files(film(3)))
    reader.open(until="ready")
    reader.page.get_by_text("Search by picture").click()
    found(reader, film(3))
    assert len(reader.case_ids) == 10
    assert set(methods) == {"GET"}
    card = reader.page.locator("#picture-card")
    expect(card).to_contain_text(f"{film(3).name} stays in this tab: nothing is uploaded.")
    assert card.locator("img").evaluate("async image => (await image.decode(), image.naturalWidth)") == 256
    assert film(3).name not in reader.page.url + reader.page.title()


def test_results_are_those_of_native_onnx_runtime(reader, site, film, tmp_path):
    values = np.asarray(Image.open(film(5)).convert("L"))
    deep, wide = tmp_path / "deep.tif", tmp_path / "wide.png"
    Image.fromarray(values.astype(np.uint16) * 200).save(deep, compression="tiff_lzw")
    Image.fromarray(np.pad(values, ((0, 0), (90, 30)))).save(wide)
    bundle, encoder = open_folder(site / "bundle"), OnnxEncoder(site / "bundle" / "model")
    reader.open()
    for path in (film(5), film(9), deep, wide):
        reader.choose(path)
        reader.sees("Picture", path.name)
        query = encoder.embed_image(open_picture(path.name, path.read_bytes()))
        expected = top_k(bundle.embeddings, query, bundle.case_ids, 10)
        assert reader.case_ids == [hit.case_id for hit in expected], path.name
        assert reader.scores == pytest.approx([hit.score for hit in expected], abs=1e-4), path.name


def test_a_dropped_film_is_searched_and_the_page_stays(reader, film):
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    expect(reader.page.locator("#case")).to_be_visible()
    drag(reader.page, film(4), "dragEnter", "dragOver")
    expect(reader.page.locator("html")).to_have_class("dropping")
    drag(reader.page, film(4), "drop")
    found(reader, film(4))
    expect(reader.page.locator("#case")).to_be_hidden()
    expect(reader.page.locator("html")).not_to_have_class("dropping")
    assert len(reader.page.context.pages) == 1  # Chromium shows a file that nobody takes in a new tab


def test_a_drag_that_is_given_up_leaves_no_trace(reader, film):
    reader.open(until="ready")
    drag(reader.page, film(0), "dragEnter", "dragOver", "dragCancel")
    expect(reader.page.locator("html")).to_have_class("dropping")
    reader.page.mouse.move(200, 200)
    expect(reader.page.locator("html")).not_to_have_class("dropping")


def test_the_button_works_from_the_keyboard(reader, film):
    reader.page.on("filechooser", lambda chooser: chooser.set_files(film(0)))
    reader.open(until="ready")
    reader.page.get_by_role("button", name="Search", exact=True).focus()
    reader.page.keyboard.press("Tab")
    button = reader.page.get_by_label("Search by picture")
    expect(button).to_be_focused()
    expect(reader.page.get_by_text("Search by picture")).to_have_css("outline-style", "solid")
    reader.page.keyboard.press("Space")
    found(reader, film(0))
    expect(button).to_be_focused()
    reader.page.keyboard.press("/")
    expect(reader.page.get_by_role("combobox")).to_be_focused()


def test_a_film_dropped_while_python_starts_is_answered(reader, film):
    held = reader.hold("**/pyodide.asm.wasm")
    reader.page.goto(reader.site_url)
    drop(reader.page, film(2))
    while not held:
        reader.page.wait_for_timeout(50)
    held[0].continue_()
    found(reader, film(2))


def test_a_picture_needs_no_text_model(reader, film):
    held = reader.hold("**/model/text.onnx")
    reader.open(until="ready")
    reader.choose(film(1))
    found(reader, film(1))
    held[0].continue_()
    reader.wait_for("live")
    reader.search("water around the left lung")
    reader.sees("Live", "water around the left lung")
    expect(reader.page.locator("#picture-card")).to_be_hidden()


def test_a_copied_film_is_pasted_and_copied_words_stay_words(reader, film, tmp_path):
    Image.open(film(6)).save(tmp_path / "film.png")
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(until="ready")
    page.get_by_role("combobox").fill("pneumothorax")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("ControlOrMeta+X")
    page.keyboard.press("ControlOrMeta+V")
    expect(page.get_by_role("combobox")).to_have_value("pneumothorax")
    page.evaluate(
        """async bytes => navigator.clipboard.write([new ClipboardItem(
            { "image/png": new Blob([new Uint8Array(bytes)], { type: "image/png" }) })])""",
        list((tmp_path / "film.png").read_bytes()),
    )
    page.keyboard.press("ControlOrMeta+V")
    reader.sees("Picture", "image.png")
    assert reader.case_ids[0] == film(6).stem


def test_a_file_that_is_no_picture_is_refused_and_the_results_stay(reader, film, notes):
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    shown = reader.case_ids
    drop(reader.page, notes)
    problem = reader.page.get_by_role("alert")
    expect(problem).to_have_text(
        "notes.txt is not a picture that can be read: choose a PNG, JPEG, WEBP, TIFF, GIF, DICOM or BMP file."
    )
    reader.sees("Results for “pneumothorax”")
    assert reader.case_ids == shown
    expect(reader.page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    reader.choose(film(0))
    found(reader, film(0))
    expect(problem).to_be_hidden()


def test_an_empty_file_is_refused_by_name_and_takes_the_old_refusal_away(reader, notes, tmp_path):
    empty = tmp_path / "empty.png"
    empty.touch()
    reader.open(until="ready")
    problem = reader.page.get_by_role("alert")
    drop(reader.page, notes)
    expect(problem).to_contain_text("notes.txt is not a picture")
    drop(reader.page, empty)
    expect(problem).to_have_text("empty.png is empty, or a folder: choose a picture.")


def test_a_dropped_folder_is_refused(reader, tmp_path):
    reader.open(until="ready")
    drop(reader.page, tmp_path)
    expect(reader.page.get_by_role("alert")).to_contain_text("cannot be read: is it a folder")


def test_back_returns_to_the_words_and_forward_to_the_picture(reader, film):
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for “pneumothorax”")
    for number in (7, 8):  # the second takes the place of the first
        reader.choose(film(number))
        found(reader, film(number))
    expect(reader.page.locator("#picture-name")).to_have_text(film(8).name)
    reader.page.go_back()
    reader.sees("Results for “pneumothorax”")
    expect(reader.page.get_by_role("combobox")).to_have_value("pneumothorax")
    expect(reader.page.locator("#picture-card")).to_be_hidden()
    reader.page.go_forward()
    found(reader, film(8))
    reader.page.reload()
    reader.sees("The picture is no longer in this tab: choose it again. From the collection")


def test_a_cleared_picture_is_gone(reader, film):
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    reader.choose(film(0))
    found(reader, film(0))
    reader.page.get_by_role("button", name="Clear picture").click()
    reader.sees("From the collection")
    expect(reader.page.locator("#picture-card")).to_be_hidden()
    expect(reader.page.get_by_role("combobox")).to_be_focused()
    expect(reader.page.locator("#picture-preview")).to_have_count(0)
    reader.page.go_back()
    reader.sees("Results for “pneumothorax”")


def test_a_question_asked_meanwhile_is_not_interrupted_by_the_picture(reader, film):
    held = reader.hold("**/model/vision.onnx")
    reader.open()
    reader.choose(film(0))
    expect(reader.page.locator("#status")).to_have_text("Image model")
    reader.search("pneumothorax")
    reader.sees("Results for “pneumothorax”")
    held[0].continue_()
    expect(reader.page.locator("#status")).to_be_empty(timeout=START)
    reader.choose(film(1))
    found(reader, film(1))
    reader.page.go_back()
    reader.sees("Results for “pneumothorax”")


def test_a_damaged_image_model_is_named_and_can_be_tried_again(troubled_reader, film):
    reader = troubled_reader
    reader.page.route("**/model/vision.onnx*", lambda route: route.fulfill(status=404))
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    shown = reader.case_ids
    reader.choose(film(0))
    expect(reader.page.get_by_role("alert")).to_contain_text("model/vision.onnx could not be fetched", timeout=START)
    assert reader.case_ids == shown
    reader.page.unroute("**/model/vision.onnx*")
    reader.choose(film(0))
    found(reader, film(0))
