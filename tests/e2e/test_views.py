"""The views beside the search: reached from the bar, drawn in the page, left without losing anything."""

import json

import pytest
from playwright.sync_api import expect


@pytest.fixture
def bar(reader):
    """The navigation bar."""
    return reader.page.get_by_role("navigation", name="Views")


def test_the_bar_leads_to_every_view_and_says_where_the_reader_is(reader, bar):
    reader.open(until="ready")
    names = ["Search", "Tray", "Map", "Metrics", "Hard cases", "Benchmark", "Study", "About"]
    expect(bar.get_by_role("link")).to_have_text(names)
    for name in (*names[1:], names[0]):
        bar.get_by_role("link", name=name, exact=True).click()
        expect(bar.locator("[aria-current=page]")).to_have_text(name)


def test_about_shows_both_cards_in_the_page(reader, bundle, bar):
    reader.open(until="ready")
    bar.get_by_role("link", name="About", exact=True).click()
    main = reader.page.locator("main")
    for title in ("Data card: Rendered radiographs", "Model card: Med-MIR demo towers"):
        expect(main.get_by_role("heading", name=title)).to_be_visible()
    expect(main).to_contain_text(bundle["manifest"]["bundle_id"])
    expect(main.get_by_role("row", name="Cardiomegaly").first).to_be_visible()
    expect(main).not_to_contain_text("|---")
    expect(main).not_to_contain_text("## ")
    assert len(reader.page.context.pages) == 1


def test_about_holds_the_licence_texts_of_the_runtime(reader):
    reader.open("#view=about", until="ready")
    reader.page.get_by_text("Licence texts of the software").click()
    expect(reader.page.locator("main .licences pre")).to_contain_text("Mozilla Public License")


def test_metrics_say_value_interval_chance_and_number_of_queries(reader, bundle, site):
    figures = json.loads((site / "bundle/metrics.json").read_text())["protocols"]
    reader.open("#view=metrics", until="ready")
    main = reader.page.locator("main")
    expect(main.locator(".figures tbody tr")).to_have_count(len(figures))
    first = main.locator(".figures").get_by_role("row", name="Words to film, strict")
    strict = figures["text_to_image_strict"]["mAP"]
    expect(first).to_contain_text(f"{strict['value']:.2f} [{strict['low']:.2f}, {strict['high']:.2f}]")
    expect(first).to_contain_text(f"chance {strict['chance']:.2f}")
    expect(first.locator("td").first).to_have_text(str(strict["n"]))
    expect(first.locator("svg")).to_be_visible()
    expect(main).to_contain_text("no figure here is clinical")


def test_the_figures_of_a_damaged_file_are_not_shown(troubled_reader):
    troubled_reader.page.route("**/metrics.json*", lambda route: route.fulfill(body="{}"))
    troubled_reader.open("#view=metrics", until="ready")
    expect(troubled_reader.page.get_by_role("alert")).to_contain_text("metrics.json is 2 bytes, the manifest says")


def test_back_from_a_view_returns_to_the_answer_before(reader, bar):
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    shown = reader.case_ids
    bar.get_by_role("link", name="Metrics").click()
    expect(reader.page).to_have_title("Metrics - Med-MIR")
    reader.page.go_back()
    reader.sees("Results for “pneumothorax”")
    assert reader.case_ids == shown
    expect(reader.page.get_by_role("combobox")).to_have_value("pneumothorax")


def test_slash_leads_from_any_view_to_the_question(reader):
    reader.open("#view=metrics", until="ready")
    expect(reader.page.locator("main table").first).to_be_visible()
    reader.page.keyboard.press("/")
    expect(reader.page.get_by_role("combobox")).to_be_focused()


def test_a_picture_dropped_on_another_view_is_answered(reader, site, bundle):
    film = site / "bundle" / bundle["metadata"]["cases"][2]["image"]
    reader.open("#view=about", until="ready")
    expect(reader.page.get_by_role("heading", name="Data card")).to_be_visible()
    reader.page.locator("#dropped").set_input_files(film)
    reader.sees("Picture", film.name)
    assert reader.case_ids[0] == film.stem


def test_the_help_line_tells_the_keys_of_the_view(reader):
    reader.open(until="ready")
    keys = reader.page.locator(".keys")
    expect(keys).to_contain_text("find similar")
    reader.page.goto(f"{reader.site_url}#view=metrics")
    expect(keys).to_have_text("/ search")


def test_an_unknown_view_is_the_search(reader, bar):
    reader.open("#view=no-such-view", until="ready")
    reader.sees("From the collection")
    expect(bar.locator("[aria-current=page]")).to_have_text("Search")
