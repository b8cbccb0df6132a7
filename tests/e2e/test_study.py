"""A reader study in a real browser: by keyboard, through a reload, out as a file and into the analysis."""

import pytest
from playwright.sync_api import expect
from support.axe import violations
from support.reader import START

from medmir.study.design import Study
from medmir.study.log_files import log_from, study_to_address


@pytest.fixture
def planned(bundle):
    """Two effusions and a normal film of the demo."""
    by_label = {case["labels"][0]: case["case_id"] for case in bundle["metadata"]["cases"] if len(case["labels"]) == 1}
    ids = (by_label["Effusion"], by_label["Normal"], by_label["Mass"])
    return Study(ids, ("Effusion", "Mass"), sides=True, bundle_id=bundle["manifest"]["bundle_id"])


@pytest.fixture
def opened(reader, planned):
    """The study's first screen, by its address."""
    reader.open(f"#view=study&study={study_to_address(planned)}")
    return reader.page


def begin(page) -> None:
    page.get_by_label("Reader code").fill("R1")
    page.get_by_role("button", name="Begin").click()


def answer(page, keys: str) -> None:
    """Once the film is there."""
    page.locator(".study-picture img").wait_for()
    page.wait_for_timeout(400)
    for key in keys:
        page.keyboard.press(key)
    page.keyboard.press("Enter")


def sees(page, text: str) -> None:
    expect(page.locator("#study-heading")).to_contain_text(text, timeout=START)


def test_a_crossover_of_three_films_survives_a_reload_and_is_analysed(opened, planned, medmir, tmp_path):
    page = opened
    begin(page)
    sees(page, "Film 1 of 3 without")
    answer(page, "a,4")
    expect(page.locator("#study-verdict")).to_be_visible()
    page.keyboard.press("Enter")
    sees(page, "Film 2 of 3 without")
    page.reload()
    sees(page, "Paused")
    page.keyboard.press("Enter")
    sees(page, "Film 2 of 3 without")
    answer(page, "03")
    page.keyboard.press("Enter")
    sees(page, "Film 3 of 3 with similar")
    assert page.url.endswith("#view=study") and page.title() == "Study - Med-MIR"
    answer(page, "02")
    expect(page.locator("#study-similar-films li")).to_have_count(6)
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    sees(page, "The study is finished")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export the log as JSON").click()
    path = tmp_path / "log.json"
    download.value.save_as(path)
    log = log_from(path.name, path.read_text(encoding="utf-8"))
    assert [each.arm for each in log.answered] == ["without", "without", "with"] and log.study == planned
    assert [each.interrupted for each in log.answered] == [False, True, False]
    assert len(log.answered[2].similar) == 6 and not {*log.answered[2].similar} & {*planned.case_ids}
    status, said, _ = medmir("study", path)
    assert status == 0 and "1 readers, 3 films" in said


def test_planning_and_reading_are_accessible_and_fit_a_phone(reader):
    reader.open("#view=study")
    page = reader.page
    page.get_by_label("How many").fill("1")
    page.get_by_role("button", name="Draw films").click()
    expect(page.locator("#study-films")).to_have_text("2 films chosen: 1 label:Effusion, 1 normal, seed 1")
    assert violations(page) == []
    page.get_by_role("button", name="Go to the reader").click()
    assert violations(page) == []
    begin(page)
    page.get_by_role("button", name="Effusion").click()
    page.keyboard.press("Enter")
    expect(page.locator("#study-problem")).to_be_visible()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
