"""The site on plain hosts: under a sub-path, from a folder by Python's own server, and opened from a disk."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from support.hosting import watched_page
from support.reader import Reader

NOBODY_ASKED = "water around the left lung"


def test_an_unknown_address_leads_back_to_the_search(troubled_reader):
    reader = troubled_reader
    reader.page.goto(f"{reader.site_url}no/such/page.html")
    expect(reader.page.locator("main")).to_contain_text("nothing at this address")
    expect(reader.page.locator("body")).to_have_css("background-color", "rgb(19, 19, 19)")
    reader.page.get_by_role("link", name="Search the collection").click()
    expect(reader.page).to_have_url(reader.site_url)
    reader.wait_for("live")
    reader.search(NOBODY_ASKED)
    reader.sees("Live", NOBODY_ASKED)


@pytest.fixture
def folder_url(site: Path) -> Iterator[str]:
    """The site's folder served by Python's own server."""
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(site), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        yield re.search(r"http://\S+/", server.stdout.readline())[0]
        server.terminate()


def test_a_folder_served_by_pythons_own_server_is_searched(browser: Browser, folder_url: str):
    with watched_page(browser, folder_url) as page:
        reader = Reader(page, folder_url)
        reader.open()
        reader.search(NOBODY_ASKED)
        reader.sees("Live", NOBODY_ASKED)
