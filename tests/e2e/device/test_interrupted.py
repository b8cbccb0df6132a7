"""What comes cut off goes on where it stopped; what comes wrong is refused, and fetched again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from support.hosting import PREFIX, Fault, altered, another_page, shortened
from support.visits import FILMS, Returning, files_of, visit

VISION = "bundle/model/vision.onnx"
PIECE = 2**20


@pytest.mark.parametrize("knows_ranges", [True, False])
def test_a_model_that_was_cut_off_goes_on_where_it_stopped(visiting, small, knows_ranges):
    small.knows_ranges = knows_ranges
    small.faults[VISION] = Fault(cut=2 * PIECE + 9, times=2)
    with visiting() as reader:
        reader.open()
        reader.choose(FILMS[0])
        expect(reader.page.get_by_role("alert")).to_contain_text("vision.onnx")
    with visiting() as reader:
        reader.open()
        reader.choose(FILMS[0])
        reader.sees("Picture", FILMS[0].name)
        assert reader.case_ids[0] == FILMS[0].stem
    started = [int(asked.removeprefix("bytes=").removesuffix("-")) for asked in small.ranges[PREFIX + VISION]]
    assert len(started) == 2 and started == sorted(started)
    assert all(start and start % PIECE == 0 for start in started), "whole pieces of it were kept"


@pytest.mark.parametrize("spoilt", [altered, shortened, another_page])
def test_a_model_that_came_wrong_is_fetched_again(visiting, small, versions, spoilt: Callable[..., Fault]):
    small.faults[VISION] = spoilt()
    with visiting() as reader:
        reader.open("#view=about")
        reader.looks_closer()
        reader.presses("Keep everything on this device")
        reader.is_told("Everything is on this device")
        assert files_of(versions[0])[VISION] in reader.kept()
    assert small.requests.count(PREFIX + VISION) >= 2


@pytest.mark.parametrize("spoilt", [altered, shortened, another_page])
@pytest.mark.parametrize("path", ["pillow-10.2.0-cp312-cp312-pyodide_2024_0_wasm32.whl", "images/G00008-0-PA.webp"])
def test_a_file_that_came_wrong_is_fetched_again(browser, small, versions, tmp_path, path, spoilt):
    small.faults[path] = spoilt()
    with visit(browser, tmp_path / "new", small.url) as page:
        reader = Returning(page, small.url)
        reader.open("#view=about")
        reader.stays_until_it_is_kept()
        assert len([asked for asked in small.requests if asked.endswith(path)]) == 2
        assert reader.kept() >= {files_of(versions[0])[name] for name in files_of(versions[0]) if name.endswith(path)}


def test_a_file_that_stays_wrong_is_never_kept_and_the_page_says_what_it_cannot(browser, small, versions, tmp_path):
    path = "images/G00008-0-PA.webp"
    small.faults[path] = altered(times=99)
    with visit(browser, tmp_path / "new", small.url) as page:
        reader = Returning(page, small.url)
        reader.open("#view=about")
        reader.is_told("It does not open without a network yet.")
        assert files_of(versions[0])[f"bundle/{path}"] not in reader.kept()
        small.faults.clear()
        page.reload()
        reader.stays_until_it_is_kept()
