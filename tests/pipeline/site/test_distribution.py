"""One wheel: installed where there is neither Node.js nor a checkout it shows the demo, builds a site and serves it."""

import json
import re
import shutil
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGLSLossless
from support.dicom_files import write_dicom
from support.hosting import watched_page
from support.installation import Installation, install
from support.reader import Reader

from pipeline.files.paths import DEMO, ROOT, WEBAPP
from pipeline.site.distribution import write_wheel

LARGEST = 95_000_000  # bytes; an index takes files of up to 100 MB
INFO = "medmir-0.1.0.dist-info"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wheel(tmp_path_factory.mktemp("wheel") / "build")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return install(wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def built(installed: Installation) -> Path:
    """A site of three pictures."""
    (installed.folder / "films").mkdir()
    for path in sorted(DEMO.glob("images/*-PA.webp"))[:3]:
        shutil.copy(path, installed.folder / "films")
    done = installed.run("medmir", "build", "films", "--out", "my-site")
    assert done.returncode == 0 and "3 images of 3 patients" in done.stdout, done.stderr
    return installed.folder / "my-site"


def members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def metadata(wheel: Path) -> Message:
    return message_from_bytes(members(wheel)[f"{INFO}/METADATA"])


def test_it_is_one_file_for_every_machine_and_small_enough_for_an_index(wheel: Path):
    assert wheel.name == "medmir-0.1.0-py3-none-any.whl" and wheel.stat().st_size <= LARGEST


def test_the_same_sources_give_the_same_bytes(wheel: Path, tmp_path: Path):
    assert write_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_it_carries_page_and_demo_as_they_are_and_each_model_once(wheel: Path):
    inside = members(wheel)
    for path in (*DEMO.rglob("*.*"), *WEBAPP.glob("*.*")):
        assert inside[f"pipeline/carried/{path.relative_to(ROOT).as_posix()}"] == path.read_bytes()
    assert sorted(name.rpartition("/")[2] for name in inside if name.endswith(".onnx")) == ["text.onnx", "vision.onnx"]
    assert not [name for name in inside if "/." in name or "__pycache__" in name]


def test_licences_of_all_that_is_inside_are_inside(wheel: Path):
    inside, told = members(wheel), metadata(wheel)
    texts = b"".join(inside[f"{INFO}/licenses/{name}"] for name in told.get_all("License-File")).decode()
    for words in ((ROOT / "LICENSE").read_text(), "LIDC-IDRI-0001", "CC BY 3.0", "all-MiniLM-L6-v2 (Apache-2.0)",
                  "Apache License", "Mozilla Public License 2.0", "numpy", "Pillow", "@pyscript/core", "ONNX Runtime"):
        assert words.strip() in texts
    assert {"CC-BY-3.0", "MPL-2.0", "MIT"} <= set(told["License-Expression"].split(" AND "))


def test_nothing_under_the_gpl_is_installed_unasked(wheel: Path):
    wanted = metadata(wheel).get_all("Requires-Dist")
    (decoder,) = [line for line in wanted if "pylibjpeg-libjpeg" in line]
    assert decoder.endswith('extra == "jpeg"')


def test_there_is_no_node_where_it_is_installed(installed: Installation):
    assert installed.run("python", "-m", "pipeline.files.node").returncode == 1


def test_the_demo_opens_and_answers_and_leaves_nothing_behind(installed: Installation, browser):
    before = files(installed.folder)
    with installed.serving("demo") as address, watched_page(browser, address) as page:
        reader = Reader(page, address)
        reader.open()
        reader.search("water around the left lung")
        reader.sees("film")
        reader.choose(next(DEMO.glob("images/*-AP.webp")))
        reader.sees("Picture")
    assert files(installed.folder) == before


def files(folder: Path) -> dict[Path, float]:
    """The files but byte code, with their times."""
    return {path: path.stat().st_mtime for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_a_site_of_three_pictures_is_served_and_answers(installed: Installation, built: Path, browser):
    with installed.serving("serve", built.name) as address, watched_page(browser, address) as page:
        reader = Reader(page, address)
        reader.open()
        reader.search("a shadow that has no name")
        reader.sees("Live")
        assert len(reader.case_ids) == 3


def test_a_site_that_is_built_there_has_the_runtime_that_is_made_here(built: Path, site: Path):
    assert runtime(built) == runtime(site)
    assert json.loads((built / "bundle/manifest.json").read_text())["files"].keys() >= {"model/text.onnx"}


def runtime(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / "runtime").rglob("*") if path.is_file()}


def test_a_film_that_only_a_decoder_under_the_gpl_reads_is_skipped_with_the_way_to_it(installed: Installation):
    (installed.folder / "lossless").mkdir()
    film = dcmread(write_dicom(installed.folder / "lossless/film.dcm", np.zeros((8, 6), np.uint16)))
    film.PixelData = encapsulate([bytes(64)])
    film["PixelData"].is_undefined_length = True
    film.file_meta.TransferSyntaxUID = JPEGLSLossless
    film.save_as(installed.folder / "lossless/film.dcm")
    done = installed.run("medmir", "build", "lossless", "--out", "no-site")
    assert done.returncode == 2 and "film.dcm is stored as JPEG-LS Lossless" in done.stderr
    assert 'pip install "medmir[jpeg]"' in done.stderr


def test_what_takes_a_checkout_says_so_in_one_sentence(installed: Installation):
    done = installed.run("medmir", "bench")
    assert done.returncode == 2 and re.fullmatch(r"medmir: .*node.*\n", done.stderr)
