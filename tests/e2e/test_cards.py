"""Cards: links like any other, with what is known of the film, and a place to come back to."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def answered(reader):
    """A reader before the answer to a question."""
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    return reader


@pytest.mark.parametrize(("button", "modifiers"), [("middle", []), ("left", ["ControlOrMeta"])])
def test_a_card_opens_in_another_tab_as_links_do(answered, button, modifiers):
    case_id = answered.case_ids[1]
    with answered.page.context.expect_page() as opened:
        answered.page.locator("#results a.film").nth(1).click(button=button, modifiers=modifiers)
    expect(opened.value.get_by_role("dialog")).to_contain_text(case_id, timeout=90_000)
    expect(answered.page.locator("#case")).to_be_hidden()


def test_back_from_similar_films_returns_to_the_scroll_position_and_the_card(reader):
    reader.page.set_viewport_size({"width": 1000, "height": 500})
    reader.open(until="ready")
    reader.sees("From the collection")
    card = reader.page.locator("#results a.film").nth(14)
    card.focus()
    before = reader.page.evaluate("scrollY")
    assert before > 300
    case_id = reader.focused
    reader.page.keyboard.press("s")
    reader.sees("Similar", case_id)
    reader.page.go_back()
    reader.sees("From the collection")
    expect(card).to_be_focused()
    assert reader.page.evaluate("scrollY") == pytest.approx(before, abs=2)


def test_back_from_a_link_of_the_bar_returns_to_where_the_reader_was(reader):
    reader.page.set_viewport_size({"width": 1000, "height": 500})
    reader.open(until="ready")
    reader.sees("From the collection")
    seen = reader.page.locator("#results a.film").nth(12)
    seen.scroll_into_view_if_needed()
    reader.page.get_by_role("link", name="Metrics").evaluate("link => link.click()")
    expect(reader.page.locator("main table.figures")).to_be_visible()
    assert reader.page.evaluate("scrollY") == 0
    reader.page.go_back()
    reader.sees("From the collection")
    expect(seen).to_be_in_viewport()


def test_a_card_says_side_and_severity_of_each_finding(answered, facts):
    for number, case_id in enumerate(answered.case_ids):
        chips = answered.page.locator("#results .chips").nth(number)
        for row in facts[case_id]:
            expect(chips).to_contain_text(row["label"])
            expect(chips).to_contain_text(row["severity"] or row["side"] or "")


def test_the_score_is_explained_where_it_is_shown(answered):
    explained = answered.page.get_by_text("the probability of a disease")
    expect(explained).to_be_hidden()
    answered.page.get_by_text("What is the score?").click()
    expect(explained).to_be_visible()


def test_reports_that_hold_only_some_of_the_words_are_not_said_to_hold_them(reader):
    reader.hold("**/model/text.onnx")
    reader.open(until="ready")
    reader.search("fractured effusion")
    reader.sees("Report text", "No report holds all the words of “fractured effusion”")
    reader.search("effusion at the left base with fluid")
    reader.sees("Reports with the words")


@pytest.mark.parametrize("ask", ["button", "Enter"])
def test_an_empty_question_says_what_to_do(reader, ask):
    reader.open(until="ready")
    box = reader.page.get_by_role("combobox")
    box.fill("   ")
    if ask == "button":
        reader.page.get_by_role("button", name="Search", exact=True).click()
    else:
        box.press("Enter")
    expect(reader.page.locator("#hint")).to_have_text("Type what you are looking for, or choose an example.")
    expect(box).to_be_focused()
    box.press_sequentially("h")
    expect(reader.page.locator("#hint")).to_be_empty()
