"""From pictures to embeddings, at length: batch by batch, each picture decoded once, going on after an interruption."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from PIL import Image
from tqdm import tqdm

from medmir.bundle.contract import IMAGES, ORIGINALS, THUMBNAIL, original_name, picture_names
from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import eight_bit
from pipeline.arrays.encoder import Encoder, OnnxEncoder
from pipeline.arrays.store import EmbeddingStore, Row
from pipeline.cases.pictures import FRAME, read_picture
from pipeline.cases.skipped import Skipped, refusal, tell_skipped
from pipeline.files.hashing import file_sha256

FULL_SIZE = 1024     # pixels, longest side
WEBP_QUALITY = 85
LONGEST_WEBP = 16_383  # pixels a side; a longer picture has no original
BATCH = 32           # pictures between two commits: what an interruption can lose


class Embedded(NamedTuple):
    """A case's picture as it stands in a bundle.

    ``content``: see :func:`content_hash`; ``width`` and ``height`` pixels of ``image`` (WebP), as of ``thumbnail``,
    which is None where the picture is no larger itself; ``embedding`` float32 ``[d]``. ``original``: the whole picture
    of ``full`` pixels, WebP without loss; None and 0 where none is kept, since nobody asked or ``image`` is no smaller.
    """

    case_id: str
    content: str
    width: int
    height: int
    image: bytes
    thumbnail: bytes | None
    embedding: np.ndarray
    original: bytes | None = None
    full: tuple[int, int] = (0, 0)


class Refused(NamedTuple):
    """Why a case's picture cannot be embedded."""

    case_id: str
    reason: Skipped


class Pending(NamedTuple):
    """A case's picture before it is embedded; ``place`` is what :func:`pipeline.cases.pictures.read_picture` reads.

    ``original``: whether it is kept at its own size as well.
    """

    case_id: str
    place: str
    original: bool = False


Made = Embedded | Refused
Engine = Callable[[Path, list[list[Pending]]], Iterator[list[Made]]]  # from a model's folder and batches


def embed_cases(cases: pd.DataFrame, store: EmbeddingStore, folder: Path, model: Path, engine: Engine,
                originals: bool = False) -> pd.DataFrame:
    """Embed every picture of ``cases`` that ``store`` lacks; write its files below ``folder``; return the cases kept.

    Pictures are known by their content: a file that changed is embedded again, a case that left is dropped. What
    cannot be decoded is skipped with a reason on stderr. MedMIRError where nothing is left.
    """
    asked = [Pending(*row, originals) for row in zip(cases["case_id"], cases["image"], strict=True)]
    _go_on({pending.case_id: pending.place for pending in asked}, store, folder)
    todo = [pending for pending in asked if pending.case_id not in store]
    refused: dict[str, Skipped] = {}
    with tqdm(total=len(asked), initial=len(store), desc="embed", unit="image") as progress:
        for made in engine(model, [todo[start : start + BATCH] for start in range(0, len(todo), BATCH)]):
            _keep([each for each in made if isinstance(each, Embedded)], store, folder)
            refused |= {each.case_id: each.reason for each in made if isinstance(each, Refused)}
            progress.update(len(made))
    return _kept(cases, refused)


def on_this_machine(model: Path, batches: list[list[Pending]]) -> Iterator[list[Made]]:
    """The engine for one machine: a thread for each core.

    Every picture is a run of the tower by itself, so that no embedding depends on what else was in its batch.
    """
    encoder = OnnxEncoder(model, threads=1)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for batch in batches:
            yield list(pool.map(lambda pending: embed(pending, encoder), batch))


def embed(pending: Pending, encoder: Encoder) -> Made:
    """Decode a picture, once, and make of it what a bundle holds."""
    case_id, place, wanted = pending
    try:
        content, picture = content_hash(place), eight_bit(read_picture(place))
    except (MedMIRError, OSError) as reason:
        return Refused(case_id, refusal(_file(place).name, reason))
    (width, height), image = _webp(picture, FULL_SIZE)
    thumbnail = _webp(picture, THUMBNAIL)[1] if max(width, height) > THUMBNAIL else None
    original = _whole(picture) if wanted and FULL_SIZE < max(picture.size) <= LONGEST_WEBP else None
    return Embedded(case_id, content, width, height, image, thumbnail, encoder.embed_image(picture), original,
                    picture.size if original else (0, 0))


