"""The contact sheet of the demo: every label twice, no patient twice, small enough for a README."""

from collections import Counter
from io import BytesIO

import pytest
from PIL import Image

from medmir.bundle.contract import Case, Fact, labels_of
from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from medmir.vocabulary.findings import LABELS
from pipeline.cards import contact_sheet
from pipeline.cards.contact_sheet import caption, plainest, write_contact_sheet
from pipeline.files.paths import DEMO


def case(name: str, *facts: tuple, view: str = "PA", labels: tuple[str, ...] = ()) -> Case:
    rows = tuple(Fact(label, side, visibility=seen) for label, side, seen in facts)
    return Case(name, "", patient_id=name, view=view, facts=rows,
                labels=labels or tuple(sorted(labels_of(rows))))


def test_the_demos_sheet_shows_every_label_twice_and_nobody_twice(tmp_path):
    out = tmp_path / "sheet.webp"
    case_ids = write_contact_sheet(DEMO, out)
    bundle = open_folder(DEMO)
    cases = [bundle.case(case_id) for case_id in case_ids]
    shown = Counter(label for case in cases for label in case.labels)
    assert min(shown[label] for label in LABELS) >= 2
    assert len({case.patient_id for case in cases}) == len(cases) == 30
    assert out.stat().st_size <= 400_000
    with Image.open(out) as sheet:
        assert sheet.format == "WEBP"
        assert 1000 < sheet.width < 2000


def test_the_same_bundle_gives_the_same_films():
    cases = open_folder(DEMO).cases
    assert plainest(cases, 30) == plainest(list(reversed(cases)), 30)


def test_the_plainest_films_come_first_and_the_other_side_after():
    cases = [case("a", ("Mass", "left", 3.0)), case("b", ("Mass", "left", 9.0)), case("c", ("Mass", "left", 8.0)),
             case("d", ("Mass", "right", 4.0))]
    assert [each.case_id for each in plainest(cases, 2)] == ["b", "d"]


def test_labels_without_enough_patients_leave_their_place_empty():
    assert [each.case_id for each in plainest([case("a", ("Mass", "left", 3.0))], 30)] == ["a"]


def test_captions_say_the_side():
    film = case("a", ("Effusion", "left", 1), ("Effusion", "right", 1), ("Mass", "left", 1), ("Cardiomegaly", None, 1))
    assert caption(film) == "Cardiomegaly, Effusion bilateral, Mass left"
    assert caption(case("b", labels=("Normal",))) == "Normal"


def test_quality_falls_until_the_sheet_fits(monkeypatch):
    noise = Image.effect_noise((400, 400), 90).convert("RGB")
    free = len(contact_sheet._encoded(noise))
    monkeypatch.setattr(contact_sheet, "LARGEST", free * 2 // 3)
    small = contact_sheet._encoded(noise)
    assert len(small) <= free * 2 // 3
    assert Image.open(BytesIO(small)).size == (400, 400)


def test_films_without_labels_make_no_sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(contact_sheet, "plainest", lambda cases, count: [])
    with pytest.raises(MedMIRError, match="no labelled films"):
        write_contact_sheet(DEMO, tmp_path / "sheet.webp")
    assert not (tmp_path / "sheet.webp").exists()
