"""Asking by a picture of the reader's own: answered, refused, superseded."""

import pytest
from support.page_without_browser import ChosenBytes, picture

VISION = "model/vision.onnx"


def test_a_picture_is_answered_by_its_films(tab):
    here = tab().start()
    here.choose(picture())
    assert here.browser.addresses == ["", "#picture=here"]
    assert here.films == ["b", "a", "c"]
    assert here.says("picture-name") == "own.png"
    assert here.browser.element("picture-preview").attributes["src"] == here.browser.previews[0]
    assert here.browser.titles[-1] == "Picture search - Med-MIR", "its name is nobody's business"


def test_another_picture_takes_its_place(tab):
    here = tab().start()
    here.choose(picture("one.png"))
    here.choose(picture("two.png"))
    assert here.browser.addresses == ["", "#picture=here"]
    assert here.says("picture-name") == "two.png"
    assert here.browser.previews == ["blob:2"], "the first one was let go"
    assert here.browser.fetched.count(VISION) == 1


def test_a_cleared_picture_leaves_the_collection(tab):
    here = tab().start()
    here.choose(picture())
    here.act("clear-picture")
    assert here.browser.element("picture-card") is None
    assert here.browser.previews == [], "nothing of it is left in the tab"
    assert here.browser.fragment == "#"
    assert here.browser.focused == "query"
    assert len(here.films) == 3


def test_a_picture_of_an_address_is_gone_in_a_new_tab(tab):
    here = tab("#picture=here").start()
    assert here.says("summary").startswith("The picture is no longer in this tab: choose it again.")


def test_a_question_supersedes_a_picture_that_is_still_being_asked_by(tab):
    here = tab().start()
    here.browser.hold(VISION)
    here.choose(picture())
    here.search("cardiomegaly")
    here.browser.release(VISION)
    here.wait()
    assert here.browser.fragment == "#q=cardiomegaly"
    assert here.films == ["a", "b", "c"]


def test_reports_that_arrive_do_not_supersede_a_picture_that_is_still_being_asked_by(tab):
    here = tab()
    here.browser.hold("catalog.sqlite")
    here.start()
    here.search("cardiomegaly")
    here.browser.hold(VISION)
    here.choose(picture())
    here.browser.release("catalog.sqlite")
    here.wait()
    here.browser.release(VISION)
    here.wait()
    assert here.browser.fragment == "#picture=here"


def test_a_question_is_answered_though_a_picture_came_between_and_was_refused(tab):
    here = tab("#q=cardiomegaly")
    here.choose(ChosenBytes("notes.txt", b"words"))
    here.start()
    assert "notes.txt" in here.says("picture-problem")
    assert here.films == ["a", "b", "c"]


def test_a_picture_that_was_chosen_before_the_collection_was_there_is_answered(tab):
    here = tab()
    here.choose(picture())
    here.start()
    assert here.browser.fragment == "#picture=here"
    assert here.says("picture-name") == "own.png"


@pytest.mark.parametrize(("file", "told"), [
    (ChosenBytes("empty.png", b""), "empty.png is empty"), (ChosenBytes("notes.txt", b"words"), "notes.txt"),
    (ChosenBytes("scan.tif", b"", size=10**10), "scan.tif is too large"),
])
def test_a_file_that_is_no_picture_is_refused_by_name_and_the_results_stay(tab, file, told):
    here = tab("#q=cardiomegaly").start()
    here.choose(file)
    assert told in here.says("picture-problem")
    assert here.films == ["a", "b", "c"]
    here.choose(picture())
    assert here.says("picture-problem") == ""


def test_an_image_model_that_cannot_be_had_is_told_and_the_results_stay(tab):
    here = tab("#q=cardiomegaly").start()
    here.browser.missing.add(VISION)
    here.choose(picture())
    assert here.says("picture-problem") == f"{VISION} could not be fetched: the server answered 404."
    assert here.films == ["a", "b", "c"]
    assert here.says("status") == ""
