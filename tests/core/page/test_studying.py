"""Reading a study: answers, times, pauses, reloads; the log on the device always tells how far it came."""

import pytest
from support.page_without_browser import ChosenBytes, by_id
from support.reading_study import Reader

from medmir.page.markup import find, html, text
from medmir.page.studied import FILM, FINISHED, PAUSED, PLAN, READY, SIMILAR, TRUTH
from medmir.study.design import CROSSOVER, NEVER, WITH, WITHOUT
from medmir.study.log_files import log_from, study_to_address, study_to_json


@pytest.fixture
def reader(tab):
    """Somebody at a study of two films, one without and one with similar films."""
    return Reader(tab("#view=study").start())


def test_a_crossover_is_walked_by_keyboard_and_every_answer_is_kept(reader):
    reader.begins(retrieval=CROSSOVER)
    reader.sees(FILM)
    reader.answers("a", "4", after=2)
    reader.sees(TRUTH)
    reader.presses("Enter")
    reader.answers("0", "2", after=3)
    reader.sees(SIMILAR)
    reader.answers("a", "5", after=4)
    reader.sees(TRUTH)
    reader.presses("Enter")
    reader.sees(FINISHED)
    alone, helped = reader.log.answered
    assert (alone.arm, helped.arm) == (WITHOUT, WITH)
    assert alone.first == alone.final and alone.similar == ()
    assert (helped.first.findings, helped.first.confidence) == ((), 2)
    assert (helped.final.findings[0].label, helped.final.confidence, helped.similar) == ("Cardiomegaly", 5, ("c",))
    assert 2000 <= alone.first.ms <= 7000 and helped.first.ms < helped.final.ms
    assert alone.truth[0].label == "Cardiomegaly"


def test_nothing_tells_of_the_film_before_the_answer(reader):
    reader.begins(retrieval=WITHOUT)
    drawn = reader.tab.browser.drawings[-1]
    assert reader.tab.browser.fragment == "#view=study" and reader.tab.browser.titles[-1] == "Study - Med-MIR"
    told = find(drawn, lambda node: any("images/a" in str(value) for value in node.attributes.values()))
    assert [node.attributes["alt"] for node in told] == ["Film 1"], "only the picture's own address names it"
    assert not find(drawn, lambda node: "case=" in str(node.attributes.get("href", "")))


def test_an_answer_that_is_not_whole_is_asked_for_again(reader):
    reader.begins()
    reader.presses("a", "Enter")
    reader.sees(FILM)
    assert reader.tab.says("study-problem").startswith("Choose what you see")
    reader.presses("3", "Enter")
    assert reader.log.answered


def test_no_time_is_taken_before_the_picture_is_there(reader):
    reader.begins(shown=False)
    reader.presses("a", "3", "Enter")
    reader.sees(FILM)
    assert reader.log.current.shown == ""
    reader.shown()
    reader.presses("Enter")
    assert reader.log.answered[0].first.ms < 2500


def test_the_time_stands_still_in_a_pause_and_the_film_is_hidden(reader):
    reader.begins()
    reader.presses("a", "3", "Escape")
    reader.sees(PAUSED)
    assert "study-shown" not in html(reader.tab.browser.drawings[-1])
    reader.tab.loop.run(600)
    reader.presses("Escape")
    reader.shown()
    reader.presses("Enter")
    reading = reader.log.answered[0]
    assert reading.final.ms < 10_000 and reading.pauses == 1 and not reading.interrupted


def test_leaving_for_another_view_pauses_the_film_and_is_noted(reader):
    reader.begins()
    reader.tab.go("#q=cardiomegaly")
    reader.tab.go("#view=study")
    reader.sees(PAUSED)
    assert reader.log.current.pauses == 1


def test_the_time_for_which_the_tab_was_hidden_is_noted(reader):
    reader.begins()
    reader.tab.act("tab-hidden")
    reader.tab.loop.run(9)
    reader.tab.act("tab-seen")
    assert 9000 <= reader.log.current.hidden_ms <= 11_000


def test_after_a_reload_the_reader_goes_on_where_they_were_and_the_film_counts_as_interrupted(reader, tab):
    reader.begins(retrieval=WITH)
    reader.answers("0", "2")
    reader.sees(SIMILAR)
    again = tab("#view=study")
    again.browser.study_storage.text = reader.tab.browser.study_storage.text
    back = Reader(again.start())
    back.sees(PAUSED)
    back.presses("Enter")
    back.shown()
    back.sees(SIMILAR)
    back.presses("Enter")
    reading = back.log.answered[0]
    assert reading.interrupted
    assert reading.final.findings == () and reading.final.confidence == 2


