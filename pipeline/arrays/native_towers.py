"""A bundle's towers on native ONNX Runtime, where the page has them in its worker."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pipeline.arrays.encoder import OnnxEncoder


class NativeTowers:
    """The towers of an exported model's folder, as :class:`medmir.search.answer.Towers`; read when first needed.

    MedMIRError then, where a file is missing or cannot be read.
    """

    def __init__(self, model: Path):
        self._model = model

    @cached_property
    def _encoder(self) -> "OnnxEncoder":
        from pipeline.arrays.encoder import OnnxEncoder  # late: a stored question is answered without ONNX Runtime

        return OnnxEncoder(self._model)

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        """Embed token ids int64 ``[t]`` as L2-normalized float32 ``[d]``."""
        return self._encoder.embed_ids(ids)

    async def embed_image(self, pixel_values: np.ndarray) -> np.ndarray:
        """Embed a prepared picture float32 ``[1, 3, h, w]`` as L2-normalized float32 ``[d]``."""
        return self._encoder.embed_pixels(pixel_values)
