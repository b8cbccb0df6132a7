"""The assembled demo site behind a plain static host, real Chromium to look at it, and a model of BiomedCLIP's kind."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from support.hosting import Host, hosted, watched_page
from support.watch import Watch
from typer.testing import CliRunner

from pipeline.cli.app import app, main
from pipeline.files.paths import ROOT
from pipeline.site.assemble import assemble
from pipeline.site.start_bench import ARGUMENTS, executable


@pytest.fixture
def medmir(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line; return exit status, stdout and stderr."""

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["medmir", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        return (stop.value.code or 0, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, assembled: a folder of static files."""
    out = tmp_path_factory.mktemp("demo") / "dist"
    assemble(ROOT / "assets" / "demo", out, base_path="/repo/")
    return out


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[Host]:
    """The demo on its host."""
    with hosted(site) as found:
        yield found


@pytest.fixture(scope="session")
def site_url(host: Host) -> str:
    """Address of the demo's page, ending in /repo/."""
    return host.url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's, else Playwright's own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def watch(chromium: Browser) -> Iterator[Watch]:
    """What left the origin in any context of any test: nothing, until the last of them has ended."""
    watch = Watch(chromium)
    yield watch
    assert not watch.left, watch.left


@pytest.fixture(scope="session")
def browser(chromium: Browser, watch: Watch) -> Browser:
    """Chromium, watched."""
    return chromium


@pytest.fixture
def page(browser, host: Host) -> Iterator:
    """A page in a fresh profile; the test fails on an error in it or a request that leaves the origin."""
    with watched_page(browser, host.url) as opened:
        yield opened


@pytest.fixture(scope="session")
def biomedclip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BiomedCLIP's architecture with random weights, two layers deep but full width: a model folder."""
    from support.untrained_biomedclip import write_untrained_biomedclip

    return write_untrained_biomedclip(tmp_path_factory.mktemp("biomedclip") / "model", layers=2)


@pytest.fixture(scope="session")
def export_biomedclip(biomedclip: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, str]]:
    """`medmir export` in a form, once for each: the exported folder, and what the command said."""

    @cache
    def export(form: str) -> tuple[Path, str]:
        out = tmp_path_factory.mktemp(form) / "towers"
        arguments = ["export", "--model", f"local-dir:{biomedclip}", "--out", str(out), "--quantization", form]
        return out, CliRunner().invoke(app, arguments, catch_exceptions=False).output

    return export
