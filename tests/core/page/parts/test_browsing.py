"""Walking through a collection without a question: to its last film, in any order, or by chance."""

import json
from pathlib import Path

import pytest
from support.bundle_on_disk import VECTORS, seal
from support.page_without_browser import by_id

from medmir.bundle.contract import EMBEDDINGS, MANIFEST, METADATA, Case
from medmir.bundle.parts import cases_text
from medmir.page.markup import find, text
from medmir.page.parts import browsing

N = 45


@pytest.fixture
def folder(folder: Path) -> Path:
    """A bundle of 45 films that are all alike, each of a year of its own; in the source's order the years go by."""
    cases = [Case(f"f{n:02}", "a.webp", view="LAT" if n == 7 else "PA", columns={"study_date": f"{1980 + n}"})
             for n in range(N)]
    (folder / METADATA).write_text("".join(cases_text(cases)))
    (folder / EMBEDDINGS).write_bytes(VECTORS[[0] * N].tobytes())
    seal(folder)
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"][EMBEDDINGS]["shape"] = [N, VECTORS.shape[1]]
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return folder


@pytest.fixture
def here(tab):
    """A tab at it."""
    return tab().start()


def order_links(here) -> dict[str, str]:
    return {text(node): node.attributes["href"] for node in
            find(by_id(here.browser.drawings[-1], "ways"), lambda node: node.tag == "a")}


def test_more_films_follow_those_of_the_first_screen_to_the_end(here):
    first = here.films
    assert len(first) == 20 and here.says("way").endswith("25 more")
    here.press("m")
    assert here.films[:20] == first and len(here.films) == N == len(set(here.films))
    assert not here.says("way"), "there are no more"


def test_an_order_can_be_chosen_without_a_question(here):
    here.go("#sort=newest")
    assert here.films[:2] == ["f44", "f43"] and "All 45 films" in here.says("summary")
    assert list(order_links(here)) == ["Mixed", "Label", "Age", "As collected", "Newest first", "One film a patient"]
    here.go(order_links(here)["As collected"])
    assert here.films[:2] == ["f00", "f01"]


def test_behind_a_page_of_films_stands_the_next_and_the_way_back(here, monkeypatch):
    monkeypatch.setattr(browsing, "PAGE", 20)
    here.go("#sort=source")
    here.go(here.browser.element("next-films").attributes["href"])
    assert here.films[0] == "f20" and here.says("way").endswith("Films 21 to 40; 5 more")
    ranks = find(here.browser.drawings[-1], lambda node: node.attributes.get("class") == "rank")
    assert text(ranks[0]) == "21"
    here.go(here.browser.element("next-films").attributes["href"])
    assert here.films[-1] == "f44" and here.browser.element("next-films") is None
    here.go(here.browser.element("to-start").attributes["href"])
    assert here.films[0] == "f00"


def test_the_reader_stays_with_the_films_that_were_there(here):
    here.browser.focus(f"film-{here.films[0]}")
    focused, revealed = here.browser.focused, len(here.browser.revealed)
    here.press("m")
    assert here.browser.focused == focused and len(here.browser.revealed) == revealed


def test_a_film_is_opened_by_chance_and_another_in_its_place(here):
    here.press("r")
    first = here.app.place.get("case")
    assert here.app.session.bundle.has(first) and here.says("case-title") == first
    met = {first}
    for _ in range(30):
        here.act("random-case")
        met.add(here.app.place.get("case"))
    assert len(met) > 5
    here.act("close-case")
    assert here.browser.element("case") is None and len(here.browser.addresses) == 1


def test_a_film_that_is_kept_while_nothing_is_asked_was_found_by_nothing(here):
    here.go("#sort=source")
    here.act("favourite", "f00")
    (entry,) = here.app.session.gathered.tray.entries
    assert (entry.case_id, entry.question, entry.path, entry.score) == ("f00", "", "", None)


def test_by_chance_means_among_the_films_that_answer(here):
    here.go("#filter=view:LAT")
    here.press("r")
    assert here.app.place.get("case") == "f07"
