"""The case view: the film with its report and ground truth."""

import json
import sqlite3

import pytest
from playwright.sync_api import expect


@pytest.fixture
def report(site):
    """Findings and impression of a case, read from the catalogue that is served."""
    database = sqlite3.connect(site / "bundle" / "catalog.sqlite")
    query = "SELECT findings, impression FROM cases WHERE case_id = ?"
    yield lambda case_id: database.execute(query, (case_id,)).fetchone()
    database.close()


def test_a_case_shows_its_film_report_and_ground_truth(reader, bundle, report):
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    case = next(case for case in bundle["metadata"]["cases"] if case["case_id"] == reader.case_ids[0])
    reader.page.locator("#results a.film").first.click()
    dialog = reader.page.get_by_role("dialog")
    for text in (*report(case["case_id"]), *case["labels"], case["view"], case["licence"], "1 of 10"):
        expect(dialog).to_contain_text(text)
    for row in case["facts"]:
        expect(dialog.locator("#case-facts")).to_contain_text(f"{row['label']}: ")
        expect(dialog.locator("#case-facts")).to_contain_text(row["side"] or row["severity"])
    expect(dialog.get_by_role("heading", name="Ground truth")).to_be_visible()
    assert dialog.locator(".film img").evaluate("async i => (await i.decode(), i.naturalWidth)") == case["width"]


def test_facts_of_a_collection_that_did_not_make_its_patients_are_labels(reader, bundle):
    corpus = {name: told for name, told in bundle["manifest"]["corpus"].items() if name != "sampling"}
    manifest = json.dumps(bundle["manifest"] | {"corpus": corpus})
    reader.page.route("**/bundle/manifest.json*", lambda route: route.fulfill(body=manifest))
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    facts = reader.page.locator("#case-facts")
    expect(facts.get_by_role("heading")).to_have_text("Labels")
    expect(facts).to_contain_text("Effusion: ")


def test_previous_and_next_walk_through_the_results(reader, report):
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    first, second = reader.case_ids[:2]
    reader.page.locator("#results a.film").first.click()
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Next").click()
    expect(dialog).to_contain_text(report(second)[1])
    expect(dialog).to_contain_text("2 of 10")
    assert f"case={second}" in reader.page.url
    dialog.get_by_role("button", name="Previous").click()
    expect(dialog.get_by_role("heading", level=2)).to_have_text(first)


def test_the_focus_returns_to_the_film_that_was_read_last(reader):
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    reader.page.get_by_role("button", name="Next").click()
    reader.page.get_by_role("button", name="Close").click()
    expect(reader.page.locator("#results a.film").nth(1)).to_be_focused()


def test_a_click_beside_the_case_closes_it(reader):
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    expect(reader.page.get_by_role("dialog")).to_be_visible()
    reader.page.mouse.click(3, 3)
    expect(reader.page.locator("#case")).to_be_hidden()
