"""Everything can be done from the keyboard."""

from playwright.sync_api import expect


def test_a_walk_without_a_mouse(reader, bundle):
    reader.open(until="ready")
    press = reader.page.keyboard.press
    press("/")
    expect(reader.page.get_by_role("combobox")).to_be_focused()
    reader.page.keyboard.type("pneumothorax")
    press("Enter")
    reader.sees("Results for “pneumothorax”")
    shown = reader.case_ids
    press("ArrowDown")
    assert reader.focused == shown[0]
    press("ArrowRight")
    press("ArrowRight")
    press("ArrowLeft")
    assert reader.focused == shown[1]
    press("Enter")
    expect(reader.page.get_by_role("dialog")).to_contain_text(shown[1])
    press("ArrowRight")
    expect(reader.page.get_by_role("dialog")).to_contain_text(shown[2])
    press("Escape")
    expect(reader.page.locator("#case")).to_be_hidden()
    expect(reader.page.locator("#results a.film").nth(2)).to_be_focused()
    press("s")
    reader.sees("Similar", shown[2])
    assert reader.case_ids[0] == bundle["nearest_neighbors"]["neighbors"][shown[2]][0][0]
    assert reader.focused == reader.case_ids[0]


def test_arrows_move_by_rows_and_stop_at_the_edges(reader):
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    tops = reader.page.locator("#results > li").evaluate_all("cards => cards.map(card => card.offsetTop)")
    columns = tops.count(tops[0])
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    assert reader.focused == reader.case_ids[columns]
    reader.page.keyboard.press("End")
    reader.page.keyboard.press("ArrowRight")
    assert reader.focused == reader.case_ids[-1]
    reader.page.keyboard.press("Home")
    reader.page.keyboard.press("ArrowLeft")
    assert reader.focused == reader.case_ids[0]


def test_suggestions_are_chosen_with_arrows_and_enter(reader):
    reader.open(until="ready")
    box = reader.page.get_by_role("combobox")
    box.press_sequentially("pneumo")
    options = reader.page.get_by_role("option")
    expect(options.first).to_be_visible()
    wanted = options.nth(1).inner_text()
    assert "pneumo" in wanted
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    box.press("Enter")
    reader.sees(f"Results for “{wanted}”")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_escape_closes_the_suggestions_and_keeps_the_words(reader):
    reader.open(until="ready")
    box = reader.page.get_by_role("combobox")
    box.press_sequentially("pneumo")
    expect(reader.page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(reader.page.locator("#suggestions")).to_be_hidden()
    expect(box).to_have_value("pneumo")


def test_slash_in_the_search_box_is_a_slash(reader):
    reader.open(until="ready")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("AP/PA")
    expect(reader.page.get_by_role("combobox")).to_have_value("AP/PA")
