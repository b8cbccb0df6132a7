"""What of the site is on this device: known after the first screen; kept, removed and renewed as the reader says."""

from pathlib import Path

import pytest
from support.bundle_on_disk import seal
from support.page_without_browser import picture

from medmir.bundle.contract import MANIFEST, METADATA, TOWERS, model_file
from medmir.errors import MedMIRError
from medmir.page.keeping import NOT_IN_CHARGE, by_part, site_files

TEXT, VISION = (f"bundle/{model_file(name)}" for name in TOWERS.values())
KEEP, REMOVE = "keep-everything", "remove-everything"


@pytest.fixture
def folder(folder: Path) -> Path:
    """A bundle of three films whose models differ."""
    (folder / "model" / "vision.onnx").write_bytes(b"another tower")
    seal(folder)
    return folder


@pytest.fixture
def about(tab):
    """A tab at the view of the collection, started; what it fetches is kept."""
    opened = tab("#view=about")
    keep_what_is_fetched(opened)
    return opened.start()


def keep_what_is_fetched(tab) -> None:
    """As the service worker does."""
    browser, fetch = tab.browser, tab.browser.chunks

    async def chunks(address):
        async for chunk in fetch(address):
            yield chunk
        if (entry := entries(tab).get(address)) and browser.device.in_charge:
            browser.device.hashes.add(entry["sha256"])

    browser.chunks = chunks
    browser.site["start.js"] = b"1234567"


def entries(tab) -> dict:
    manifest = tab.app.session.manifest
    own = {"start.js": {"bytes": 7, "sha256": "s", "part": "shell"}}
    return own | {f"bundle/{name}": entry for name, entry in manifest.get("files", {}).items()}


def footer(tab) -> str:
    return tab.says("device")


def kept_all(tab) -> None:
    tab.browser.device.hashes = {entry["sha256"] for entry in entries(tab).values()}
    tab.browser.device.news()
    tab.wait()


def test_the_first_screen_comes_first(tab):
    opened = tab()
    opened.browser.hold(METADATA)
    opened.start()
    assert opened.browser.device.told == [] and footer(opened) == ""
    opened.browser.release(METADATA)
    opened.wait()
    assert opened.browser.device.told[0] == "begin"


def test_the_site_is_kept_even_where_the_text_model_cannot_be_had(tab):
    opened = tab()
    opened.browser.missing.add("model/text.onnx")
    opened.start()
    assert opened.browser.device.told[0] == "begin"


def test_the_text_model_that_came_before_there_was_a_place_for_it_is_fetched_again_to_be_kept(tab):
    opened = tab()
    keep_what_is_fetched(opened)
    device = opened.browser.device
    device.busy, device.in_charge = True, False
    opened.start()
    assert opened.app.session.state == "live" and not device.hashes
    device.busy, device.in_charge = False, True
    opened.wait()
    assert device.hashes == {entries(opened)[TEXT]["sha256"]}


def test_so_is_the_image_model_with_the_first_picture(tab):
    opened = tab()
    keep_what_is_fetched(opened)
    opened.start()
    opened.browser.device.hashes.clear()
    opened.choose(picture())
    assert opened.wait().browser.device.hashes == {entries(opened)[each]["sha256"] for each in (TEXT, VISION)}


def test_what_is_no_longer_needed_is_tidied_away_for_this_version(tab):
    opened = tab()
    opened.browser.device.hashes = {"of another version"}
    opened.start()
    assert "tidy v1" in opened.browser.device.told
    assert "of another version" not in opened.browser.device.hashes


def test_what_is_missing_is_named(about):
    missing = {METADATA: "It does not open without a network yet.",
               "model/vision.onnx": "It opens without a network; not here: image model."}
    for name, told in missing.items():
        kept_all(about)
        about.browser.device.hashes.discard(entries(about)[f"bundle/{name}"]["sha256"])
        about.browser.device.news()
        about.wait()
        assert told in footer(about)


def test_everything_is_kept_by_one_button_with_progress(about):
    about.browser.hold("model/vision.onnx")
    about.act(KEEP)
    assert "Keeping everything on this device: " in footer(about)
    about.browser.release("model/vision.onnx")
    about.wait()
    assert footer(about).startswith("Everything is on this device")
    assert "make room" in about.browser.device.told
    assert not about.browser.element(KEEP)


def test_what_is_kept_already_is_not_fetched_again(about):
    about.act(KEEP)
    before = list(about.browser.fetched)
    about.browser.device.hashes.discard(entries(about)[VISION]["sha256"])
    about.act(KEEP)
    assert about.browser.fetched[len(before):] == ["model/vision.onnx"]


