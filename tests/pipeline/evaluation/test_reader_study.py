"""Logs of several readers together: what similar films changed, over whom and with what interval."""

import pytest
from support.study_logs import ending, helped, log, study

from medmir.errors import MedMIRError
from medmir.study.design import WITH, WITHOUT
from pipeline.evaluation.reader_study import analyse


@pytest.fixture(scope="module")
def found():
    """Four readers whom similar films help, and a crossover of eight films."""
    return analyse([log(study(8), f"R{number}", number, helped) for number in range(1, 5)])


def test_each_set_of_answers_has_its_figures_with_n_and_both_intervals(found):
    assert (found["readers"], found["films"], found["unscored"], found["unfinished"]) == (4, 8, 0, 0)
    alone, after = found["sets"]["without"], found["sets"]["with"]
    assert alone["all right"]["value"] == 0.5 and after["all right"]["value"] == 1.0
    assert alone["all right"]["n"] == 16
    low, high = alone["all right"]["films"]
    assert low < 0.5 < high
    assert alone["sensitivity"]["value"] == 0 and after["sensitivity"]["value"] == 1
    assert after["AUC, any finding"]["value"] == 1 and alone["AUC, any finding"]["value"] == 0.5
    assert (alone["median seconds"]["value"], after["median seconds"]["value"]) == (2, 3)


def test_what_similar_films_changed_is_paired_by_reader_and_by_film(found):
    arms, revised = found["differences"]["with - without"], found["differences"]["with - before"]
    assert arms["figures"]["all right"]["value"] == revised["figures"]["all right"]["value"] == 0.5
    assert arms["paired"]["by"] == "reader" and arms["paired"]["pairs"] == 4
    assert arms["paired"]["all right"]["p"] == 0.125
    assert revised["paired"]["by"] == "film" and revised["paired"]["pairs"] == 8
    assert revised["paired"]["all right"]["differ"] == 4


def test_findings_that_occur_and_every_reader_are_told_apart(found):
    assert list(found["labels"]) == ["Effusion"]
    assert found["by_reader"]["R3"]["with"]["n"] == 4


def test_the_same_logs_give_the_same_figures(found):
    again = analyse([log(study(8), f"R{number}", number, helped) for number in range(1, 5)])
    assert again == found


def test_two_sessions_of_the_same_films_are_paired_by_film():
    sessions = [log(study(6, retrieval=arm, name=arm), f"R{number}", number, helped)
                for arm in (WITHOUT, WITH) for number in (1, 2)]
    paired = analyse(sessions)["differences"]["with - without"]["paired"]
    assert (paired["by"], paired["pairs"]) == ("film", 6)


def test_one_reader_alone_is_measured_over_films():
    figures = analyse([log(study(8))])["sets"]["with"]["all right"]
    assert figures["films"] == figures["readers_and_films"] == [1, 1]


@pytest.mark.parametrize(("logs", "says"), [
    ([log(study()), log(study(bundle_id="other"), "R2", 2)], "2 different collection"),
    ([log(study()), log(study(labels=("Effusion",)), "R2", 2)], "2 different findings"),
    ([log(study()), log(study())], "Reader R1 answers f. .* 2 times: give each log once"),
])
def test_logs_that_do_not_belong_together_are_refused(logs, says):
    with pytest.raises(MedMIRError, match=says):
        analyse(logs)


def test_films_without_known_labels_are_left_out_and_counted():
    blind = ending(log(study(retrieval=WITHOUT)), truth=None)
    assert analyse([blind])["unscored"] == 1
