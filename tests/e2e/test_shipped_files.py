"""What the site ships of the runtime is what the page asks for, with one thread and with several."""

from pathlib import Path
from urllib.parse import urlsplit

from support.dicom_samples import COMPRESSED
from support.hosting import hosted, watched_page
from support.reader import Reader


def test_every_runtime_file_is_asked_for(browser, host, site: Path):
    """By words, a picture, DICOM compressed in every way and a start without the snapshot."""
    context = browser.new_context(service_workers="block")
    reader = Reader(context.new_page(), host.url)
    reader.open()
    reader.choose(next((site / "bundle" / "images").glob("*.webp")))
    reader.sees("Picture")
    for path in COMPRESSED.values():
        reader.choose(path)
        reader.sees("DICOM file")
        reader.page.get_by_role("button", name="Clear picture").click()
        reader.sees("From the collection")
    reader.page.route("**/runtime/snapshot/layout.json*", lambda route: route.fulfill(status=404, body="gone"))
    reader.open("?again")
    context.close()
    asked = {urlsplit(path).path.removeprefix("/repo/") for path in host.requests}
    shipped = {path.relative_to(site).as_posix() for path in (site / "runtime").glob("*/*")}
    assert shipped <= asked


def test_an_isolated_page_searches_with_threads(browser, site: Path):
    with hosted(site, isolated=True) as host, watched_page(browser, host.url) as page:
        reader = Reader(page, host.url)
        reader.open()
        assert page.evaluate("crossOriginIsolated")
        reader.search("water around the left lung")
        reader.sees("Live", "water around the left lung")
        assert len(page.workers) == min(4, page.evaluate("navigator.hardwareConcurrency"))


def test_a_page_on_plain_http_checks_the_model_as_well(reader):
    reader.page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    reader.open()
    reader.search("water around the left lung")
    reader.sees("Live", "water around the left lung")
