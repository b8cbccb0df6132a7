"""A new version is offered, never swapped in; cut off, it leaves the old one whole and is completed later."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.hosting import PREFIX, Host
from support.reader import START
from support.visits import Returning, files_of

FIRST, SECOND = "First films", "Second films"
OF_BOTH, OF_THE_SECOND = "G00008-0-PA", "G00020-0-PA"
LANES = 6  # fetches of the service worker at a time


@pytest.fixture
def lacking(versions: tuple[Path, Path]) -> set[str]:
    """The files that a device with the first version lacks of the second."""
    first, second = map(files_of, versions)
    return {path for path, sha256 in second.items() if sha256 not in first.values()}


@pytest.fixture
def renewed(small: Host, versions: tuple[Path, Path]) -> Host:
    """The host, which has the second version now."""
    small.sites = {PREFIX: versions[1]}
    return small


def is_at(reader: Returning, title: str) -> None:
    """The page is that version's, and its films are seen."""
    expect(reader.page).to_have_title(f"{title} - Med-MIR", timeout=START)
    reader.sees(title)
    reader.sees_the_films()


def fetched(host: Host) -> list[str]:
    """What was asked for beside the two files in which a browser sees whether there is a new version."""
    paths = [path.removeprefix(PREFIX) for path in host.requests]
    return [path or "index.html" for path in paths if path not in ("sw.js", "files.js")]


def test_a_new_version_is_offered_and_comes_whole_in_every_tab_when_it_is_wanted(visiting, renewed):
    with visiting() as reader:
        reader.open()
        other = Returning(reader.page.context.new_page(), renewed.url)
        other.open()
        for each in (reader, other):
            each.is_told("A new version is here.")
            is_at(each, FIRST)
        renewed.stop()
        reader.presses("Reload")
        for each in (reader, other):
            is_at(each, SECOND)
        reader.is_told("opens without a network")
    with visiting() as reader:
        reader.open(f"#similar={OF_THE_SECOND}", until="ready")
        reader.sees("Films most like", OF_THE_SECOND)
        reader.sees_the_films()


def test_only_what_is_new_is_fetched(visiting, renewed, lacking):
    with visiting() as reader:
        reader.open()
        reader.is_told("A new version is here.")
    assert sorted(fetched(renewed)) == sorted(lacking)
    assert f"bundle/images/{OF_THE_SECOND}.webp" in lacking and f"bundle/images/{OF_BOTH}.webp" not in lacking
    assert not [path for path in lacking if path.startswith("runtime/") or path.endswith(".onnx")]


def test_an_update_that_is_cut_off_leaves_the_old_version_whole_and_goes_on_later(visiting, renewed, lacking):
    renewed.allowance = answered = 3 * len(lacking) // 10
    with visiting() as reader:
        reader.open()
        reader.until(lambda: renewed.allowance < 0)
        expect(reader.device).not_to_contain_text("new version")
    begun = set(fetched(renewed))
    assert len(begun) >= answered
    renewed.stop()
    with visiting() as reader:
        reader.open()
        is_at(reader, FIRST)
        reader.search("a film of both lungs")
        reader.sees("Live")
        reader.sees_the_films()
    renewed.allowance = None
    renewed.start()
    renewed.requests.clear()
    with visiting() as reader:
        reader.open()
        reader.is_told("A new version is here.")
        again = begun & set(fetched(renewed))
        assert begun | set(fetched(renewed)) == lacking and len(again) < LANES
        renewed.stop()
        reader.presses("Reload")
        is_at(reader, SECOND)


def test_what_no_version_needs_any_more_is_let_go(visiting, renewed, versions):
    first, second = (set(files_of(version).values()) for version in versions)
    with visiting() as reader:
        reader.open()
        reader.is_told("A new version is here.")
        assert reader.kept() & first - second
        reader.presses("Reload")
        is_at(reader, SECOND)
        reader.until(lambda: reader.kept() <= second)


def test_without_a_click_the_new_version_comes_when_all_tabs_were_closed(visiting, renewed):
    with visiting() as reader:
        reader.open()
        reader.is_told("A new version is here.")
        reader.page.reload()
        is_at(reader, FIRST)
    with visiting() as reader:
        reader.open()
        is_at(reader, SECOND)