def test_a_film_goes_when_its_time_is_over_and_can_still_be_answered(reader):
    reader.begins(limit_s=10)
    reader.tab.loop.run(11)
    assert "The time is over" in text(reader.tab.browser.drawings[-1])
    reader.presses("a", "1", "Enter")
    assert reader.log.answered[0].timed_out


def test_without_feedback_the_next_film_follows_and_no_figure_is_told(reader):
    reader.begins(retrieval=WITHOUT, feedback=NEVER)
    reader.answers("a", "3")
    reader.sees(FILM)
    reader.shown()
    reader.answers("0", "3")
    reader.sees(FINISHED)
    assert "Sensitivity" not in text(reader.tab.browser.drawings[-1])


def test_a_study_that_is_stopped_is_exported_goes_on_or_is_deleted(reader):
    reader.begins()
    reader.tab.act("study-stop")
    reader.sees(FINISHED)
    reader.tab.act("study-log-json")
    reader.tab.act("study-log-csv")
    (name, written), (table, _) = reader.tab.browser.saved.items()
    assert name.endswith("-R1-1.json") and table.endswith(".csv") and log_from(name, written) == reader.log
    reader.tab.act("study-resume")
    reader.sees(FILM)
    reader.tab.act("study-stop")
    reader.tab.act("study-delete")
    reader.tab.act("study-keep")
    assert reader.tab.browser.study_storage.text
    reader.tab.act("study-delete")
    reader.tab.act("study-delete-sure")
    assert reader.tab.browser.study_storage.text == ""
    reader.sees(READY)


def test_a_study_comes_in_by_its_file_or_address_and_the_address_is_cleaned(reader, tab):
    planned = reader.planned()
    reader.tab.app.studying.take(ChosenBytes("s.json", study_to_json(planned).encode()))
    reader.tab.wait()
    assert reader.tab.app.session.study.study == planned
    here = tab(f"#view=study&study={study_to_address(planned)}").start()
    assert here.app.session.study.study == planned and here.browser.fragment == "#view=study"


def test_an_address_of_another_study_does_not_take_the_place_of_a_log(reader):
    reader.begins()
    reader.tab.go(f"#view=study&study={study_to_address(reader.planned(name='Another'))}")
    assert reader.tab.says("study-problem").startswith("The log of another study is on this device")
    assert reader.log.study.name == ""


@pytest.mark.parametrize(("name", "data", "says"), [
    ("tray.json", b'{"kind": "Med-MIR tray"}', "tray.json is no study of Med-MIR"),
    ("x.json", b"\xff\xfe", "x.json is no study"), ("big.json", b"{}", "big.json is larger than any study.")])
def test_a_foreign_file_is_refused_in_one_sentence(reader, name, data, says):
    reader.tab.app.studying.take(ChosenBytes(name, data, 6_000_000 if name == "big.json" else None))
    reader.tab.wait()
    assert reader.tab.says("study-problem").startswith(says)
    reader.sees(PLAN)


def test_a_study_of_another_collection_is_refused(reader):
    planned = reader.planned(case_ids=("a", "zz"))
    reader.tab.app.studying.take(ChosenBytes("s.json", study_to_json(planned).encode()))
    reader.tab.wait()
    assert reader.tab.says("study-problem").startswith("1 of the study's 2 films are not in this collection")


def test_where_the_browser_keeps_nothing_the_reader_is_told(reader):
    reader.tab.browser.study_storage.refuses = True
    reader.begins()
    assert "gone with this tab" in reader.tab.says("study-fleeting")


def test_another_tab_that_goes_on_pauses_this_one(reader):
    reader.begins()
    reader.tab.browser.study_storage.written_elsewhere(reader.tab.browser.study_storage.text)
    reader.tab.wait()
    reader.sees(PAUSED)


def test_a_damaged_log_is_told_of_and_the_page_stands(tab):
    here = tab("#view=study")
    here.browser.study_storage.text = "{half"
    here.start()
    assert here.says("study-problem").startswith("What this device keeps of a study is no log")
    assert by_id(here.browser.drawings[-1], "study-choose")
