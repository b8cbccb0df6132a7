"""The demo, changed into a collection that tries to send something out wherever it may say a word."""

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from medmir.bundle.contract import (
    CASE_TABLE,
    CATALOG,
    DATA_CARD,
    EMBEDDINGS,
    INSTANT,
    INSTANT_EMBEDDINGS,
    MANIFEST,
    METADATA,
    METRICS,
    MODEL_CARD,
)
from medmir.bundle.manifest import blocks_of, file_entry, manifest_text

PICTURE = "images/evil.svg"
ASKED = "pneumothorax"

WIDTH = 256  # of the demo's embeddings


def evil(address: str) -> str:
    """Words that are markup to whoever takes them for it."""
    return (f"<img src={address}img><svg onload=\"fetch('{address}svg')\"><image href={address}image /></svg>"
            f"<iframe src={address}frame></iframe><style>@import '{address}style';</style>"
            f"<link rel=prefetch href={address}prefetch><meta http-equiv=refresh content='0;url={address}refresh'>"
            f"<script>fetch('{address}script')</script> ![film]({address}markdown) [report]({address}link)")


def svg(address: str) -> str:
    """A picture that would like to fetch another."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><image href="{address}in-svg" />'
            f"<style>@import '{address}style-in-svg';</style><script>fetch('{address}script-in-svg')</script></svg>")


def write_hostile_bundle(demo: Path, folder: Path, address: str) -> str:
    """Write the bundle, with a manifest that is right about it; returns the id of the case that stands first."""
    shutil.copytree(demo, folder, copy_function=os.link)
    words, parts = evil(address), {name: json.loads((demo / name).read_text()) for name in (METADATA, INSTANT, METRICS)}
    case = parts[METADATA]["cases"][0]
    case |= {"labels": [words], "view": words, "devices": [words], "source_url": f"javascript:fetch('{address}js')",
             "licence": words, "facts": [fact | {"label": words, "lobe": words} for fact in case["facts"]],
             "image": PICTURE, "thumbnail": PICTURE}
    parts[METADATA]["cases"][1] |= {"source_url": f"{address}source"}
    parts[INSTANT]["queries"] |= {ASKED: [[each["case_id"], .9] for each in parts[METADATA]["cases"][:2]], words: []}
    replaced = {name: json.dumps(part).encode() for name, part in parts.items()}
    replaced[INSTANT_EMBEDDINGS] = _asked_like_the_first_film(demo, list(parts[INSTANT]["queries"])).tobytes()
    replaced |= {name: f"# {words}\n\n> {words}\n\n- {words}\n\n{words}\n".encode() for name in (DATA_CARD, MODEL_CARD)}
    replaced |= {PICTURE: svg(address).encode(), CATALOG: _catalog(demo / CATALOG, words)}
    _seal(demo, folder, replaced, {"title": words, "badge": words, "notice": words})
    return case["case_id"]


def _asked_like_the_first_film(demo: Path, queries: list[str]) -> np.ndarray:
    """The stored questions' embeddings; of what is asked, and of what was added, that of the hostile case's film."""
    film = np.fromfile(demo / EMBEDDINGS, "<f4").reshape(-1, WIDTH)[0]
    stored = np.fromfile(demo / INSTANT_EMBEDDINGS, "<f4").reshape(-1, WIDTH)
    rows = np.vstack([stored, *[film] * (len(queries) - len(stored))])
    rows[queries.index(ASKED)] = film
    return rows


def _catalog(path: Path, words: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(path.read_bytes())
        database.execute(f"UPDATE {CASE_TABLE} SET findings = ?, impression = ?", (words, words))
        database.commit()
        return database.serialize()


def _seal(demo: Path, folder: Path, replaced: dict[str, bytes], told: dict[str, str]) -> None:
    manifest = json.loads((demo / MANIFEST).read_text())
    entries = {name: file_entry(len(data), hashlib.sha256(data).hexdigest()) for name, data in replaced.items()}
    entries[INSTANT_EMBEDDINGS] |= {"dtype": "float32", "shape": [
        len(replaced[INSTANT_EMBEDDINGS]) // (4 * WIDTH), WIDTH]}
    manifest_data = manifest_text(blocks_of(manifest) | told, manifest["files"] | entries).encode()
    for name, data in {**replaced, MANIFEST: manifest_data}.items():
        (folder / name).unlink(missing_ok=True)  # it is the demo's own as well
        (folder / name).write_bytes(data)
