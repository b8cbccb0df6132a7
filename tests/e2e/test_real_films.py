"""Real radiographs from a folder and a CSV: made a site in one command, opened in the page.

The films lie beside the repository and are never part of it; MEDMIR_REAL_FILMS names another place.
"""

import csv
import os
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.hosting import hosted, watched_page
from support.reader import Reader
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.files.paths import ROOT

FILMS = Path(os.environ.get("MEDMIR_REAL_FILMS", ROOT.parent / "shared/data/real-cxr"))

pytestmark = pytest.mark.skipif(not FILMS.is_dir(), reason=f"no real films at {FILMS}; set MEDMIR_REAL_FILMS")


@pytest.fixture(scope="module")
def rows():
    with open(FILMS / "cases.csv", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture(scope="module")
def real_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    built = CliRunner().invoke(app, ["build", str(FILMS), "--out", str(folder / "site"), "--title", "Real films"])
    assert built.exit_code == 0, built.output
    return folder / "site"


def test_a_folder_of_real_films_becomes_a_page_that_searches(browser, real_site, rows):
    with hosted(real_site) as host, watched_page(browser, host.url) as page:
        reader = Reader(page, host.url)
        reader.open()
        reader.sees(f"From the collection “Real films”, {len(rows)} films")
        expect(page.locator("#badge")).to_be_hidden()
        reader.search("patchy shadows in both lungs")
        expect(page.locator("#words-fail")).to_contain_text("Words do not work with this model here")
        reader.sees("Report text")
        assert "COVID-19" in page.locator("#results").inner_text()
        page.get_by_role("link", name="Meaning").click()  # and who wants it otherwise can have it
        reader.sees("Live")
        assert len(reader.case_ids) == 10
        page.locator("#results a.film").first.click()
        expect(page.locator("#case")).to_be_visible()
        expect(page.locator("#viewer img").first).to_have_js_property("complete", True)
        page.locator("#case-similar").click()
        reader.sees("Similar")
        assert len(reader.case_ids) == 10
