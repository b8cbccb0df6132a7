"""The page when something fails: the reader is told, what works goes on working, and trying again helps."""

import pytest
from support.scripted_worker import SILENCE

from medmir.errors import MedMIRError
from medmir.page.markup import find, text
from medmir.page.routes import VIEWS
from medmir.page.view import Action

TEXT, CATALOG = "model/text.onnx", "catalog.sqlite"
STILL = " Instant and report search still work."


def test_a_collection_that_cannot_be_had_is_told_and_tried_again(tab):
    here = tab("#q=cardiomegaly")
    here.browser.missing.add("embeddings.bin")
    here.start()
    assert here.browser.states == ["failed"]
    assert here.says("problem-text") == "embeddings.bin could not be fetched: the server answered 404."
    assert here.says("status") == ""
    here.browser.missing.clear()
    here.act("retry")
    assert here.browser.states == ["failed", "ready", "live"]
    assert here.films == ["a", "b", "c"]
    assert here.says("problem-text") == ""


def test_a_failed_collection_with_a_film_in_its_address_is_told_and_opens_it_later(tab):
    here = tab("#case=a")
    here.browser.missing.add("manifest.json")
    here.start()
    assert here.says("problem-text") == "manifest.json could not be fetched: the server answered 404."
    here.browser.missing.clear()
    here.act("retry")
    assert here.says("case-title") == "a"


def test_what_nobody_expected_of_a_collection_is_told_too(tab, monkeypatch):
    here = tab()
    monkeypatch.setattr(here.browser, "chunks", lambda address: 1 / 0)
    here.start()
    assert here.browser.states == ["failed"]
    assert "ZeroDivisionError" in here.says("problem-text")


def test_a_text_model_that_cannot_be_had_is_told_and_tried_again(tab):
    here = tab("#q=clear+lungs&mode=meaning")
    here.browser.missing.add(TEXT)
    here.start()
    assert here.browser.states == ["ready"]
    assert here.says("problem-text") == f"{TEXT} could not be fetched: the server answered 404.{STILL}"
    assert "Report text" in here.says("summary")
    assert "The text model is not available." in here.says("summary")
    here.browser.missing.clear()
    here.act("retry")
    assert here.browser.states == ["ready", "live"]
    assert "Live" in here.says("summary")
    assert here.says("problem-text") == ""


def test_memory_that_does_not_suffice_for_the_model_leaves_nobody_waiting_for_it(tab, monkeypatch):
    here = tab("#q=clear+lungs&mode=meaning")

    async def too_large(*arguments):
        raise MemoryError("array buffer allocation failed")

    monkeypatch.setattr(here.browser, "model", too_large)
    here.start()
    assert "array buffer allocation failed" in here.says("problem-text")
    assert "still loading" not in here.says("summary")
    assert here.browser.element("retry")


def test_a_second_click_on_retry_does_no_harm(tab):
    here = tab()
    here.browser.missing.add(TEXT)
    here.start()
    here.browser.missing.clear()
    assert here.app.act(Action("retry"))
    assert here.act("retry")
    assert here.browser.states == ["ready", "live"]
    assert here.browser.fetched.count(TEXT) == 2


def test_the_reports_answer_until_the_model_is_there_and_then_the_model_does(tab):
    here = tab("#q=clear+lungs&mode=meaning")
    here.browser.script = lambda op, fields: "no such tower" if op == "load" else None
    here.browser.hold(TEXT)
    here.start()
    assert here.films == ["c"]
    assert "still loading; its answer will replace this one" in here.says("summary")
    here.browser.script = lambda op, fields: None if op == "load" else [0, 1, 0, 0]
    here.browser.release(TEXT)
    assert here.wait().films == ["b", "a", "c"]
    assert "Live" in here.says("summary")


def test_a_model_that_comes_while_the_reports_are_searched_answers_after_them(tab):
    here = tab()
    here.browser.script = lambda op, fields: None if op == "load" else [0, 1, 0, 0]
    here.browser.hold(TEXT)
    here.browser.hold(CATALOG)
    here.start()
    here.search("mode:meaning clear lungs")
    assert here.browser.states == ["ready"]
    here.browser.release(TEXT)
    here.wait()
    here.browser.release(CATALOG)
    assert here.wait().films == ["b", "a", "c"]
    assert here.browser.states == ["ready", "live"]
    assert "loading" not in here.says("summary")


def test_an_instant_answer_is_not_asked_again_when_the_model_is_there(tab):
    here = tab("#q=cardiomegaly")
    here.browser.hold(TEXT)
    here.start()
    drawings = len(here.browser.revealed)
    here.browser.release(TEXT)
    assert here.wait().films == ["a", "b", "c"]
    assert len(here.browser.revealed) == drawings


