"""After the first visit the page needs no host: what it says of itself, what works, and on which terms."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from support.hosting import PREFIX, hosted
from support.visits import Returning, files_of, visit

from pipeline.files.paths import ROOT

ASKED = "water around the left lung"
LITTLE = 500_000  # bytes: modules import each other without their hashes
FILM = ROOT / "assets/demo/images/G00003-0-PA.webp"


def test_the_demo_works_with_its_host_gone_and_the_browser_started_again(browser: Browser, site, tmp_path):
    with hosted(site) as host, visit(browser, tmp_path / "profile", host.url) as page:
        reader = Returning(page, host.url)
        reader.open()
        assert not page.evaluate("crossOriginIsolated")
        reader.stays_until_it_is_kept()
        reader.looks_closer()
        reader.presses("Keep everything on this device")
        reader.is_told("Everything is on this device")
    with visit(browser, tmp_path / "profile", host.url) as page:
        reader = Returning(page, host.url)
        reader.open()
        reader.search(ASKED)
        reader.sees("Live", ASKED)
        reader.sees_the_films()
        page.locator("#results a.film").first.click()
        expect(page.get_by_role("dialog")).to_contain_text("Impression")
        expect(page.locator("#viewer img")).not_to_have_js_property("naturalWidth", 0)
        page.keyboard.press("Escape")
        reader.choose(FILM)
        reader.sees("Picture", FILM.name)
        assert reader.case_ids[0] == FILM.stem
        page.get_by_role("link", name="Metrics").click()
        expect(page.locator(".figures tbody tr").first).to_contain_text("chance")
        reader.looks_closer()
        expect(page.locator("main article").first).to_contain_text("Data card")


def test_the_second_visit_to_a_plain_host_runs_on_threads(visiting):
    with visiting() as reader:
        reader.open()
        assert reader.page.evaluate("crossOriginIsolated")
        reader.search("both lungs")
        reader.sees("Live")
        assert len(reader.page.workers) == min(4, reader.page.evaluate("navigator.hardwareConcurrency"))


def test_what_is_and_what_is_not_on_the_device_is_told(visiting):
    with visiting() as reader:
        reader.open()
        reader.is_told("On this device: ", "not here: image model and what reads DICOM.")
        reader.looks_closer()
        told = reader.page.locator(".device")
        for name, amount in {"Page and Python": " MB", "Image model": "0.0 of 3.5 MB", "Room": "used of"}.items():
            expect(told.locator(f"dt:has-text('{name}') + dd")).to_contain_text(amount)
        reader.presses("Keep everything on this device (+ 4.8 MB)")
        reader.is_told("Everything is on this device: it opens without a network.")
        expect(told.get_by_role("button")).to_have_text(["Remove everything from this device"])


def test_what_the_page_has_fetched_is_not_fetched_again_to_be_kept(browser, small, tmp_path):
    with visit(browser, tmp_path / "new", small.url) as page:
        reader = Returning(page, small.url)
        reader.open()
        reader.stays_until_it_is_kept()
    site = small.sites[PREFIX]
    twice = {path.removeprefix(PREFIX) for path in small.requests if small.requests.count(path) > 1}
    assert sum((site / path).stat().st_size for path in twice) < LITTLE, twice


def test_a_page_on_plain_http_says_that_a_browser_does_not_keep_it(browser, small, tmp_path):
    address = f"http://films.example:{small.port}{PREFIX}"
    with visit(browser, tmp_path / "new", address, "--host-resolver-rules=MAP films.example 127.0.0.1") as page:
        reader = Returning(page, address)
        reader.open()
        reader.is_told("Not kept on this device: a browser does that for https")
        reader.looks_closer()
        expect(page.locator(".device").get_by_role("button")).to_have_count(0)


def test_a_browser_that_refuses_is_told(troubled_reader):
    troubled_reader.open()
    expect(troubled_reader.page.locator("#device")).to_have_text("Not kept on this device: the browser refused.")


def test_of_very_many_pictures_each_is_kept_when_it_is_seen_and_all_by_the_button(browser, versions, tmp_path):
    site = Path(shutil.copytree(versions[0], tmp_path / "site"))
    worker = (site / "sw.js").read_text()
    (site / "sw.js").write_text(worker.replace("PICTURES_AT_ONCE = 200e6", "PICTURES_AT_ONCE = 1"))
    pictures = {sha256 for path, sha256 in files_of(site).items() if "/images/" in path}
    with hosted(site) as host, visit(browser, tmp_path / "new", host.url) as page:
        reader = Returning(page, host.url)
        reader.open()
        reader.until(lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))
        reader.is_told("It does not open without a network yet.")
        assert not pictures & reader.kept()
        page.reload()
        reader.wait_for("live")
        reader.sees_the_films()
        assert 0 < len(pictures & reader.kept()) < len(pictures)
        reader.looks_closer()
        reader.presses("Keep everything on this device")
        reader.is_told("Everything is on this device")
        assert pictures <= reader.kept()


def test_a_page_from_a_disk_is_here_already(troubled_reader, site):
    troubled_reader.page.goto((site / "index.html").as_uri())
    troubled_reader.wait_for("live")
    expect(troubled_reader.page.locator("#device")).to_have_text("Opened from a disk: everything is already here.")


@pytest.mark.parametrize("at", ["", "#view=about"])
def test_it_can_be_installed(visiting, at):
    with visiting() as reader:
        reader.open(at)
        session = reader.page.context.new_cdp_session(reader.page)
        assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        manifest = session.send("Page.getAppManifest")
        assert manifest["errors"] == [] and '"Med-MIR"' in manifest["data"]
