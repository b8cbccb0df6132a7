"""The main paths in three engines: first visit, words, a picture, a case, without a network, and from the disk."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from support.engines import ENGINES, Missing
from support.engines.engine import Visitor
from support.hosting import hosted

QUESTION = "water around the left lung"


@pytest.fixture(params=ENGINES)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A reader in each engine; one that is missing is named."""
    kind = request.getfixturevalue("browser").browser_type if request.param == "chromium" else None
    try:
        engine = ENGINES[request.param](kind)
    except Missing as missing:
        pytest.skip(str(missing))
    yield Visitor(engine)
    engine.close()


@pytest.fixture(scope="module")
def film(site: Path) -> Path:
    return sorted((site / "bundle" / "images").glob("*-PA.webp"))[0]


def asks_everything(visitor: Visitor, film: Path) -> list[list[str]]:
    """Words, a picture, a case and the metrics; the films that were found."""
    assert "Live" in visitor.asks(QUESTION)
    words = visitor.films
    assert "Picture" in visitor.asks_by(film)
    by_picture = visitor.films
    assert by_picture[0] == film.stem
    visitor.engine.run("location.hash = arguments[0]", f"#case={film.stem}")
    assert "Findings" in visitor.waits_for(lambda: visitor.sees("#case"), lambda told: "Findings" in told)
    visitor.engine.run("location.hash = '#view=metrics'")
    assert "chance" in visitor.waits_for(lambda: visitor.sees("main"), lambda told: "chance" in told)
    return [words, by_picture]


@pytest.mark.parametrize("isolated", [False, True], ids=["plain host", "isolated"])
def test_a_first_visit_answers_and_later_ones_need_no_host(visitor: Visitor, site: Path, film: Path, isolated: bool):
    with ExitStack() as stack:
        host = stack.enter_context(hosted(site, isolated))
        visitor.open(host.url)
        found = asks_everything(visitor, film)
        visitor.engine.run("location.hash = ''")
        kept = visitor.waits_for(lambda: visitor.sees("#device"), lambda told: "; not here: what reads DICOM" in told)
        assert "It opens without a network; not here: what reads DICOM." in kept
    visitor.engine.restart()  # WebKit's test browser keeps no profile: it goes on as it is
    visitor.open(host.url)
    assert asks_everything(visitor, film) == found
    assert visitor.engine.run("return crossOriginIsolated") is True


def test_the_site_opens_from_a_disk_as_far_as_an_engine_allows(visitor: Visitor, site: Path, film: Path, tmp_path):
    stick = tmp_path / "Stick für Ärzte #1"
    stick.symlink_to(site, target_is_directory=True)
    address = (stick / "index.html").as_uri()
    if type(visitor.engine).__name__ != "WebKit":
        visitor.open(address)
        asks_everything(visitor, film)
        return
    visitor.open(address, until="ready")  # it lets no worker run there
    assert "still work" in visitor.waits_for(lambda: visitor.sees("#problem"), lambda told: "still work" in told)
    assert "Report text" in visitor.asks("pacemaker")
