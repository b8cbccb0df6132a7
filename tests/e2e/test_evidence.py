"""Metrics and hard cases in a real browser: looked at closely, opened, taken away; clean for axe and on a phone."""

import csv

import pytest
from playwright.sync_api import expect
from support.axe import violations

from medmir.page.parts.films import CARD
from medmir.page.views.hard_cases import KINDS


def test_a_bar_of_another_kind_of_question_leads_to_its_films(reader):
    reader.open("#view=metrics", until="ready")
    main = reader.page.locator("main")
    main.get_by_role("button", name="A side").click()
    expect(main.get_by_role("heading", name="A side")).to_be_focused()
    expect(main.locator(".curves svg")).to_have_count(2)
    assert violations(reader.page) == []
    main.locator(".bars").first.get_by_role("link", name="Nodule").click()
    reader.sees("Results for “nodule”")
    reader.page.go_back()
    expect(main.get_by_role("button", name="A side")).to_have_attribute("aria-pressed", "true")


def test_the_figures_are_saved_as_csv_and_the_formulas_are_formulas(reader):
    reader.open("#view=metrics", until="ready")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Figures as CSV").click()
    rows = list(csv.DictReader(download.value.path().read_text().splitlines()))
    assert {row["metric"] for row in rows} >= {"mAP", "recall@1"} and all(row["n"] for row in rows)
    box = reader.page.locator("math mfrac").first.bounding_box()
    assert box["height"] > 20, "numerator over denominator, not one line of letters"


def test_a_hard_film_opens_in_front_and_gives_the_focus_back(reader):
    reader.open("#view=hard-cases&of=confusions", until="ready")
    film = reader.page.locator(".film-pairs a.film").nth(3)
    film.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("dialog")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    expect(film).to_be_focused()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_hard_case_is_clean_and_fits_a_phone(reader, kind):
    reader.page.set_viewport_size({"width": 360, "height": 800})
    reader.open(f"#view=hard-cases&of={kind}", until="ready")
    expect(reader.page.locator(".hard .film").first).to_be_visible()
    assert violations(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_film_that_no_question_finds_is_told_with_why(reader):
    reader.open("#view=hard-cases", until="ready")
    reader.page.get_by_role("button", name="Films that no question finds").click()
    expect(reader.page.get_by_role("heading", name="Films that no question finds")).to_be_focused()
    card = reader.page.locator("#results .card", has=reader.page.locator(f"[id^={CARD}]")).first
    expect(card).to_contain_text("It shows faintly: d′")
