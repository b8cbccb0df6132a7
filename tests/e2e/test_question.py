"""Refining a question in the browser: filters, dual search, what is like nothing here, the tray's buttons on cards."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("question", [
    "left lower lobe mass", "right upper lobe mass", "left upper lobe nodule", "hydropneumothorax",
    "enlarged heart with fluid",
])
def test_with_the_model_a_question_is_never_answered_as_another(reader, question):
    reader.open()
    reader.search(question)
    reader.sees(f"Results for “{question}”")
    expect(reader.page.locator("#summary")).not_to_contain_text("Showing results for")


def test_what_the_question_names_is_applied_and_can_be_taken_away(reader, bundle):
    views = {case["case_id"]: case["view"] for case in bundle["metadata"]["cases"]}
    reader.open()
    reader.search("lateral view")
    reader.sees("Results for “lateral view”")
    expect(reader.page.locator("#conditions")).to_contain_text("View: Lateral asked for")
    assert {views[case_id] for case_id in reader.case_ids} == {"LAT"}
    reader.page.get_by_role("link", name="Without “View: Lateral”").click()
    expect(reader.page.locator("#conditions")).to_be_hidden()


def test_a_filter_narrows_the_films_to_as_many_as_it_says_and_back_widens_them(reader):
    reader.open()
    facets = reader.page.locator("#facets")
    expect(facets).to_contain_text("Pneumothorax")
    lateral = facets.get_by_role("link", name="Lateral", exact=True)
    count = lateral.locator("xpath=..").locator(".number").inner_text()
    lateral.click()
    reader.sees(f"{count} films")
    reader.page.get_by_role("button", name="More films").click()
    expect(reader.page.locator("#results a.film")).to_have_count(40)
    reader.page.go_back()
    reader.sees("From the collection")


def test_a_thing_is_taken_away_and_both_answers_stand_side_by_side(reader):
    reader.open("#q=pleural+effusion")
    reader.sees("Results for")
    reader.page.get_by_text("Add or take away").click()
    reader.page.get_by_label("Without").fill("pneumothorax")
    expect(reader.page.locator("#equation")).to_have_text("pleural effusion−pneumothorax")
    reader.page.locator("#combine").click()
    expect(reader.page.get_by_role("heading", name="Before")).to_be_visible()
    expect(reader.page.get_by_role("list", name="Results before").locator("a.film")).to_have_count(10)
    assert len(reader.case_ids) == 10


def test_nonsense_is_said_to_be_like_nothing_here(reader):
    reader.open()
    reader.search("banana")
    expect(reader.page.locator("#unlike")).to_contain_text("Nothing in this collection is known to be like this")
    reader.search("CHF")
    reader.sees("Results for “CHF”")
    expect(reader.page.locator("#unlike")).to_be_hidden()


def test_a_film_is_liked_and_kept_from_its_card_and_the_tray_survives_a_reload(reader):
    reader.open("#q=pneumothorax")
    reader.sees("Results for")
    first, second = reader.case_ids[:2]
    reader.page.locator(f"#favourite-{second}").click()
    reader.page.locator(f"#like-{second}").click()
    expect(reader.page.locator("#results a.film").first).to_have_id(f"film-{second}")
    reader.page.reload()
    reader.wait_for("live")
    expect(reader.page.locator(f"#favourite-{second}")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.locator(f"#favourite-{first}")).to_have_attribute("aria-pressed", "false")


def test_matched_words_are_marked_in_the_report_of_a_card_and_why_tells_both_paths(reader):
    reader.open("#q=pneumothorax")
    reader.sees("Results for")
    card = reader.page.locator("#results > li").first
    expect(card.locator("mark").first).to_have_text("pneumothorax", ignore_case=True)
    card.get_by_text("Why").click()
    expect(card).to_contain_text("By meaning: place")
    expect(card).to_contain_text("By words: place")
