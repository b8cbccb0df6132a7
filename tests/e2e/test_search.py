"""Search by words: the four paths, and what the page says about each."""

import pytest
from playwright.sync_api import expect

NOBODY_ASKED = "water around the left lung"


def test_a_precomputed_query_is_answered_instantly(reader, bundle):
    query, hits = next(iter(bundle["fallback_results"]["queries"].items()))
    reader.open(until="ready")
    reader.search(f"mode:meaning {query.upper()}")
    reader.sees("Instant", "Results for")
    assert reader.case_ids == [case_id for case_id, _ in hits]
    assert reader.scores == pytest.approx([score for _, score in hits], abs=1e-6)


def test_a_misspelt_query_shows_the_results_of_the_one_that_was_meant_only_while_the_model_is_away(reader):
    held = reader.hold("**/model/text.onnx")
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for “pleural effusion”")
    meant = reader.case_ids
    reader.search("pleural efusion")
    reader.sees("Instant", "Showing results for “pleural effusion”")
    assert reader.case_ids == meant
    reader.page.get_by_role("link", name="Search for “pleural efusion”").click()
    reader.sees("Report text", "“pleural efusion”")
    reader.page.go_back()
    reader.sees("Showing results for “pleural effusion”")
    held[0].continue_()
    reader.sees("Live", "Results for “pleural efusion”")


def test_a_query_nobody_precomputed_finds_what_it_describes(reader, facts):
    reader.open()
    reader.search(NOBODY_ASKED)
    reader.sees("Live", NOBODY_ASKED, "ms")
    top = [facts[case_id] for case_id in reader.case_ids[:5]]
    left = [any(row["label"] == "Effusion" and row["side"] in ("left", "bilateral") for row in rows) for rows in top]
    assert left == [True] * 5
    assert reader.scores == sorted(reader.scores, reverse=True)


def test_the_reports_answer_until_the_text_model_is_there(reader):
    held = reader.hold("**/model/text.onnx")
    reader.open(until="ready")
    reader.search(NOBODY_ASKED)
    reader.sees("Report text", "still loading")
    assert len(reader.case_ids) == 10
    held[0].continue_()
    reader.sees("Live", NOBODY_ASKED)
    expect(reader.page.locator("#summary")).not_to_contain_text("loading")


def test_what_is_typed_while_python_starts_is_answered(reader):
    held = reader.hold("**/pyodide.asm.wasm")
    reader.page.goto(reader.site_url, wait_until="domcontentloaded")
    reader.search("pneumothorax")
    expect(reader.page.get_by_role("combobox")).to_have_value("pneumothorax")
    while not held:
        reader.page.wait_for_timeout(50)
    held[0].continue_()
    reader.wait_for("live")
    reader.sees("Results for “pneumothorax”")
    expect(reader.page.get_by_role("combobox")).to_have_value("pneumothorax")


def test_a_query_is_text_and_never_markup(reader):
    query = "<img src=x onerror=alert(1)> zzzz"
    reader.open()
    reader.search(query)
    reader.sees(query)
    assert reader.page.locator("#summary img").count() == 0


def test_the_collection_and_examples_are_there_before_the_first_query(reader, bundle):
    reader.open(until="ready")
    reader.sees(f"From the collection “{bundle['manifest']['title']}”, {len(bundle['metadata']['cases']):,} films")
    assert len(reader.case_ids) == 20
    expect(reader.page.locator("#badge")).to_have_text(bundle["manifest"]["badge"])
    example = reader.page.locator("#examples button").last
    words = example.inner_text()
    example.click()
    reader.sees("Instant", words)
    expect(reader.page.locator("#examples")).to_be_hidden()


def test_a_query_without_any_answer_says_so(reader):
    reader.hold("**/model/text.onnx")
    reader.open(until="ready")
    reader.search("zzzzqqqq")
    reader.sees("Nothing found for “zzzzqqqq”")
    assert reader.case_ids == []
