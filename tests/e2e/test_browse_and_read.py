"""Browsing without a question, and reading a case: its study, labels off, and what is copied from it."""

import pytest
from playwright.sync_api import expect
from support.axe import violations

PAIR = "#q=pleural+effusion&case=G00005-0-AP"  # a study of two views


@pytest.fixture
def dialog(reader):
    reader.open(PAIR, until="ready")
    expect(reader.page.locator("#case-findings")).to_be_visible()
    return reader.page.get_by_role("dialog")


def test_the_whole_collection_can_be_walked_through_and_the_reader_stays_where_they_are(reader, bundle):
    reader.open(until="ready")
    expect(reader.page.locator("#more")).to_be_visible()
    first, n = reader.case_ids, len(bundle["metadata"]["cases"])
    reader.page.locator("#more").click()
    expect(reader.page.locator("#results a.film")).to_have_count(50)
    assert reader.case_ids[:20] == first
    assert reader.page.evaluate("scrollY") > 400, "the fiftieth film is not looked for from the top"
    assert violations(reader.page) == []
    reader.open(f"#sort=source&from={n - 15}", until="ready")
    expect(reader.page.locator("#results a.film")).to_have_count(15)
    last = sorted(case["case_id"] for case in bundle["metadata"]["cases"])[-1]
    assert reader.case_ids[-1] == last
    reader.page.keyboard.press("r")
    expect(reader.page.get_by_role("dialog")).to_be_visible()


def test_the_studys_other_film_opens_in_the_place_of_this_one(reader, dialog):
    dialog.get_by_role("button", name="Open G00005-0-LAT: LAT").click()
    expect(dialog.locator("#case-title")).to_have_text("G00005-0-LAT")
    expect(dialog.locator("#case-title")).to_be_focused()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    assert "case=" not in reader.page.url


def test_labels_and_report_are_off_the_page_until_they_are_asked_for(reader, dialog):
    reader.page.keyboard.press("h")
    expect(dialog.locator("#case-hidden")).to_be_visible()
    expect(dialog).not_to_contain_text("mphysema")
    assert "mphysema" not in dialog.inner_html()
    assert violations(reader.page) == []
    reader.page.keyboard.press("a")
    expect(dialog.locator("#case-codes")).to_contain_text("J43.9")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#results .card")).not_to_have_count(0)
    expect(reader.page.locator("#results .chip")).to_have_count(0)


def test_citation_and_link_go_to_the_clipboard(reader, dialog):
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog.get_by_role("button", name="Copy the link").click()
    expect(dialog.locator("#case-copied")).to_have_text("Copied.")
    assert dialog.locator("#case-link").inner_text() == f"{reader.site_url}#case=G00005-0-AP"


def test_where_nothing_may_be_copied_the_text_is_selected(reader):
    reader.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    reader.open(PAIR, until="ready")
    reader.page.get_by_role("button", name="Copy the citation").click()
    expect(reader.page.locator("#case-copied")).to_contain_text("the text is selected")
    assert "case G00005-0-AP" in reader.page.evaluate("String(getSelection())")
