"""From a folder to a site in one command: what a stranger with a disk of images sees, and what nobody else may see."""

import json

import numpy as np
import pytest
from PIL import Image
from support.dicom_files import SECRETS, UID, write_dicom

from medmir.bundle.reader import open_folder
from medmir.search.instant import stored_queries
from pipeline.bundle.verify import problems

FILM = np.random.default_rng(7).integers(0, 4096, (96, 80), dtype=np.uint16)


@pytest.fixture
def source(tmp_path):
    """A picture, two films of one patient whose name is all over the folder, and a file that is no picture."""
    folder = tmp_path / "disk"
    (folder / "Featherstonehaugh^Quentin").mkdir(parents=True)
    for number in (1, 2):
        write_dicom(folder / "Featherstonehaugh^Quentin" / f"MRN-77341905-{number}.dcm", FILM + number,
                    SOPInstanceUID=UID.format(4242002 + number))
    Image.fromarray((FILM >> 4).astype(np.uint8)).save(folder / "photo.png")
    (folder / "notes.txt").write_text("junk")
    return folder


def test_a_folder_becomes_a_site_that_tells_nothing_of_the_patient(medmir, source, tmp_path):
    status, said, complaints = medmir("build", source, "--out", tmp_path / "site")
    assert status == 0 and f"3 images of 2 patients. Next: medmir serve {tmp_path / 'site'}, or open " in said
    assert "skipped: notes.txt is not a picture" in complaints and "3 of 4 images kept, 1 skipped" in complaints
    bundle = open_folder(tmp_path / "site/bundle")
    assert (tmp_path / "site/index.html").is_file() and (tmp_path / "site/runtime/pyodide").is_dir()
    assert problems(tmp_path / "site/bundle") == []
    assert [case.labels for case in bundle.cases] == [()] * 3 and len(bundle.instant) >= 55
    assert stored_queries(bundle).exact("pleural effusion")
    assert_nowhere(tmp_path / "site", secrets())
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    status, told, _ = medmir("info", tmp_path / "site/bundle", "--json")
    assert status == 0 and json.loads(told) | {"cases": 3, "patients": 2, "labelled": 0} == json.loads(told)


def secrets() -> list[str]:
    """The patient's attributes whole, and the parts of names."""
    return sorted({*SECRETS.values(), "Featherstonehaugh", "Quentin", "Throgmorton", UID.format(4242003), "77341905"})


def assert_nowhere(folder, texts):
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        found = [text for text in texts for code in ("utf-8", "utf-16-le") if text.encode(code) in content]
        assert not found and not [text for text in texts if text in path.name], path


def test_bundle_only_stops_before_the_site_and_says_how_to_go_on(medmir, source, tmp_path):
    status, said, _ = medmir("build", source, "--out", tmp_path / "bundle", "--bundle-only", "--title", "Ward 5")
    assert status == 0 and f"Next: medmir site --bundle {tmp_path / 'bundle'}" in said
    assert open_folder(tmp_path / "bundle").manifest["title"] == "Ward 5"
    assert not (tmp_path / "bundle/index.html").exists()


@pytest.fixture
def refused(medmir, tmp_path):
    """What is said where a command does nothing but refuse, in one sentence."""

    def run(*arguments):
        before = sorted(tmp_path.rglob("*"))
        status, said, complaint = medmir(*arguments)
        assert (status, said, sorted(tmp_path.rglob("*"))) == (2, "", before)
        return complaint.splitlines()[-1]

    return run


def test_a_folder_without_a_readable_image_is_one_sentence(refused, tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk/notes.txt").write_text("junk")
    assert refused("build", tmp_path / "disk", "--out", tmp_path / "site") == (
        f"medmir: {tmp_path / 'disk'} holds no image that could be read: PNG, JPEG, TIFF, WebP, BMP and DICOM are.")


def test_a_source_that_is_not_there_is_named(refused, tmp_path):
    assert "nowhere is not a folder" in refused("build", tmp_path / "nowhere", "--out", tmp_path / "site")


def test_a_site_inside_its_own_source_is_refused(refused, source):
    assert "lies in" in refused("build", source, "--out", source / "site")


@pytest.mark.parametrize("how", [[], ["--bundle-only"]])
def test_a_folder_of_something_else_is_not_replaced(refused, source, tmp_path, how):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/thesis.txt").write_text("years of work")
    assert "thesis is in the way" in refused("build", source, "--out", tmp_path / "thesis", *how)


def test_a_model_that_is_none_is_named_before_the_images_are_read(refused, source, tmp_path):
    said = refused("build", source, "--out", tmp_path / "site", "--model", source)
    assert "is no exported model" in said and "medmir export --model" in said and "skipped" not in said


def test_without_a_checkout_a_model_must_be_given(refused, source, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.site.build.DEMO_MODEL", tmp_path / "assets/demo/model")
    assert "give --model" in refused("build", source, "--out", tmp_path / "site", "--bundle-only")
