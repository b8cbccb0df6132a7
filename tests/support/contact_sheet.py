"""The tray's view as a reader uses it."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect
from support.reader import START

from medmir.page.tray import Entry, Tray
from medmir.page.tray_files import KIND, SCHEMA_VERSION


class ContactSheet:
    """A page at ``#view=tray``."""

    def __init__(self, page: Page, site_url: str):
        self.page, self._url = page, f"{site_url}#view=tray"

    def open(self) -> "ContactSheet":
        """Go there, afresh, and wait for the collection."""
        self.page.goto("about:blank")
        self.page.goto(self._url)
        expect(self.page.locator("#tray-name")).to_be_visible(timeout=START)
        return self

    def bring(self, path: Path) -> None:
        """Import a file."""
        self.page.get_by_label("Import").set_input_files(path)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def save(self, name: str, folder: Path) -> Path:
        """Export, and where the file is then."""
        with self.page.expect_download() as waited:
            self.press(name)
        path = folder / waited.value.suggested_filename
        waited.value.save_as(path)
        return path

    def holds(self, *case_ids: str) -> None:
        """These films and no others are in the tray."""
        expect(self.page.locator("#results .case-id")).to_have_text(case_ids)


def write_tray(path: Path, tray: Tray, bundle_id: str = "") -> Path:
    """A tray's file, by hand."""
    entries = [{"case_id": entry.case_id, "note": entry.note} for entry in tray.entries]
    path.write_text(json.dumps({"kind": KIND, "schema_version": SCHEMA_VERSION, "name": tray.name,
                                "bundle_id": bundle_id, "entries": entries}))
    return path


def tray(name: str, *case_ids: str) -> Tray:
    """A tray of some films."""
    return Tray(name, tuple(Entry(case_id) for case_id in case_ids))