def test_a_host_that_does_not_answer_is_told_and_it_can_be_tried_again(about):
    about.browser.missing.add("model/vision.onnx")
    about.act(KEEP)
    assert "model/vision.onnx could not be fetched" in about.app.session.device.problem
    about.browser.missing.clear()
    about.act(KEEP)
    assert about.app.session.device.problem == "" and footer(about).startswith("Everything")


def test_a_browser_without_room_for_it_all_says_so(about):
    hashes = about.browser.device.hashes
    about.browser.device.kept = lambda: as_coroutine(hashes - {entries(about)[VISION]["sha256"]})
    about.act(KEEP)
    assert "no more room" in about.app.session.device.problem


async def as_coroutine(value):
    return value


def test_a_tab_whose_fetches_are_not_kept_says_what_to_do(about):
    about.browser.device.in_charge = False
    about.act(KEEP)
    assert about.app.session.device.problem == NOT_IN_CHARGE
    assert "make room" not in about.browser.device.told


def test_the_first_keeping_is_waited_for(about):
    device = about.browser.device
    device.busy, device.in_charge = True, False
    device.news()
    about.wait()
    assert footer(about).startswith("This page is being kept on this device.")
    about.act(KEEP)
    assert "make room" not in device.told
    device.busy, device.in_charge = False, True
    about.wait()
    assert footer(about).startswith("Everything is on this device")


def test_removing_asks_once(about):
    about.act(REMOVE)
    assert about.browser.focused == "leave-everything" and "remove" not in about.browser.device.told
    about.act("leave-everything")
    assert about.browser.focused == REMOVE and about.browser.device.hashes
    about.act(REMOVE)
    about.act("really-remove")
    assert "remove" in about.browser.device.told
    assert footer(about).startswith("Nothing of this page is kept on this device.")


def test_a_browser_that_does_not_remove_it_is_told(about):
    async def remove():
        raise MedMIRError("The browser did not remove it: busy.")

    about.browser.device.remove = remove
    about.act(REMOVE)
    about.act("really-remove")
    assert about.app.session.device.problem == "The browser did not remove it: busy."


def test_a_newer_version_is_offered_in_every_view_and_taken_only_by_a_click(tab):
    opened = tab().start()
    opened.browser.device.newer = True
    opened.browser.device.news()
    opened.wait()
    assert footer(opened) == "A new version is here. Reload"
    assert "take over" not in opened.browser.device.told
    opened.act("take-over")
    assert "take over" in opened.browser.device.told


@pytest.mark.parametrize(("reason", "told"), [
    ("disk", "Opened from a disk: everything is already here."), ("insecure", "https"), ("unable", "private window"),
    ("refused", "refused"),
])
def test_a_browser_that_keeps_nothing_says_why(tab, reason, told):
    opened = tab()
    opened.browser.device.refused = reason
    opened.start()
    assert told in footer(opened)
    assert "files.js" not in opened.browser.fetched


def test_a_site_without_its_list_works_and_says_what_is_wrong(tab):
    opened = tab()
    opened.browser.missing.add("files.js")
    opened.start()
    assert "files.js could not be fetched" in opened.app.session.device.problem
    assert opened.app.session.state == "live" and opened.app.session.problem is None


def test_the_list_of_the_site_is_read_with_the_bundles_own():
    text = 'const SITE = {"version": "v", "files": {"a.js": {"bytes": 1, "sha256": "a", "part": "shell"}}};\n'
    version, files = site_files(text, {"files": {"b.bin": {"bytes": 2, "sha256": "b"}}})
    assert (version, list(files)) == ("v", ["a.js", "bundle/b.bin"])


def test_the_parts_are_page_collection_and_each_model():
    files = {"a.js": (1, "shell"), "runtime/b": (2, "runtime"), f"bundle/{MANIFEST}": (4, "bundle")}
    listed = {path: {"bytes": size, "sha256": path, "part": part} for path, (size, part) in files.items()}
    models = {path: {"bytes": size, "sha256": path} for path, size in ((TEXT, 8), (VISION, 16))}
    parts = by_part(listed | models, kept={"a.js", f"bundle/{MANIFEST}", VISION})
    assert parts == {"Page and Python": (1, 3), "Collection": (4, 4), "Text model": (0, 8), "Image model": (16, 16)}


def test_what_reads_dicom_is_a_part_that_comes_with_the_first_such_file():
    files = {"runtime/codecs/a.js": {"bytes": 2, "sha256": "a", "part": "dicom"}}
    parts = by_part(files, kept=set())
    assert parts["What reads DICOM"] == (0, 2)
