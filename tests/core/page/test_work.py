"""The work behind the views: what answers, what is told of it, and what is refused."""

import pytest
from support.bundle_on_disk import seal
from support.page_without_browser import FakeBrowser, picture

from medmir.bundle.contract import DATA_CARD, METRICS, Report
from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from medmir.page.models import Models
from medmir.page.state import Progress, Session
from medmir.page.wording import MODEL_NOTES
from medmir.page.work import Work, stage
from medmir.search.query import Query
from medmir.search.query_text import read


class Office:
    """Work over the bundle of a test, and the stages at each drawing that it asked for."""

    def __init__(self, loop, session, folder):
        self.loop, self.session, self.stages = loop, session, []
        self.browser = FakeBrowser(folder)
        models = Models(session, self.browser, self.changed)
        self.work = Work(session.bundle, session, self.browser, models.inference, self.changed)

    def changed(self, after_s=0):
        self.stages.append(dict(self.session.stages))

    def ask(self, words):
        return self.loop.finish(self.work.found(read(words)))


@pytest.fixture
def office(loop, session, folder):
    return Office(loop, session, folder)


def test_the_model_answers_when_it_is_there(office):
    found = office.ask("mode:meaning clear lungs")
    assert (found.answer.path, found.note) == ("live", "")
    assert [hit.case_id for hit in found.answer.hits] == ["b", "a", "c"]


@pytest.mark.parametrize("model", ["loading", "failed"])
def test_the_reports_answer_when_it_is_not_and_that_is_said(office, model):
    office.session.model = model
    found = office.ask("clear lungs")
    assert (found.answer.path, found.note) == ("lexical", MODEL_NOTES[model])
    assert [hit.case_id for hit in found.answer.hits] == ["c"]
    assert not office.browser.workers


def test_an_instant_answer_needs_no_note(office):
    office.session.model = "loading"
    office.loop.finish(office.work.open_catalog())
    found = office.ask("cardiomegaly")
    assert (found.note, found.partial) == ("", False)
    assert found.snippets["a"] == "Cardiomegaly."


def test_reports_that_cannot_be_read_are_said_to_have_no_part_in_an_answer(office):
    (office.browser._folder / "catalog.sqlite").unlink()
    assert office.ask("cardiomegaly").partial
    note = office.ask("cardiomegaly").note
    assert note.startswith("The reports are not searched: ") and "catalog.sqlite" in note


def test_the_reports_answer_when_the_model_fails_and_its_failure_is_said(office):
    office.browser.script = lambda op, fields: "out of memory" if op == "run" else None
    found = office.ask("clear lungs")
    assert (found.answer.path, found.note) == ("lexical", "The model could not answer: out of memory")


def test_a_case_that_is_not_here_is_no_answer(office):
    with pytest.raises(MedMIRError, match="no case 'zz'"):
        office.loop.finish(office.work.found(Query(like="zz")))


def test_a_report_comes_with_the_case_it_is_of(office):
    assert office.loop.finish(office.work.report("b")) == {"b": Report("Small left effusion.", "Effusion.")}
    assert office.loop.finish(office.work.report("zz")) == {"zz": Report("", "")}


def test_figures_and_cards_are_those_that_the_bundle_has(office):
    assert office.loop.finish(office.work.metrics()) == {}
    assert office.loop.finish(office.work.texts(DATA_CARD)) == {}


def test_figures_and_cards_are_read_where_there_are_some(loop, folder):
    (folder / METRICS).write_text('{"schema_version": 2, "protocols": {}}')
    (folder / DATA_CARD).write_text("# Karte: Röntgen")
    seal(folder)
    office = Office(loop, Session(bundle=open_folder(folder)), folder)
    assert loop.finish(office.work.metrics())["protocols"] == {}
    assert loop.finish(office.work.texts(DATA_CARD, "other.md")) == {DATA_CARD: "# Karte: Röntgen"}


def test_licences_are_the_sites(office):
    assert office.loop.finish(office.work.licences()) == "All licences."


def test_the_model_loads_with_its_bytes_and_the_reports_come_after_it(office):
    office.loop.finish(office.work.load_text_model())
    told = [stages.get("Text model") for stages in office.stages]
    assert told == [Progress(), Progress(2, 5), Progress(5, 5), None]
    assert "catalog.sqlite" not in office.browser.fetched
    office.loop.finish(office.work.open_catalog())
    assert office.stages[4:] == [{"Collection": Progress()}, {}]


@pytest.mark.parametrize("missing", ["model/vocab.txt", "model/text.onnx"])
def test_a_stage_that_fails_is_taken_away(office, missing):
    (office.browser._folder / missing).unlink()
    office.browser.missing.add(missing)
    with pytest.raises(MedMIRError, match=missing):
        office.loop.finish(office.work.load_text_model())
    assert office.session.stages == {}


@pytest.mark.parametrize("failure", [MedMIRError("expected"), ZeroDivisionError()])
def test_a_stage_is_shown_and_taken_away_whatever_happens(failure):
    session, seen = Session(), []
    with pytest.raises(type(failure)), stage(session, "Image model", lambda: seen.append(dict(session.stages))):
        raise failure
    assert seen == [{"Image model": Progress()}, {}]


def test_a_stage_within_another_leaves_the_outer_one():
    session = Session()
    with stage(session, "outer", lambda: None):
        with stage(session, "inner", lambda: None):
            assert list(session.stages) == ["outer", "inner"]
        assert list(session.stages) == ["outer"]


def test_a_picture_is_answered_with_its_preview(office):
    own = office.loop.finish(office.work.asked_by(picture()))
    assert (own.preview, own.asked.name) == ("blob:1", "own.png")
    found = office.loop.finish(office.work.found(Query(picture=own.asked))).answer
    assert (found.path, found.shown_query, found.hits[0].case_id) == ("picture", "own.png", "b")
    assert office.session.stages == {}


def test_a_picture_that_fails_leaves_no_preview_and_no_stage(office):
    office.browser.script = lambda op, fields: "out of memory" if op == "run" else None
    with pytest.raises(MedMIRError, match="out of memory"):
        office.loop.finish(office.work.asked_by(picture()))
    assert office.browser.previews == [] and office.session.stages == {}


def test_pillow_comes_with_the_first_picture(office):
    assert office.browser.imported == []
    office.loop.finish(office.work.asked_by(picture()))
    assert office.browser.imported[0] == "pillow"
