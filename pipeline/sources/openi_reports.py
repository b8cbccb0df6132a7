"""The Open-i chest X-ray reports of Indiana University: 3,955 reports of real films.

Demner-Fushman et al., Preparing a collection of radiology examinations for distribution and retrieval, JAMIA 23,
2016. The Python package torchxrayvision carries the reports (without films) as ``NLMCXR_reports.tgz``; the National
Library of Medicine's own archive has the same files.
"""

import sys
import tarfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from medmir.errors import MedMIRError

PACKAGE, ARCHIVE = "torchxrayvision", "data/NLMCXR_reports.tgz"
INSTALL = "pip install --no-deps torchxrayvision==1.5.7"
LICENCE = "CC BY-NC-ND 4.0"  # as the files state it: to be read, never to be passed on in parts
NOT_INDEXED = "No Indexing"  # stands where a report got no MeSH terms
COLUMNS = ("uid", "findings", "impression", "mesh", "images")


def read_reports(path: Path | None = None) -> pd.DataFrame:
    """One row per report: ``uid``, ``findings`` and ``impression`` (empty where it has none), ``mesh``, ``images``.

    ``mesh`` are the major terms with their qualifiers ("Opacity/lung/base/left"), ``images`` the ids of the films.
    ``path`` is an archive or a folder of XML files; without it the archive in the package torchxrayvision is read.
    Files that cannot be read are skipped with one reason each on stderr. MedMIRError where there are no reports.
    """
    source = path or _packaged()
    rows = [row for name, data in _files(source) if (row := _row(name, data))]
    if not rows:
        raise MedMIRError(f"{source} holds no Open-i reports: give the archive or the folder of XML files.")
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.sort_values("uid", key=lambda uids: uids.str.extract(r"(\d+)")[0].astype(int), ignore_index=True)


def _packaged() -> Path:
    found = find_spec(PACKAGE)
    path = Path(found.origin).parent / ARCHIVE if found and found.origin else None
    if path is None or not path.exists():
        raise MedMIRError(f"the Open-i reports come with the package {PACKAGE}, which is not here: `{INSTALL}`.")
    return path


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    if source.is_dir():
        yield from ((path.name, path.read_bytes()) for path in sorted(source.rglob("*.xml")))
        return
    try:
        with tarfile.open(source) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".xml"):
                    yield member.name, archive.extractfile(member).read()
    except (OSError, tarfile.TarError) as broken:
        raise MedMIRError(f"{source} is no readable archive or folder of Open-i reports ({broken}).") from broken


def _row(name: str, data: bytes) -> dict | None:
    try:
        report = ElementTree.fromstring(data)
        return {"uid": report.find("uId").attrib["id"], **_sections(report),
                "mesh": [term.text.strip() for term in report.findall("MeSH/major") if term.text],
                "images": [image.attrib["id"] for image in report.findall("parentImage")]}
    except (ElementTree.ParseError, AttributeError, KeyError) as broken:
        print(f"skipped: {name} is no Open-i report ({broken}).", file=sys.stderr)
        return None


def _sections(report: ElementTree.Element) -> dict[str, str]:
    texts = {part.get("Label"): (part.text or "").strip() for part in report.iter("AbstractText")}
    return {"findings": texts.get("FINDINGS", ""), "impression": texts.get("IMPRESSION", "")}
