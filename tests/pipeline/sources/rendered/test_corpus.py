"""The rendered corpus: reproducible, resumable, split by patient, and no short cuts to the diagnosis."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from medmir.bundle.contract import Case, Fact
from medmir.errors import MedMIRError
from medmir.vocabulary.findings import LABELS
from pipeline.files.paths import CACHE
from pipeline.sources.rendered.corpus import read_corpus, render_corpus
from pipeline.sources.rendered.source import LICENCE

PATIENTS, SIZE = 3, 96


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("rendered")
    render_corpus(out, "gallery", PATIENTS, SIZE, workers=1, cache=CACHE)
    return out


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_same_seed_gives_the_same_bytes_for_any_number_of_workers(corpus: Path, tmp_path: Path):
    render_corpus(tmp_path, "gallery", PATIENTS, SIZE, workers=2, cache=CACHE)
    assert files_of(tmp_path) == files_of(corpus)


def test_another_seed_gives_other_films(corpus: Path, tmp_path: Path):
    render_corpus(tmp_path, "gallery", 1, SIZE, workers=1, seed=7, cache=CACHE)
    ours, theirs = read_corpus(corpus).image[0], read_corpus(tmp_path).image[0]
    assert Path(ours).read_bytes() != Path(theirs).read_bytes()


def test_a_rerun_renders_only_what_is_missing(corpus: Path):
    before = {p: p.stat().st_mtime_ns for p in corpus.rglob("*") if p.is_file()}
    lost = corpus / "cases" / "G00001.json"
    text = lost.read_bytes()
    lost.unlink()
    render_corpus(corpus, "gallery", PATIENTS, SIZE, workers=1, cache=CACHE)
    assert lost.read_bytes() == text
    touched = [p.name for p, time in before.items() if p.stat().st_mtime_ns != time]
    assert touched
    assert all(name.startswith("G00001") for name in touched)


def test_the_case_table_has_everything_a_bundle_needs(corpus: Path):
    table = read_corpus(corpus)
    assert table.patient_id.nunique() == PATIENTS
    assert table.case_id.is_unique
    assert set(table.split) == {"gallery"}
    assert set(table.licence) == {LICENCE}
    for row in table.itertuples():
        image = Image.open(row.image)
        assert image.size == (SIZE, SIZE)
        assert np.asarray(image).std() > 20
        assert set(row.labels) <= set(LABELS)
        assert {fact.label for fact in row.facts} == set(row.labels) - {"Normal"}
        assert row.findings
        assert row.impression


def test_boxes_and_masks_belong_to_the_facts(corpus: Path):
    for row in read_corpus(corpus).itertuples():
        with np.load(corpus / "masks" / f"{row.case_id}.npz") as masks:
            assert set(masks.files) == {fact.label for fact in row.facts}
            for fact in row.facts:
                assert fact.visibility > 0
                left, top, right, bottom = fact.box
                assert 0 <= left < right <= 1
                assert 0 <= top < bottom <= 1
                mask = masks[fact.label]
                assert mask[int(top * 128):int(bottom * 128), int(left * 128):int(right * 128)].max() > 0


def test_an_empty_folder_is_one_sentence(tmp_path: Path):
    with pytest.raises(MedMIRError, match="no rendered patients"):
        read_corpus(tmp_path)


def write_patient(folder: Path, *rows: dict) -> None:
    path = folder / "cases" / f"{rows[0]['patient_id']}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows))


def rendered(case_id: str, **more: object) -> dict:
    return Case(case_id, f"images/{case_id}.webp", case_id[:8], case_id[:6], "PA", split="gallery").to_dict() | more


def test_cases_are_in_order_with_their_report_and_without_what_they_hide(tmp_path: Path):
    hidden, seen = [{"label": "Nodule"}], [{"label": "Mass", "side": "left"}]
    write_patient(tmp_path, rendered("G00002-0-PA", findings="A mass.", facts=seen, hidden=hidden))
    write_patient(tmp_path, rendered("G00001-0-PA", sex="F", age=61, devices=["leads"]))
    first, second = read_corpus(tmp_path).to_dict("records")
    assert (first["case_id"], first["sex"], first["age"], first["devices"]) == ("G00001-0-PA", "F", 61, ["leads"])
    assert (second["findings"], second["facts"], second["columns"]) == ("A mass.", [Fact("Mass", "left")], {})
    assert second["image"] == str(tmp_path / "images" / "G00002-0-PA.webp")


def test_a_corpus_rendered_by_an_earlier_version_is_read(tmp_path: Path):
    row = rendered("T00001-0-PA", split="train", hidden=[])
    for name in ("width", "height", "thumbnail"):
        del row[name]
    write_patient(tmp_path, row)
    assert read_corpus(tmp_path)["split"].tolist() == ["train"]


def test_an_unknown_split_is_one_sentence(tmp_path: Path):
    with pytest.raises(MedMIRError, match='split "validation" is unknown'):
        render_corpus(tmp_path, "validation", 1, SIZE, workers=1, cache=CACHE)


def test_the_facts_are_plain_json(corpus: Path):
    row = json.loads((corpus / "cases" / "G00000.json").read_text())[0]
    assert row["study_id"] == "G00000-0"
    assert row["case_id"].startswith("G00000-0-")
