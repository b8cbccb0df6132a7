"""Small sites that run, and a reader who comes back: with the browser closed in between, and what it kept."""

import json
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import onnx
from playwright.sync_api import Browser, Page, expect
from support.reader import START, Reader
from support.tiny_model import write_tiny_model

from pipeline.files.paths import ROOT
from pipeline.site.build import BuildRequest, build
from pipeline.site.start_bench import ARGUMENTS, executable

FILMS = sorted((ROOT / "assets/demo/images").glob("*-PA.webp"))
MODEL_BYTES = 3_500_000


def write_model(folder: Path) -> Path:
    """The tiny model, its image tower as large as one that takes a while to come."""
    path = write_tiny_model(folder) / "vision.onnx"
    tower = onnx.load(path)
    tower.doc_string = random.Random(0).randbytes(MODEL_BYTES // 2).hex()
    onnx.save(tower, path)
    return folder


def write_site(folder: Path, model: Path, title: str, first: int = 0, films: int = 12) -> Path:
    """A site of some of the demo's films."""
    images = folder / "films"
    images.mkdir(parents=True)
    for film in FILMS[first: first + films]:
        shutil.copy(film, images)
    build(BuildRequest(images, folder / "site", title=title, model=model))
    return folder / "site"


@contextmanager
def visit(browser: Browser, profile: Path, url: str, *arguments: str) -> Iterator[Page]:
    """The browser with what it kept in ``profile``; it is closed at the end. Nothing may leave the site at ``url``."""
    left: list[str] = []
    own = (url, "blob:", "data:", "about:", "chrome")
    context = browser.browser_type.launch_persistent_context(
        str(profile), executable_path=executable(), args=[*ARGUMENTS, *arguments])
    context.on("request", lambda request: request.url.startswith(own) or left.append(request.url))
    yield context.new_page()
    context.close()
    assert not left, left


class Returning(Reader):
    """A reader who looks at what is on the device."""

    @property
    def device(self):
        """The line in the footer."""
        return self.page.locator("#device")

    def is_told(self, *words: str) -> None:
        """The line says all these words."""
        for word in words:
            expect(self.device).to_contain_text(word, timeout=START)

    def stays_until_it_is_kept(self) -> None:
        """Page, collection and text model are on the device."""
        self.is_told("opens without a network")
        expect(self.device).not_to_contain_text("text model", timeout=START)

    def looks_closer(self) -> None:
        """The view that tells all of it."""
        self.page.get_by_role("link", name="About", exact=True).click()
        expect(self.page.get_by_role("heading", name="On this device")).to_be_visible()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def kept(self) -> set[str]:
        """The SHA-256 of every file in the site's store."""
        keys = self.page.evaluate("""async () => {
          const scope = new URL(".", location.href).href;
          const store = await caches.open(`Med-MIR ${scope}`);
          return (await store.keys()).map(({ url }) => url.slice(scope.length));
        }""")
        return {key for key in keys if len(key) == 64}

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for what the page does not show."""
        ends = time.monotonic() + START / 1000
        while not true():
            assert time.monotonic() < ends, "it does not come"
            self.page.wait_for_timeout(100)

    def sees_the_films(self) -> None:
        """The first row of pictures is shown."""
        for image in self.page.locator("#results img").all()[:4]:
            expect(image).not_to_have_js_property("naturalWidth", 0, timeout=START)


def files_of(site: Path) -> dict[str, str]:
    """What a site consists of: the SHA-256 of every file that is kept on a device, by its path."""
    listed = json.loads((site / "files.js").read_text().removeprefix("const SITE = ").removesuffix(";\n"))["files"]
    bundle = json.loads((site / "bundle" / "manifest.json").read_text())["files"]
    return {path: entry["sha256"] for path, entry in (
        listed | {f"bundle/{name}": entry for name, entry in bundle.items()}).items()}
