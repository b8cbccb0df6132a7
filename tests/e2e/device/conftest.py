"""A small site in two versions behind a host, and a browser that was here once."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from support.hosting import PREFIX, Host, hosted
from support.visits import Returning, visit, write_model, write_site

Visit = Callable[..., AbstractContextManager[Returning]]


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site of twelve films, and what it is later: twelve others are in it, six are gone."""
    folder = tmp_path_factory.mktemp("versions")
    model = write_model(folder / "model")
    return (write_site(folder / "first", model, "First films"),
            write_site(folder / "second", model, "Second films", first=6, films=18))


@pytest.fixture(scope="session")
def small_host(versions: tuple[Path, Path]) -> Iterator[Host]:
    """The host of the first version, at one address for all tests, which a browser's store belongs to."""
    with hosted(versions[0]) as found:
        yield found


@pytest.fixture
def small(small_host: Host, versions: tuple[Path, Path]) -> Host:
    """That host as good as new."""
    small_host.stop()
    small_host.sites = {PREFIX: versions[0]}
    small_host.faults, small_host.ranges, small_host.knows_ranges, small_host.allowance = {}, {}, True, None
    small_host.start()
    small_host.requests.clear()
    return small_host


@pytest.fixture(scope="session")
def kept(browser: Browser, small_host: Host, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of a browser that has been at the first version once."""
    profile = tmp_path_factory.mktemp("kept") / "profile"
    with visit(browser, profile, small_host.url) as page:
        reader = Returning(page, small_host.url)
        reader.open()
        reader.stays_until_it_is_kept()
    return profile


@pytest.fixture
def profile(kept: Path, tmp_path: Path) -> Path:
    """A profile of one's own, of a browser that has been here."""
    return Path(shutil.copytree(kept, tmp_path / "profile", ignore=shutil.ignore_patterns("Singleton*")))


@pytest.fixture
def visiting(browser: Browser, small: Host, profile: Path) -> Visit:
    """Open the browser that has been here before, or another one by its profile; closed, it keeps what it kept."""

    @contextmanager
    def visiting(profile: Path = profile, *arguments: str) -> Iterator[Returning]:
        with visit(browser, profile, small.url.removesuffix(PREFIX), *arguments) as page:
            yield Returning(page, small.url)

    return visiting
