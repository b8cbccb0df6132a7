"""``map.bin`` and ``map.json``: the collection in two dimensions, and how far that picture of it can be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from medmir.bundle.contract import MAP, MAP_INFO, PART_SCHEMAS
from medmir.errors import MedMIRError

LARGEST = 65535
"""What the map's side is in ``map.bin``, whose numbers are uint16."""
FIGURES = ("neighbours", "trustworthiness", "placement")
"""What ``map.json`` measures, see :mod:`pipeline.evaluation.projection`; each is ``value``, ``low``, ``high``,
``chance`` and ``n``."""


@dataclass(frozen=True)
class CollectionMap:
    """Where each film lies, float32 ``[n, 2]``: from the left and from the top, as shares of the map's side.

    ``method``: what made it, in words, with its parameters. ``figures``: what was measured, by a name of
    :data:`FIGURES`.
    """

    places: np.ndarray
    method: str
    figures: Mapping[str, Mapping[str, float]]

    @classmethod
    def from_part(cls, part: Mapping, places: np.ndarray, n: int) -> "CollectionMap":
        """Read ``map.json`` and what ``map.bin`` holds; MedMIRError where they are not a map of ``n`` films."""
        if places.dtype != np.uint16 or places.shape != (n, 2):
            raise MedMIRError(f"{MAP} is {places.dtype} {list(places.shape)}, where uint16 [{n}, 2] is read;"
                              " `medmir map` writes it anew.")
        try:
            figures = {name: {key: float(part[name][key]) for key in ("value", "low", "high", "chance", "n")}
                       for name in FIGURES}
            return cls(places.astype(np.float32) / LARGEST, str(part["method"]), figures)
        except (LookupError, TypeError, ValueError, AttributeError) as broken:
            raise MedMIRError(f"{MAP_INFO} is not what a bundle holds under that name ({broken!r}); `medmir map`"
                              " writes it anew.") from broken


def map_part(method: str, figures: Mapping[str, Mapping[str, float]]) -> dict:
    """``map.json``."""
    told = {name: dict(figures[name]) for name in FIGURES}
    return {"schema_version": PART_SCHEMAS[MAP_INFO], "method": method} | told
