"""The calibration of a bundle: read as it was written, refused where it is something else, missed by nobody."""

import numpy as np
import pytest
from support.bundle_on_disk import seal, write_tiny_bundle
from support.calibrated import films_like, questions

from medmir.bundle.calibration import Calibration, Pictures, percentile
from medmir.bundle.contract import CALIBRATION
from medmir.bundle.parts import compact
from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError

WHOLE = Calibration(questions("heart", "effusion"), films_like(np.array([[0.0, 1.0, 2.0], [2.0, 3.0, 1.0]]), 1.5))


def test_a_bundle_tells_the_calibration_that_was_written_into_it(tmp_path):
    folder = write_tiny_bundle(tmp_path / "bundle")
    (folder / CALIBRATION).write_text(compact(WHOLE.to_part()))
    seal(folder)
    assert at_once(open_folder(folder).calibration()) == WHOLE


def test_a_bundle_from_before_calibrations_opens_and_says_nothing(tmp_path):
    assert at_once(open_folder(write_tiny_bundle(tmp_path / "bundle")).calibration()) == Calibration()


@pytest.mark.parametrize("kept", ["questions", "pictures"])
def test_either_part_may_be_lacking(kept):
    part = {name: value for name, value in WHOLE.to_part().items() if name in ("schema_version", kept)}
    read = Calibration.from_part(part)
    assert getattr(read, kept) == getattr(WHOLE, kept)
    assert [read.questions, read.pictures].count(None) == 1


@pytest.mark.parametrize("broken", [
    {"questions": {"n": 1, "best": [0.0] * 100, "words": ""}}, {"questions": {"n": 1, "best": [], "words": ""}},
    {"questions": {"best": [0.0] * 101}}, {"questions": [1]}, {"questions": {"n": 1, "best": 3, "words": ""}},
    {"questions": {"n": 1, "best": [1.0] + [0.0] * 100, "words": ""}},
    {"pictures": WHOLE.to_part()["pictures"] | {"scale": [1.0, 1.0]}},
    {"pictures": WHOLE.to_part()["pictures"] | {"scale": [1.0, 1.0, 0.0]}},
    {"pictures": WHOLE.to_part()["pictures"] | {"correlation": [1]}},
    {"pictures": WHOLE.to_part()["pictures"] | {"limit": "far"}},
])
def test_what_is_no_calibration_is_refused_by_name(broken):
    with pytest.raises(MedMIRError, match=r"calibration\.json"):
        Calibration.from_part(broken)


def test_a_percentile_is_the_share_of_best_scores_that_are_lower():
    best = tuple(np.linspace(.2, .4, 101).tolist())
    assert percentile(best, .3) == pytest.approx(50)
    assert percentile(best, .1) == 0
    assert percentile(best, .9) == 100


def test_distance_is_mahalanobis_over_the_root_of_the_number_of_statistics():
    films = Pictures(9, (0.0,) * 101, (1.0, 2.0), (2.0, 4.0), (600,), 1.0)
    correlation, apart = np.array([[1, .6], [.6, 1]]), np.array([1.0, -0.5])
    expected = np.sqrt(apart @ np.linalg.inv(correlation) @ apart / 2)
    assert films.distance(np.array([3.0, 0.0])) == pytest.approx(expected)
    assert films.distance(np.array([[1.0, 2.0], [3.0, 0.0]])) == pytest.approx([0, expected])


def test_two_statistics_that_always_go_together_do_not_make_every_picture_a_stranger():
    films = Pictures(9, (0.0,) * 101, (0.0, 0.0), (1.0, 1.0), (1000,), 1.0)
    assert films.distance(np.array([0.1, -0.1])) < 1
