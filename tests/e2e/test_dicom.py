"""DICOM in the tab: read as natively, by what is fetched for it alone, and never by the patient's name."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pydicom.uid import MPEG2MPML, JPEG2000Lossless
from support.dicom_files import SECRETS, write_compressed, write_dicom
from support.dicom_samples import COMPRESSED, SAMPLES
from support.reader import START, Reader

from medmir.bundle.reader import open_folder
from medmir.search.ranking import top_k
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.cases.dicom.files import open_dicom

FOR_DICOM = ("pydicom", "/codecs/")


@pytest.fixture(scope="session")
def grey(site, bundle):
    """The n-th film of the collection, uint8."""
    cases = bundle["metadata"]["cases"]
    return lambda number: np.asarray(Image.open(site / "bundle" / cases[number]["image"]).convert("L"))


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """What reads DICOM, of all that the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/runtime/")[-1].split("?")[0])
            if any(part in request.url for part in FOR_DICOM) else None)
    return asked


def native(site: Path, path: Path) -> list:
    bundle, encoder = open_folder(site / "bundle"), OnnxEncoder(site / "bundle" / "model")
    return top_k(bundle.embeddings, encoder.embed_image(open_dicom(path)), bundle.case_ids, 10)


def is_answered(reader: Reader, site: Path, path: Path) -> None:
    reader.sees("Picture", "Films most like “DICOM file”", "ms")
    expected = native(site, path)
    assert reader.case_ids == [hit.case_id for hit in expected], path.name
    assert reader.scores == pytest.approx([hit.score for hit in expected], abs=1e-4), path.name


def drop(page: Page, path: Path) -> None:
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for step in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": step, "x": 300, "y": 300, "data": data})


def test_a_film_without_an_ending_is_dropped_and_its_patient_unnamed(reader, site, grey, bundle, fetched, tmp_path):
    inverted = write_dicom(tmp_path / SECRETS["PatientName"], 255 - grey(3), PhotometricInterpretation="MONOCHROME1")
    reader.open(until="ready")
    assert fetched == []
    drop(reader.page, inverted)
    is_answered(reader, site, inverted)
    assert reader.case_ids[0] == bundle["metadata"]["cases"][3]["case_id"] and reader.scores[0] > 0.99
    assert [name.split("-")[0] for name in fetched] == ["pyodide/pydicom"]
    expect(reader.page.locator("#picture-name")).to_have_text("DICOM file")
    kept = reader.page.evaluate("""async () => [document.documentElement.outerHTML, location.href, document.title,
        JSON.stringify(history.state), JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join(" ")""")
    assert not [secret for secret in SECRETS.values() if secret in kept]


def test_compressed_pictures_are_decoded_as_natively_by_what_is_fetched_then(reader, site, fetched):
    reader.open(until="ready")
    for path in COMPRESSED.values():
        reader.search("pneumothorax")
        expect(reader.page.locator("#picture-card")).to_be_hidden()
        reader.choose(path)
        is_answered(reader, site, path)
    assert {name for name in fetched if name.startswith("codecs/")} == {
        "codecs/openjpeg.js", "codecs/openjpeg.wasm", "codecs/charls.js", "codecs/charls.wasm", "codecs/lossless.js"}


def test_the_frame_that_is_shown_is_said(reader, site, grey, tmp_path):
    path = write_dicom(tmp_path / "cine", np.stack([grey(0), grey(5), grey(9)]))
    reader.open(until="ready")
    reader.choose(path)
    is_answered(reader, site, path)
    expect(reader.page.locator("#picture-card")).to_contain_text("DICOM file, frame 2 of 3 stays in this tab")


def test_what_nobody_decodes_is_refused_by_its_name_and_the_next_is_answered(reader, site, grey, tmp_path):
    broken = write_compressed(tmp_path / "broken", JPEG2000Lossless,
                              b"\xff\x4f\xff\x51\x00\x29\x00\x00" + (64).to_bytes(4, "big") * 2 + bytes(40))
    reader.open(until="ready")
    problem = reader.page.get_by_role("alert")
    for path, told in ((write_compressed(tmp_path / "film", MPEG2MPML, b"\0" * 8), "MPEG2 Main Profile / Main Level"),
                       (SAMPLES / "JPGExtended.dcm", "JPEG Extended (Process 2 and 4)")):
        reader.choose(path)
        expect(problem).to_contain_text(f"The DICOM file is stored as {told}", timeout=START)
        expect(problem).to_contain_text("convert it to Explicit VR Little Endian")
    reader.choose(broken)
    expect(problem).to_contain_text("The DICOM file (JPEG 2000 Image Compression (Lossless Only)) cannot be decoded",
                                    timeout=START)
    whole = COMPRESSED["JPEG 2000, OpenJPEG"]
    reader.choose(whole)
    is_answered(reader, site, whole)
    expect(problem).to_be_hidden()


def test_a_disk_brings_the_same(browser, site):
    context = browser.new_context()
    reader = Reader(context.new_page(), site.as_uri() + "/index.html")
    reader.open(until="ready")
    for path in list(COMPRESSED.values())[2:]:
        reader.choose(path)
        is_answered(reader, site, path)
        reader.page.get_by_role("button", name="Clear picture").click()
        reader.sees("From the collection")
    context.close()