@pytest.mark.parametrize("end", ["answers", "fails"])
def test_an_older_question_never_replaces_a_newer_answer(tab, end):
    here = tab()
    here.browser.hold(TEXT)
    here.browser.hold(CATALOG)
    here.start()
    here.search("mode:meaning clear lungs")  # waits for the catalogue
    here.search("cardiomegaly")
    assert here.films == ["a", "b", "c"]
    here.browser.missing |= {CATALOG} if end == "fails" else set()
    here.browser.release(CATALOG)
    here.wait()
    assert here.films == ["a", "b", "c"]
    assert "Instant" in here.says("summary")


def test_while_an_answer_is_on_its_way_the_films_say_so(tab):
    here = tab()
    here.browser.hold(TEXT)
    here.browser.hold(CATALOG)
    here.start()
    here.search("mode:meaning clear lungs")
    assert here.browser.element("results").attributes["aria-busy"] == "true"
    here.browser.release(CATALOG)
    assert "aria-busy" not in here.wait().browser.element("results").attributes


def test_a_question_that_fails_says_so_in_the_place_of_its_answer(tab):
    here = tab()
    here.browser.missing.add(CATALOG)
    here.browser.hold(TEXT)
    here.start()
    here.search("mode:meaning clear lungs")
    assert here.says("summary") == f"{CATALOG} could not be fetched: the server answered 404."
    assert here.films == []
    here.search("cardiomegaly")
    assert here.films == ["a", "b", "c"]


def test_films_like_one_that_is_not_here_are_none(tab):
    here = tab("#similar=zz").start()
    assert here.says("summary") == "This collection has no case 'zz'."


def test_the_model_that_dies_while_it_answers_leaves_the_answer_to_the_reports(tab):
    here = tab().start()
    here.browser.script = lambda op, fields: "out of memory" if op == "run" else None
    here.search("mode:meaning clear lungs")
    assert here.films == ["c"]
    assert "The model could not answer: out of memory" in here.says("summary")


def test_a_view_that_cannot_be_drawn_says_so_and_the_page_around_it_stands(tab, monkeypatch):
    here = tab().start()
    monkeypatch.setattr(type(VIEWS["metrics"]), "draw", lambda *arguments: {}["mAP"])
    here.go("#view=metrics")
    alerts = find(here.browser.drawings[-1], lambda node: node.attributes.get("role") == "alert")
    assert [text(each) for each in alerts] == ["The page met an error it did not expect (KeyError('mAP'))."]
    here.go("#q=cardiomegaly")
    assert here.films == ["a", "b", "c"]


def test_the_catalogues_failure_is_told_beside_the_film(tab):
    here = tab()
    here.browser.missing.add(CATALOG)
    here.start()
    here.go("#case=a")
    assert "The report cannot be shown. catalog.sqlite could not be fetched" in here.says("case-findings")


def test_a_failure_in_the_background_is_told_with_nothing_to_try(tab, monkeypatch):
    here = tab().start()

    def refuse(view):
        raise MedMIRError("No place for the answer.")

    monkeypatch.setattr(here.app._requests, "_settled", refuse)
    here.search("cardiomegaly")
    assert here.says("problem-text") == "No place for the answer."
    assert here.browser.element("retry") is None
    monkeypatch.undo()
    here.go("#view=metrics")
    assert here.says("problem-text") == ""


def test_a_damaged_file_of_the_collection_is_named(tab, folder):
    (folder / "embeddings.bin").write_bytes(bytes((folder / "embeddings.bin").stat().st_size))
    assert tab().start().says("problem-text").startswith("embeddings.bin is damaged")


def test_a_picture_that_the_host_no_longer_gives_is_told_until_the_next_place(tab):
    here = tab().start()
    here.app.lose_picture()
    assert "no longer answers" in here.wait().says("pictures-lost")
    here.search("cardiomegaly")
    assert here.says("pictures-lost") == ""


def test_a_picture_lost_while_the_next_answer_is_on_its_way_says_nothing_of_that_answer(tab):
    here = tab()
    here.browser.hold(TEXT)
    here.browser.hold(CATALOG)
    here.start()
    here.search("mode:meaning clear lungs")  # waits for the catalogue
    here.app.lose_picture()
    assert "no longer answers" in here.wait().says("pictures-lost")
    here.browser.release(CATALOG)
    assert here.wait().says("pictures-lost") == ""


def test_a_browser_whose_models_are_silent_on_several_threads_is_told_so_and_answers_on_one(tab):
    here = tab("#q=clear+lungs&mode=meaning")
    here.browser.script = lambda op, fields: SILENCE if op == "load" and not here.browser.one_thread else (
        [0, 1, 0, 0] if op == "run" else None)
    here.start()
    here.loop.run(60)
    assert here.browser.states == ["ready", "live"]
    assert here.browser.one_thread
    assert "they run on one" in here.says("threads")
