"""A map for the very small bundle, which tests that read one can do without."""

import json
from pathlib import Path

import numpy as np
from support.bundle_on_disk import seal

from medmir.bundle.collection_map import FIGURES, LARGEST, map_part
from medmir.bundle.contract import MANIFEST, MAP, MAP_INFO
from medmir.bundle.manifest import manifest_text

PLACES = np.array([[.25, .5], [.5, .5], [.75, .25]], dtype=np.float32)
FIGURE = {"value": .6, "low": .5, "high": .7, "chance": .1, "n": 3}
MAP_TOLD = map_part("t-SNE (by hand)", dict.fromkeys(FIGURES, FIGURE))


def add_map(folder: Path, told: dict = MAP_TOLD) -> Path:
    """Put a map of the three films into their bundle."""
    places = np.rint(PLACES * LARGEST).astype("<u2")
    (folder / MAP).write_bytes(places.tobytes())
    (folder / MAP_INFO).write_text(json.dumps(told))
    seal(folder)
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"][MAP] |= {"dtype": "uint16", "shape": [3, 2]}
    blocks = {name: manifest[name] for name in ("title", "preprocessing")}
    (folder / MANIFEST).write_text(manifest_text(blocks, manifest["files"]))
    return folder
