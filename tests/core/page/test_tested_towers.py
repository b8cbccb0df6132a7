"""A browser that computes the models wrongly is told so instead of being given wrong answers."""

from io import BytesIO

from PIL import Image
from support.bundle_on_disk import seal
from support.page_without_browser import films, picture
from support.scripted_worker import second_film

from medmir.bundle.reader import open_folder
from medmir.page.doubts import self_test
from medmir.page.markup import text
from medmir.search.self_test import Check

WRONG = "computes the text model's answers wrongly (off by 0.8, 0.001 is allowed), so none of them is shown"


def problem(here) -> str:
    return here.app.session.problem.sentence if here.app.session.problem else ""


def test_a_browser_that_computes_as_it_should_hears_nothing_but_a_line_in_about(tab):
    here = tab("#view=about").start()
    assert here.browser.states == ["ready", "live"] and problem(here) == ""
    assert "largest difference of a score text model" in text(here.browser.drawings[-1])


def test_a_browser_that_computes_wrongly_is_told_and_keeps_the_rest(tab):
    here = tab()
    here.browser.computes = False
    here.start()
    assert WRONG in problem(here) and "Instant and report search still work." in problem(here)
    assert here.browser.states[-1] == "ready"
    here.search("cardiomegaly")
    assert here.films == ["a", "b", "c"]
    here.search("mode:meaning clear lungs")
    assert here.films == ["c"] and "not available" in here.says("summary")


def test_what_is_asked_while_the_test_runs_waits_for_it(tab):
    here = tab("#q=clear+lungs&mode=meaning")
    here.browser.computes = False
    here.browser.hold("model/text.onnx")
    here.start()
    here.browser.release("model/text.onnx")
    assert here.wait().films == ["c"]
    assert ["b", "a", "c"] not in [films(drawing) for drawing in here.browser.drawings]


def test_trying_again_begins_with_a_new_worker(tab):
    here = tab()
    here.browser.computes = False
    here.start()
    here.browser.computes = True
    here.act("retry")
    assert problem(here) == "" and here.browser.states[-1] == "live"
    assert [worker.ended for worker in here.browser.workers] == [True, False]
    here.search("mode:meaning clear lungs")
    assert here.films == ["b", "a", "c"]


def test_the_test_is_made_once(tab):
    here = tab().start()
    here.search("mode:meaning clear lungs")
    here.search("left effusion")
    runs = [fields["data"].tolist() for worker in here.browser.workers for _, op, fields in worker.requests
            if op == "run"]
    assert runs.count([2, 1, 5, 3]) == 1


def test_a_picture_is_refused_where_the_image_model_is_computed_wrongly(tab, folder):
    written = BytesIO()
    Image.new("L", (8, 6), 99).save(written, "WEBP")
    for case in open_folder(folder).cases:
        (folder / case.image).write_bytes(written.getvalue())
    seal(folder)
    here = tab("#q=cardiomegaly").start()
    here.choose(picture())
    assert "computes the image model's answers wrongly" in here.says("picture-problem")
    assert here.films == ["a", "b", "c"] and here.browser.fragment == "#q=cardiomegaly"
    first = open_folder(folder).embeddings[0]
    here.browser.script = lambda op, fields: first if op == "run" else second_film(op, fields)
    here.choose(picture())
    assert here.browser.fragment == "#picture=here" and here.app.session.passed["vision"].difference == 0


def test_the_line_in_about_names_each_tower_and_is_not_there_before_a_test():
    assert self_test({}) == ""
    said = self_test({"text": Check(3.2e-7, 1e-3), "vision": Check(.0023, .05)})
    assert "text model 3e-07, image model 2e-03" in said
