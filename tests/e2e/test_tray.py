"""The tray in a real browser: it survives, goes out and comes in, stays this site's own, and prints."""

import csv
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect
from support.axe import violations
from support.contact_sheet import ContactSheet, tray, write_tray
from support.reader import START

KEYS = "() => Object.keys(localStorage).filter((key) => key.startsWith('Med-MIR tray'))"


@pytest.fixture
def sheet(reader):
    return ContactSheet(reader.page, reader.site_url).open()


@pytest.fixture
def three(bundle):
    """Ids of three films of the demo."""
    return [case["case_id"] for case in bundle["metadata"]["cases"][:3]]


@pytest.fixture
def filled(sheet, three, tmp_path):
    """A tray of three films, brought in."""
    sheet.bring(write_tray(tmp_path / "mine.json", tray("Reading list", *three)))
    sheet.holds(*three)
    return sheet


def test_a_tray_with_its_name_and_notes_survives_a_reload(filled, three):
    filled.page.get_by_label(f"Note on {three[1]}").press_sequentially("look again")
    filled.page.get_by_label("Name", exact=True).fill("Monday, äö")
    filled.open().holds(*three)
    expect(filled.page.get_by_label(f"Note on {three[1]}")).to_have_value("look again")
    expect(filled.page.get_by_label("Name", exact=True)).to_have_value("Monday, äö")
    expect(filled.page).to_have_title("Monday, äö - Med-MIR")


def test_what_was_taken_out_comes_back_by_undo_and_by_the_key(filled, three):
    filled.press(f"Remove {three[0]} from the tray")
    filled.holds(*three[1:])
    expect(filled.page.locator("#undo")).to_be_focused()
    filled.page.keyboard.press("Enter")
    filled.holds(*three)
    filled.press("Clear the tray")
    expect(filled.page.locator("main")).to_contain_text("No film is in the tray yet")
    assert filled.page.evaluate(KEYS) == []
    filled.page.locator("h2").click()
    filled.page.keyboard.press("u")
    filled.holds(*three)


@pytest.mark.parametrize("export", ["Export as JSON", "Export as CSV"])
def test_an_exported_tray_comes_in_again(filled, three, export, tmp_path):
    filled.page.get_by_label(f"Note on {three[0]}").fill("=1+1")
    path = filled.save(export, tmp_path)
    assert path.stem == "Reading-list"
    filled.press("Clear the tray")
    filled.bring(path)
    filled.holds(*three)
    expect(filled.page.get_by_label(f"Note on {three[0]}")).to_have_value("=1+1")
    expect(filled.page.get_by_label("Name", exact=True)).to_have_value("Reading list")


def test_the_table_names_every_film_by_an_address_that_opens_it(filled, three, tmp_path):
    with open(filled.save("Export as CSV", tmp_path), encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["case_id"] for row in rows] == three
    filled.page.goto(rows[1]["address"])
    expect(filled.page.locator("#case-title")).to_have_text(three[1], timeout=START)


def test_a_file_that_is_no_tray_is_refused_and_nothing_is_lost(filled, three, tmp_path, bundle):
    notes = tmp_path / "notes.txt"
    notes.write_text("nothing of the kind")
    filled.bring(notes)
    expect(filled.page.get_by_role("alert")).to_contain_text("notes.txt is no tray of Med-MIR")
    other = bundle["metadata"]["cases"][5]["case_id"]
    filled.bring(write_tray(tmp_path / "other.json", tray("Other", other, "not-here"), "another"))
    expect(filled.page.locator("#gathered")).to_have_text(
        "The file is of another collection: 1 of its 2 films were added.")
    filled.holds(*three, other)


def test_another_tab_sees_what_this_one_does_and_neither_loses_a_film(filled, three, bundle, tmp_path):
    second = ContactSheet(filled.page.context.new_page(), filled.page.url.partition("#")[0]).open()
    second.holds(*three)
    other = bundle["metadata"]["cases"][7]["case_id"]
    second.bring(write_tray(tmp_path / "other.json", tray("Other", other)))
    filled.holds(*three, other)
    filled.press(f"Remove {three[0]} from the tray")
    second.holds(*three[1:], other)
    second.page.close()


def test_where_nothing_can_be_kept_the_page_says_so(browser, site_url, three, tmp_path):
    context = browser.new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    sheet = ContactSheet(context.new_page(), site_url).open()
    sheet.bring(write_tray(tmp_path / "mine.json", tray("Mine", *three)))
    sheet.holds(*three)
    expect(sheet.page.locator("#tray-fleeting")).to_contain_text("Export it before you close it")
    context.close()


def test_the_sheet_is_accessible_and_fits_a_phone(filled):
    assert violations(filled.page) == []
    for width in (320, 1280):
        filled.page.set_viewport_size({"width": width, "height": 800})
        assert filled.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_arrows_move_and_a_film_opens_in_front_of_the_sheet(filled, three):
    filled.page.locator(f"#film-{three[0]}").focus()
    filled.page.keyboard.press("ArrowRight")
    filled.page.keyboard.press("Enter")
    expect(filled.page.locator("#case-title")).to_have_text(three[1])
    filled.page.keyboard.press("Escape")
    filled.holds(*three)


def test_a_contact_sheet_is_printed_with_films_notes_and_nothing_to_press(filled, three):
    filled.page.get_by_label(f"Note on {three[0]}").fill("compare on Monday with the lateral film")
    filled.page.emulate_media(media="print")
    for gone in ("Print", "Clear the tray", "Export as CSV"):
        expect(filled.page.get_by_role("button", name=gone)).to_be_hidden()
    expect(filled.page.locator("#results").get_by_text("compare on Monday with the lateral film")).to_be_visible()
    paper = Image.open(BytesIO(filled.page.screenshot()))
    assert paper.getpixel((3, 3))[:3] == (255, 255, 255)
    assert filled.page.pdf(format="A4").startswith(b"%PDF")


def test_the_button_opens_the_browsers_dialog(filled):
    filled.page.evaluate("window.print = () => { document.body.dataset.printed = 'yes' }")
    filled.press("Print")
    expect(filled.page.locator("body")).to_have_attribute("data-printed", "yes")
