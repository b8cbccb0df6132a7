"""Find similar, the browser's Back button and links into the page."""

import pytest
from playwright.sync_api import expect


def neighbours(bundle: dict, case_id: str) -> list[str]:
    return [neighbour for neighbour, _ in bundle["nearest_neighbors"]["neighbors"][case_id]]


def test_find_similar_shows_the_precomputed_neighbours(reader, bundle):
    reader.open(until="ready")
    case_id = reader.case_ids[3]
    reader.page.locator("#results a.film").nth(3).click()
    reader.page.get_by_role("button", name="Find similar").click()
    reader.sees("Similar", case_id)
    expect(reader.page.locator("#case")).to_be_hidden()
    assert reader.case_ids == neighbours(bundle, case_id)
    scores = [score for _, score in bundle["nearest_neighbors"]["neighbors"][case_id]]
    assert reader.scores == pytest.approx(scores, abs=1e-6)


def test_back_restores_the_results_before(reader):
    reader.open(until="ready")
    reader.search("pneumothorax")
    reader.sees("Results for “pneumothorax”")
    first = reader.case_ids
    reader.search("cardiomegaly")
    reader.sees("Results for “cardiomegaly”")
    assert reader.case_ids != first
    reader.page.go_back()
    reader.sees("Results for “pneumothorax”")
    assert reader.case_ids == first
    expect(reader.page.get_by_role("combobox")).to_have_value("pneumothorax")


def test_back_closes_an_open_case_and_keeps_the_results(reader):
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for “pneumothorax”")
    shown = reader.case_ids
    reader.page.locator("#results a.film").first.click()
    expect(reader.page.locator("#case")).to_be_visible()
    reader.page.go_back()
    expect(reader.page.locator("#case")).to_be_hidden()
    assert reader.case_ids == shown
    assert reader.page.url.endswith("#q=pneumothorax")


def test_closing_a_case_leaves_no_step_behind_in_the_history(reader):
    reader.open(until="ready")
    reader.search("pneumothorax")
    reader.sees("Results for “pneumothorax”")
    reader.page.locator("#results a.film").first.click()
    reader.page.get_by_role("button", name="Close").click()
    expect(reader.page).to_have_url(f"{reader.site_url}#q=pneumothorax")
    reader.page.go_back()
    reader.sees("From the collection")


def test_a_link_opens_a_query_a_case_or_its_neighbours(reader, bundle):
    case_id = bundle["metadata"]["cases"][7]["case_id"]
    reader.open(f"#similar={case_id}", until="ready")
    reader.sees("Similar", case_id)
    assert reader.case_ids == neighbours(bundle, case_id)
    reader.page.goto("about:blank")
    reader.open(f"#q=hernia&case={case_id}", until="ready")
    reader.sees("hernia")
    expect(reader.page.get_by_role("dialog")).to_contain_text(case_id)


def test_a_link_to_a_case_that_is_not_here_says_so(reader):
    reader.open("#similar=no-such-case", until="ready")
    reader.sees("no case 'no-such-case'")
    assert reader.case_ids == []
