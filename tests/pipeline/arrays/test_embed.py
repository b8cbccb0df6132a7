"""Embedding at length: what an interruption costs, what a second run repeats, what stays in memory."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import tracemalloc
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from support.tiny_model import write_tiny_model

from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from pipeline.arrays.embed import BATCH, on_this_machine
from pipeline.arrays.store import EmbeddingStore, Row
from pipeline.bundle.write import STORE, build_bundle
from pipeline.files.atomic import unfinished
from pipeline.sources.card import CollectionCard

CARD = CollectionCard(title="Test films", description="Noise.", source="", licence="CC0")
FILMS = 5000
BUILD = f"""
import sys
sys.path[:0] = [{str(Path(__file__).parent)!r}, {str(Path(__file__).parents[2])!r}]
from test_embed import build
build(*sys.argv[1:])
"""


def build(films: str, model: str, out: str) -> None:
    """Build a bundle in a process of its own."""
    build_bundle(table(Path(films)), Path(model), Path(out), CARD)


def table(films: Path) -> pd.DataFrame:
    """The case table of a folder of pictures without labels or reports."""
    texts = dict.fromkeys(("view", "findings", "impression", "source_url", "licence", "split"), "")
    return pd.DataFrame([
        texts | {"case_id": path.stem, "image": str(path), "study_id": path.stem, "patient_id": path.stem,
                 "modality": "X-ray", "labels": [], "facts": []} for path in sorted(films.iterdir())
    ], dtype=object)


def write_films(folder: Path, count: int) -> Path:
    """Pictures of noise, no two alike."""
    folder.mkdir()
    rng = np.random.default_rng(count)
    for number in range(count):
        Image.fromarray(rng.integers(0, 255, (32, 32), dtype=np.uint8)).save(folder / f"{number:05}.png")
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(autouse=True)
def one_moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def start(*arguments: Path) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", BUILD, *map(str, arguments)], stderr=subprocess.PIPE, text=True)


def stored(out: Path) -> int:
    """How many pictures an interrupted build has embedded."""
    with closing(EmbeddingStore(unfinished(out) / STORE, made_with_of(out))) as store:
        return len(store)


def made_with_of(out: Path) -> str:
    with closing(sqlite3.connect(unfinished(out) / STORE)) as database:
        return database.execute("SELECT made_with FROM maker").fetchone()[0]


def test_a_killed_build_loses_a_batch_at_most_and_ends_with_the_same_bytes(model, tmp_path):
    films, killed, whole = write_films(tmp_path / "films", FILMS), tmp_path / "killed", tmp_path / "whole"
    process = start(films, model, killed)
    images = unfinished(killed) / "images"
    while not images.is_dir() or len(os.listdir(images)) < FILMS // 3:
        assert process.poll() is None, process.stderr.read()
        time.sleep(.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    written, kept = len(os.listdir(images)), stored(killed)
    assert FILMS > written >= kept >= written - BATCH
    asked = []
    build_bundle(table(films), model, killed, CARD, recording(asked))
    assert len(asked) == FILMS - kept
    assert start(films, model, whole).wait() == 0
    assert bytes_of(killed) == bytes_of(whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["films", "killed", "whole"]


def recording(asked: list):
    """The engine of this machine, noting the ids of the pictures it is asked to embed."""
    def engine(model, batches):
        asked.extend(pending.case_id for batch in batches for pending in batch)
        return on_this_machine(model, batches)
    return engine


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def interrupted(model, tmp_path):
    """A build of 40 films that stopped after its first batch; the films and the place of the bundle."""
    films, out = write_films(tmp_path / "films", 40), tmp_path / "bundle"

    def stops(model, batches):
        yield next(on_this_machine(model, batches))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_bundle(table(films), model, out, CARD, stops)
    assert not out.exists()
    return films, out


def go_on(films: Path, model: Path, out: Path) -> list[str]:
    """Build to the end; the ids of the pictures that were embedded."""
    asked: list[str] = []
    build_bundle(table(films), model, out, CARD, recording(asked))
    assert [case.case_id for case in open_folder(out).cases] == [path.stem for path in sorted(films.iterdir())]
    return asked


def test_a_file_that_changed_is_embedded_again_and_one_that_left_is_dropped(interrupted, model):
    films, out = interrupted
    shutil.copy(films / "00039.png", films / "00003.png")
    (films / "00007.png").unlink()
    assert go_on(films, model, out) == ["00003", *(f"{number:05}" for number in range(BATCH, 40))]
    bundle = open_folder(out)
    assert np.array_equal(bundle.embeddings[3], bundle.embeddings[-1])
    assert not (out / "images/00007.webp").exists()


def test_pictures_under_new_ids_are_known_by_their_content(interrupted, model):
    films, out = interrupted
    for path in sorted(films.iterdir()):
        path.rename(films / f"again-{path.name}")
    assert len(go_on(films, model, out)) == 40 - BATCH
    assert sorted(os.listdir(out / "images")) == [f"again-{number:05}.webp" for number in range(40)]


def test_a_picture_that_was_lost_is_made_again(interrupted, model):
    films, out = interrupted
    (unfinished(out) / "images/00001.webp").unlink()
    assert go_on(films, model, out)[0] == "00001"


def test_another_model_starts_anew(interrupted, tmp_path):
    films, out = interrupted
    other = write_tiny_model(tmp_path / "other")
    config = json.loads((other / "config.json").read_text())
    config["preprocessing"]["resize"] = "squash"
    (other / "config.json").write_text(json.dumps(config))
    assert len(go_on(films, other, out)) == 40


def test_two_builds_to_one_place_are_refused(interrupted, model):
    films, out = interrupted
    with closing(EmbeddingStore(unfinished(out) / STORE, made_with_of(out))), pytest.raises(
            MedMIRError, match="another build is writing to .*: wait for it, or choose another --out"):
        build_bundle(table(films), model, out, CARD)
    assert len(go_on(films, model, out)) == 40 - BATCH


def test_a_damaged_picture_is_skipped_with_its_reason(model, tmp_path, capsys):
    films = write_films(tmp_path / "films", 3)
    whole = (films / "00001.png").read_bytes()
    (films / "00001.png").write_bytes(whole[:-300])
    build_bundle(table(films), model, tmp_path / "bundle", CARD)
    bundle = open_folder(tmp_path / "bundle")
    assert [case.case_id for case in bundle.cases] == ["00000", "00002"] and bundle.embeddings.shape == (2, 16)
    said = capsys.readouterr().err
    assert re.search(r"skipped: 00001\.png is damaged .*\n2 of 3 images kept, 1 skipped", said)


def test_pictures_do_not_stay_in_memory(model, tmp_path):
    few, many = (peak_megabytes(write_large_films(tmp_path / str(count), count), model) for count in (4, 40))
    assert many - few < 100  # 324 if all stayed


def write_large_films(folder: Path, count: int) -> Path:
    """Plain pictures of 9 million pixels, each of another grey."""
    folder.mkdir()
    for number in range(count):
        Image.new("L", (3000, 3000), number).save(folder / f"{number:05}.png")
    return folder


def peak_megabytes(films: Path, model: Path) -> float:
    script = f"{BUILD}\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    ran = subprocess.run([sys.executable, "-c", script, films, model, films.with_suffix(".bundle")],
                         capture_output=True, text=True, check=True)
    return int(ran.stdout) / 1024  # Linux counts kilobytes


def test_embeddings_come_in_order_of_case_id_and_lie_in_memory_once(tmp_path):
    count, dimensions = 4000, 256
    embeddings = np.random.default_rng(0).normal(size=(count, dimensions)).astype(np.float32)
    with closing(EmbeddingStore(tmp_path / STORE, "a model")) as store:
        store.add([Row(f"{number:05}", "", 1, 1, embeddings[number]) for number in reversed(range(count))])
        tracemalloc.start()
        found = store.embeddings()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert np.array_equal(found, embeddings) and found.dtype == np.float32
    assert peak < 1.5 * embeddings.nbytes
