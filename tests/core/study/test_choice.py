"""Films are chosen by what they state, one a patient, the same ones for the same seed."""

from dataclasses import replace

import pytest
from support.bundle_on_disk import write_tiny_bundle

from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from medmir.study.choice import answerable, chosen


@pytest.fixture
def bundle(tmp_path):
    """Two effusions of one patient, one of another; two normal films, one of them lateral."""
    opened = open_folder(write_tiny_bundle(tmp_path / "bundle"))
    told = [("e1", "p1", ("Effusion",), "PA"), ("e2", "p1", ("Effusion",), "LAT"), ("e3", "p2", ("Effusion",), "PA"),
            ("n1", "p3", ("Normal",), "PA"), ("n2", "p4", ("Normal",), "LAT"), ("u", "p5", (), "PA")]
    opened.cases[:] = [replace(opened.cases[0], case_id=case_id, patient_id=patient, labels=labels, view=view)
                       for case_id, patient, labels, view in told]
    opened.case_ids[:] = [case.case_id for case in opened.cases]
    return opened


def test_each_patient_has_one_film_and_the_seed_decides_which(bundle):
    films = chosen(bundle, "label:Effusion", 2, 1, balanced=False)
    assert len(films) == 2 and "e3" in films
    assert films == chosen(bundle, "label:Effusion", 2, 1, balanced=False)
    assert len({tuple(chosen(bundle, "label:Effusion", 2, seed, balanced=False)) for seed in range(20)}) > 1


def test_as_many_normal_films_follow_and_share_the_view(bundle):
    films = chosen(bundle, "label:Effusion view:PA", 1, 3, balanced=True)
    assert films[0] in ("e1", "e3") and films[1:] == ["n1"]


def test_without_a_condition_every_labelled_film_may_come(bundle):
    assert "u" not in chosen(bundle, "", 4, 1, balanced=False)


@pytest.mark.parametrize(("asked", "n", "says"), [
    ("label:Effusion", 3, "2 patients have a film that is Effusion: ask for a number from 1 to 2"),
    ("effusion", 1, "“effusion” is no condition"), ("label:Hernia", 1, "0 patients have a film")])
def test_what_cannot_be_chosen_is_told(bundle, asked, n, says):
    with pytest.raises(MedMIRError, match=says):
        chosen(bundle, asked, n, 1, balanced=True)


def test_all_labels_but_normal_can_be_asked_for(bundle):
    assert answerable(bundle) == ("Effusion",)
