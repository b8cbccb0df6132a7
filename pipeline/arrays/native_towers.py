"""An exported model as a search wants it: the page's way from a question to its answer, natively."""

import numpy as np

from pipeline.arrays.encoder import OnnxEncoder


class NativeTowers:
    """The towers of an encoder as :class:`medmir.search.answer.Towers`; they never have to wait."""

    def __init__(self, encoder: OnnxEncoder):
        self._encoder = encoder

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        """Embed token ids int64 ``[t]`` as L2-normalized float32 ``[d]``."""
        return self._encoder.embed_ids(ids)

    async def embed_image(self, pixel_values: np.ndarray) -> np.ndarray:
        """Embed a prepared picture float32 ``[1, 3, h, w]`` as L2-normalized float32 ``[d]``."""
        return self._encoder.embed_pixels(pixel_values)
