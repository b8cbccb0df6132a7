"""axe-core finds nothing to complain about, and the page fits narrow and enlarged screens."""

import pytest
from playwright.sync_api import expect
from support.axe import violations


def test_axe_on_the_first_screen_the_suggestions_and_the_results(reader):
    reader.open()
    assert violations(reader.page) == []
    reader.page.get_by_role("combobox").press_sequentially("pneumo")
    reader.page.keyboard.press("ArrowDown")
    expect(reader.page.get_by_role("listbox")).to_be_visible()
    assert violations(reader.page) == []
    reader.page.keyboard.press("Enter")
    reader.sees("Results for")
    assert violations(reader.page) == []


def test_axe_on_the_case_view(reader):
    reader.open("#q=pleural+effusion")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    expect(reader.page.locator("#case-impression")).to_be_visible()
    assert violations(reader.page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_on_a_picture_and_on_a_refused_one(reader, site, bundle, tmp_path, width):
    film = site / "bundle" / bundle["metadata"]["cases"][0]["image"]
    notes = tmp_path / f"{'very-long-name' * 9}.txt"
    notes.write_text("Findings: none.")
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.open()
    for path, shown in ((film, "#picture-card"), (notes, "#picture-problem")):
        reader.page.get_by_label("Search by picture").set_input_files(path)
        expect(reader.page.locator(shown)).to_be_visible()
        assert violations(reader.page) == []
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_while_loading_and_on_an_error(troubled_reader):
    page = troubled_reader.page
    page.route("**/bundle/manifest.json*", lambda route: route.fulfill(status=404))
    page.goto(troubled_reader.site_url, wait_until="domcontentloaded")
    assert violations(page) == []
    troubled_reader.wait_for("failed")
    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 640, 1920])
def test_nothing_sticks_out_sideways(reader, width):
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.open("#q=pleural+effusion")
    reader.sees("Results for")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    reader.page.locator("#results a.film").first.click()
    dialog = reader.page.get_by_role("dialog")
    assert dialog.evaluate("d => d.scrollWidth <= d.clientWidth")
    expect(dialog.get_by_role("button", name="Close")).to_be_in_viewport()
