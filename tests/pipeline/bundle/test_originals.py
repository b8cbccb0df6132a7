"""Pictures kept at the size of their source: as they were to the grey value, and only where somebody asked."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from support.bundle_on_disk import seal
from support.dicom_files import SECRETS, write_dicom
from support.tiny_model import write_tiny_model

from medmir.bundle.contract import METADATA, Case
from medmir.bundle.reader import open_folder
from pipeline.bundle.verify import problems
from pipeline.bundle.write import build_bundle
from pipeline.cases.dicom.files import open_dicom
from pipeline.cases.table import table_of
from pipeline.sources.card import CollectionCard

CARD = CollectionCard(title="Test films", description="Noise.", source="", licence="CC0")
WIDE, SMALL, DEEP = (1300, 40), (800, 40), (1400, 30)  # pixels: width, height


def noise(size: tuple[int, int], kind: type = np.uint8) -> np.ndarray:
    return np.random.default_rng(0).integers(0, np.iinfo(kind).max, size[::-1], dtype=kind)


@pytest.fixture(scope="module")
def films(tmp_path_factory) -> pd.DataFrame:
    folder = tmp_path_factory.mktemp("films")
    for name, size in (("wide", WIDE), ("small", SMALL)):
        Image.fromarray(noise(size)).save(folder / f"{name}.png")
    write_dicom(folder / "deep.dcm", noise(DEEP, np.uint16), WindowCenter=30000, WindowWidth=20000)
    return table_of(Case(path.stem, str(path), patient_id=path.stem, study_id=path.stem)
                    for path in sorted(folder.iterdir()))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="module")
def bundle(films, model, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "bundle"
    build_bundle(films, model, out, CARD, originals=True)
    return out


def shown(bundle, case_id: str) -> np.ndarray:
    return np.asarray(Image.open(bundle / open_folder(bundle).case(case_id).original).convert("L"))


def test_a_large_picture_is_there_to_the_grey_value(bundle):
    case = open_folder(bundle).case("wide")
    assert (case.original_width, case.original_height) == WIDE and case.width == 1024
    assert np.array_equal(shown(bundle, "wide"), noise(WIDE))


def test_a_picture_that_is_no_larger_than_the_bundles_has_no_original(bundle):
    case = open_folder(bundle).case("small")
    assert case.original == "" and case.original_width == 0
    assert sorted(path.name for path in (bundle / "originals").iterdir()) == ["deep.webp", "wide.webp"]


def test_a_deep_dicom_picture_is_kept_in_the_window_of_its_header(films, bundle):
    place = films.loc[films["case_id"] == "deep", "image"].item()
    assert np.array_equal(shown(bundle, "deep"), np.asarray(open_dicom(Path(place))))


def test_nothing_of_a_header_comes_along(bundle):
    written = b"".join(path.read_bytes() for path in bundle.rglob("*") if path.is_file())
    assert not [name for name in SECRETS.values() if name.encode() in written]


def test_nothing_is_kept_unless_it_was_asked_for(films, model, tmp_path):
    build_bundle(films, model, tmp_path / "bundle", CARD)
    assert not (tmp_path / "bundle" / "originals").exists()
    assert "original" not in (tmp_path / "bundle" / METADATA).read_text()


def test_verify_misses_an_original(bundle, tmp_path):
    assert problems(bundle) == []
    copy = shutil.copytree(bundle, tmp_path / "copy")
    (copy / "originals" / "wide.webp").unlink()
    assert any("originals/wide.webp" in problem for problem in problems(copy))


def test_verify_misses_an_original_that_no_list_names(bundle, tmp_path):
    copy = shutil.copytree(bundle, tmp_path / "copy")
    table = json.loads((copy / METADATA).read_text())
    table["cases"][0]["original"] = "originals/other.webp"
    (copy / METADATA).write_text(json.dumps(table))
    seal(copy)
    assert any("case deep has the picture originals/other.webp" in problem for problem in problems(copy))
