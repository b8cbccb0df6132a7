from support.study_logs import ending, helped, log, study

from medmir.study.design import WITH, WITHOUT
from medmir.study.results import results


def test_one_log_tells_what_was_right_in_either_arm():
    found = results(log(study(8), answer=helped))
    assert found[WITHOUT].exact == (2, 4) and found[WITHOUT].sensitivity == (0, 2)
    assert found[WITH].exact == (4, 4) and found[WITH].specificity == (6, 6)
    assert (found[WITHOUT].median_ms, found[WITH].median_ms, found[WITH].timed) == (2000, 3000, 4)


def test_an_interrupted_film_has_no_time_and_one_without_labels_no_score():
    found = results(ending(log(study(2, retrieval=WITHOUT)), interrupted=True, truth=None))[WITHOUT]
    assert (found.n, found.timed, found.exact[1]) == (2, 1, 1)
