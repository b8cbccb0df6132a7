"""What a site consists of, to the byte: its list ``files.js``, and names by content in its ``index.html``.

The list is a classic script, so that the page reads it through both of its doors and the service worker imports it::

    const SITE = {"version": …, "headers": {…}, "files": {"start.js": {"bytes": …, "sha256": …, "part": "shell"}, …}};

It holds shell and runtime, and of the bundle its manifest, which lists the bundle, and what the page asks for before it
has read that. ``ahead`` names in order what the page asks for before Python is up, and ``next`` what it asks for while
Python starts.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from medmir.bundle.contract import EMBEDDINGS, MANIFEST, SHORT, SITE_BUNDLE, TOWERS, model_file
from medmir.bundle.reader import SMALL
from pipeline.files.hashing import bytes_sha256, file_sha256

LIST = "files.js"
INDEX = "index.html"
APART = (LIST, "sw.js", "404.html")
"""At the top of a site: the list cannot hold itself, browsers compare the service worker themselves, and a page for
unknown addresses is the host's."""
DOOR = "disk"
"""The folder of what only a page opened from a disk reads."""
AHEAD = ("runtime/snapshot/memory*", "runtime/pyodide/*.wasm", "runtime/snapshot/*[!z]", "runtime/pyodide/*.zip",
         "runtime/pyodide/medmir-*", "runtime/pyodide/*.json", "main.py",
         *(f"{SITE_BUNDLE}/{name}" for name in (MANIFEST, *SMALL, EMBEDDINGS)))
"""What the first screen needs beside what ``index.html`` refers to, what is needed first, first."""
WHEN_ASKED = ("runtime/codecs/*", "runtime/pyodide/pydicom-*")
"""What reads DICOM: a part of its own, which is fetched, and kept on a device, with the first DICOM file."""
NEXT = ("runtime/ort/*.js", "worker/*.js", "runtime/ort/*.mjs", "runtime/ort/*.wasm",
        f"{SITE_BUNDLE}/{model_file(TOWERS['text'])}")
"""What it needs to answer in words."""
REFERENCE = re.compile(r'(?P<before>\b(?:href|src)=")(?P<path>[^"#?:]+)(?=")')


def write_list(site: Path, headers: Mapping[str, str]) -> None:
    """Name by content what ``index.html`` refers to, and write ``files.js``: the last step of assembling a site.

    ``headers``: what the service worker sets on each of the site's answers. Equal input gives equal bytes; what
    changes in any file, or in the headers, changes the version.
    """
    files = listed(site)
    version = short(json.dumps({"headers": dict(headers), "files": files}, sort_keys=True).encode())
    names = {path: entry["sha256"][:SHORT] for path, entry in files.items()} | {LIST: version}
    (site / INDEX).write_bytes(named_by_content((site / INDEX).read_bytes().decode(), names).encode())
    files[INDEX] = entry_of(site, site / INDEX)
    whole = {"version": version, "headers": dict(headers), "ahead": present(site, AHEAD), "next": present(site, NEXT),
             "files": files}
    (site / LIST).write_bytes(f"const SITE = {json.dumps(whole, indent=1)};\n".encode())


def present(site: Path, patterns: tuple[str, ...]) -> list[str]:
    """The paths that match, in the order of the patterns."""
    return [path.relative_to(site).as_posix() for pattern in patterns for path in sorted(site.glob(pattern))]


def listed(site: Path) -> dict[str, dict]:
    """The entries of all files that the page is made of, by path, in order."""
    paths = sorted(path for path in site.rglob("*") if path.is_file() and belongs(path.relative_to(site)))
    return {path.relative_to(site).as_posix(): entry_of(site, path) for path in paths} | asked_first(site)


def asked_first(site: Path) -> dict[str, dict]:
    """The entries, which its manifest gives, of those files of the bundle that are asked for before it was read."""
    files = json.loads((site / SITE_BUNDLE / MANIFEST).read_bytes())["files"]
    paths = {f"{SITE_BUNDLE}/{name}": entry for name, entry in files.items()}
    return {path: {"bytes": paths[path]["bytes"], "sha256": paths[path]["sha256"], "part": SITE_BUNDLE}
            for path in (*AHEAD, *NEXT) if path in paths}


def belongs(path: Path) -> bool:
    """Whether the list holds a file of the site by itself; of the bundle it holds the manifest."""
    if path.parts[0] == SITE_BUNDLE:
        return path.parts[1:] == (MANIFEST,)
    return path.parts[0] not in (*APART, DOOR) and not path.name.startswith(".")


def entry_of(site: Path, path: Path) -> dict:
    """A file's bytes and SHA-256, and the part that it belongs to: "shell", "runtime", "dicom" or "bundle"."""
    place = path.relative_to(site)
    part = place.parts[0] if place.parts[0] in ("runtime", SITE_BUNDLE) else "shell"
    part = "dicom" if any(map(place.match, WHEN_ASKED)) else part
    return {"bytes": path.stat().st_size, "sha256": file_sha256(path), "part": part}


def named_by_content(html: str, names: Mapping[str, str]) -> str:
    """The page with ``?name`` behind each file that it refers to; hosts ignore it, caches and browsers do not."""

    def named(reference: re.Match) -> str:
        name = names.get(reference["path"])
        return reference[0] + (f"?{name}" if name else "")

    return REFERENCE.sub(named, html)


def short(data: bytes) -> str:
    """The beginning of a SHA-256, long enough to tell one version from another."""
    return bytes_sha256(data)[:SHORT]
