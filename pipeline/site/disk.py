"""The door for the disk: browsers fetch nothing from a disk, but load classic scripts, and these carry the files.

``disk/PATH.js`` calls ``carried`` of ``webapp/assets.js`` with the path and the file in base64, packed with gzip where
that makes it smaller. Pictures, style sheet and classic scripts need none: a browser shows and runs them from a disk.
"""

import base64
import gzip
import json
from pathlib import Path

from medmir.bundle.contract import METADATA, SITE_BUNDLE
from medmir.bundle.manifest import parse_part
from medmir.bundle.parts import stored_cases
from medmir.search.self_test import candidates
from pipeline.site.inventory import DOOR

FETCHED = {".bin", ".gz", ".json", ".md", ".mjs", ".onnx", ".py", ".sqlite", ".txt", ".wasm", ".whl", ".zip"}
CODE = ("worker/*.js", "runtime/pyscript/*.js", "runtime/ort/*.js")
"""Scripts that are fetched because they end up in a worker, or are modules."""
WORTH = 0.95
"""Packed, a file must be smaller than this part of itself; models and wheels are not."""


def write_door(site: Path) -> None:
    """Write ``disk/`` into an assembled site: a script for each file that the page fetches. Equal input, same bytes.

    Of the pictures a few are carried: the films that the image tower may be tried on.
    """
    cases = stored_cases(parse_part(METADATA, (site / SITE_BUNDLE / METADATA).read_bytes()))
    films = [site / SITE_BUNDLE / cases[row].image for row in candidates(len(cases))]
    carry(site, [*fetched(site), *filter(Path.is_file, films)])


def carry(site: Path, paths: list[Path]) -> None:
    """Write the scripts that carry these files of a site."""
    for path in paths:
        place = path.relative_to(site).as_posix()
        script = site / DOOR / f"{place}.js"
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_bytes(carrier(place, path.read_bytes()))


def fetched(site: Path) -> list[Path]:
    """The files that the page fetches."""
    named = [path for path in site.rglob("*") if path.suffix in FETCHED and path.is_file()]
    return sorted({*named, *(path for pattern in CODE for path in site.glob(pattern))})


def carrier(place: str, data: bytes) -> bytes:
    """The script that carries a file."""
    packed = gzip.compress(data, mtime=0)
    zipped = len(packed) < WORTH * len(data)
    text = base64.b64encode(packed if zipped else data).decode()
    return f'carried({json.dumps(place)}, "{text}", {json.dumps(zipped)});\n'.encode()
