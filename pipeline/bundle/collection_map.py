"""The collection's map: made and measured, and written into a bundle on disk."""

from pathlib import Path

import numpy as np

from medmir.bundle.collection_map import LARGEST, map_part
from medmir.bundle.contract import MAP, MAP_INFO
from medmir.bundle.parts import compact
from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from pipeline.bundle.manifest import refresh_manifest
from pipeline.evaluation.projection import FEWEST, check_projector, measure_projection, project
from pipeline.files.atomic import write_bytes


def write_map(folder: Path) -> dict:
    """Place a bundle's films on a map, write it into the bundle and return what ``map.json`` says.

    MedMIRError where there are too few films, or openTSNE is not installed.
    """
    bundle = open_folder(folder)
    if len(bundle.cases) < FEWEST:
        raise MedMIRError(f"{folder} has {len(bundle.cases)} films: a map takes {FEWEST}.")
    check_projector()
    projected, method = project(bundle.embeddings)
    places = in_square(projected)
    told = map_part(method, measure_projection(bundle.embeddings, places / np.float32(LARGEST), bundle.patients))
    write_bytes(folder / MAP, places.tobytes())
    write_bytes(folder / MAP_INFO, f"{compact(told)}\n".encode())
    refresh_manifest(folder, [MAP_INFO], {MAP: places})
    return told


def in_square(projected: np.ndarray) -> np.ndarray:
    """Uint16 ``[n, 2]``, little-endian: points ``[n, 2]`` moved into a square of side :data:`LARGEST`, in its middle.

    Both directions are scaled alike.
    """
    low, high = projected.min(axis=0), projected.max(axis=0)
    side = (high - low).max() or 1.0
    return np.rint(((projected - (low + high) / 2) / side + .5) * LARGEST).astype("<u2")
