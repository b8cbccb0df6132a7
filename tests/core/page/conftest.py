"""What the page's tests share: a loop whose time they move, and a tab at a very small collection."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.bundle_on_disk import write_whole_bundle
from support.mapped import add_map
from support.page_without_browser import Tab
from support.stepped_loop import SteppedLoop

from medmir.bundle.reader import open_folder
from medmir.page.language import speak
from medmir.page.state import Session


@pytest.fixture
def loop() -> Iterator[SteppedLoop]:
    """A running loop whose time the test moves; the test fails on an exception that nobody took."""
    with SteppedLoop() as running:
        yield running
    assert running.unhandled == []


@pytest.fixture(autouse=True)
def afterwards_english() -> Iterator[None]:
    """The language is the whole page's: none of a test's stays for the next."""
    yield
    speak("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bundle of three films, and their map."""
    return add_map(write_whole_bundle(tmp_path / "bundle"))


@pytest.fixture
def tab(loop: SteppedLoop, folder: Path) -> Callable[..., Tab]:
    """A tab at an address, whose page has not been started."""
    return lambda fragment="", language="en": Tab(loop, folder, fragment, language)


@pytest.fixture
def session(folder: Path) -> Session:
    """What a view is drawn from when the bundle of three films and the text model are there."""
    return Session(state="live", model="live", bundle=open_folder(folder))