def content_hash(place: str) -> str:
    """SHA-256 of a picture's file, with the frame after it where one of several is meant."""
    return file_sha256(_file(place)) + "".join(place.partition(FRAME)[1:])


def _go_on(places: dict[str, str], store: EmbeddingStore, folder: Path) -> None:
    """Keep of an interrupted build what is still asked for and whole; pictures under another id take the new one."""
    (folder / IMAGES).mkdir(parents=True, exist_ok=True)
    wanted = {case_id: _content(place) for case_id, place in places.items()} if len(store) else {}
    _rename(wanted, store, folder)
    names = {row.case_id: files_of(row) for row in store.rows() if wanted.get(row.case_id) == row.content}
    whole = {case_id for case_id, files in names.items() if all((folder / name).is_file() for name in files)}
    store.remove({row.case_id for row in store.rows()} - whole)
    known = {name for case_id in whole for name in names[case_id]}
    for path in (*(folder / IMAGES).iterdir(), *(folder / ORIGINALS).glob("*")):
        if path.relative_to(folder).as_posix() not in known:
            path.unlink()


def _rename(wanted: dict[str, str | None], store: EmbeddingStore, folder: Path) -> None:
    """Give pictures that are asked for under a new id that id: pseudonyms of DICOM files are new in every build."""
    known = {row.case_id: row for row in store.rows()}
    spare = {row.content: row for row in known.values() if row.case_id not in wanted}
    renamed = [(spare.pop(content), case_id) for case_id, content in wanted.items()
               if case_id not in known and content in spare]
    for row, case_id in renamed:
        for old, new in zip(files_of(row), files_of(row._replace(case_id=case_id)), strict=True):
            if (folder / old).is_file():
                (folder / old).replace(folder / new)
    store.rename([(case_id, row.case_id) for row, case_id in renamed])


def files_of(row: Row) -> list[str]:
    """Names in a bundle of a picture, its thumbnail and, where one is kept, its original."""
    original = [original_name(row.case_id)] if row.full_width else []
    return [*picture_names(row.case_id, row.width, row.height), *original]


def _content(place: str) -> str | None:
    try:
        return content_hash(place)
    except OSError:
        return None


def _keep(made: list[Embedded], store: EmbeddingStore, folder: Path) -> None:
    """Write a batch's pictures, then its rows: a row means that its pictures are there."""
    for each in made:
        image, thumbnail = picture_names(each.case_id, each.width, each.height)
        (folder / image).write_bytes(each.image)
        if each.thumbnail:
            (folder / thumbnail).write_bytes(each.thumbnail)
        if each.original:
            (folder / ORIGINALS).mkdir(exist_ok=True)
            (folder / original_name(each.case_id)).write_bytes(each.original)
    store.add([Row(*each[:4], each.embedding, *each.full) for each in made])


def _kept(cases: pd.DataFrame, refused: dict[str, Skipped]) -> pd.DataFrame:
    if refused:
        tell_skipped([*refused.values()], len(cases) - len(refused))
    if len(refused) == len(cases):
        raise MedMIRError(f"none of {len(cases)} images can be decoded: check the files, or fetch them again.")
    return cases[~cases["case_id"].isin(list(refused))].reset_index(drop=True)


def _webp(picture: Image.Image, longest: int) -> tuple[tuple[int, int], bytes]:
    small, data = picture.copy(), BytesIO()
    small.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    small.save(data, "WEBP", quality=WEBP_QUALITY, method=6)
    return small.size, data.getvalue()


def _whole(picture: Image.Image) -> bytes:
    data = BytesIO()
    picture.save(data, "WEBP", lossless=True, quality=50, method=2)
    return data.getvalue()


def _file(place: str) -> Path:
    return Path(place.partition(FRAME)[0])
