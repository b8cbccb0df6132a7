"""What embeds texts and pictures, and an exported model that does: the same files and core code the page runs."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
import onnxruntime
from PIL import Image

from medmir.bundle.contract import MODEL_CONFIG, MODEL_FILES, TOWERS, VOCABULARY
from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import pixel_values
from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer

TEXTS_PER_RUN = 16
NEEDED = ("context_length", "lower_case", "embed_dim", "preprocessing", "card")  # of an exported model's config.json


@runtime_checkable
class Encoder(Protocol):
    """Two towers with what makes their inputs; every embedding is L2-normalized, and all have the same length d."""

    recipe: Recipe
    tokenizer: WordPieceTokenizer

    def embed_text(self, text: str) -> np.ndarray:
        """Return the text's embedding, float32 ``[d]``."""

    def embed_texts(self, texts: Sequence[str]) -> np.ndarray:
        """Return the texts' embeddings, float32 ``[n, d]``; n may be 0."""

    def embed_image(self, image: Image.Image) -> np.ndarray:
        """Return the picture's embedding, float32 ``[d]``."""


class OnnxEncoder:
    """Both towers of an exported model's folder on native ONNX Runtime. Towers are loaded when first used.

    ``threads``: how many a run may take, all cores if 0. Several threads may run a tower at once. MedMIRError where the
    folder lacks a file or one of them cannot be read.
    """

    def __init__(self, folder: Path, threads: int = 0):
        missing = [name for name in MODEL_FILES if not (folder / name).exists()]
        if missing:
            raise MedMIRError(
                f"{folder} is no exported model: {', '.join(missing)} missing. `medmir export --model NAME --out"
                " FOLDER` makes one."
            )
        self.folder, self._options = folder, onnxruntime.SessionOptions()
        self._options.intra_op_num_threads = threads
        self.config = self._read_config()
        self.recipe = Recipe.from_dict(self.config["preprocessing"])
        self.tokenizer = WordPieceTokenizer.from_text(
            (folder / VOCABULARY).read_text(encoding="utf-8"), self.config["context_length"], self.config["lower_case"]
        )
        self._sessions: dict[str, onnxruntime.InferenceSession] = {}

    def _read_config(self) -> dict:
        path = self.folder / MODEL_CONFIG
        try:
            config = json.loads(path.read_text(encoding="utf-8"))
            return {name: config[name] for name in NEEDED} | config
        except (ValueError, KeyError, TypeError) as broken:
            raise MedMIRError(f"{path} is not what `medmir export` writes ({broken!r}): export the model again."
                              ) from broken

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        if name not in self._sessions:
            path = self.folder / name
            try:
                self._sessions[name] = onnxruntime.InferenceSession(path, self._options, ["CPUExecutionProvider"])
            except Exception as broken:  # of as many kinds as ONNX Runtime has status codes
                raise MedMIRError(f"{path} is no model that ONNX Runtime can read: export it again.") from broken
        return self._sessions[name]

    def embed_text(self, text: str) -> np.ndarray:
        """Return the text's embedding, float32 ``[d]``, L2-normalized."""
        return self.embed_ids(self.tokenizer.encode(text))

    def embed_ids(self, input_ids: np.ndarray) -> np.ndarray:
        """Return the embedding of int64 ids ``[t]``, float32 ``[d]``, L2-normalized."""
        return self._session(TOWERS["text"]).run(None, {"input_ids": input_ids[None]})[0][0]

    def embed_texts(self, texts: Sequence[str]) -> np.ndarray:
        """Return the texts' embeddings, float32 ``[n, d]``, L2-normalized.

        Texts of the same number of tokens share a run: faster than one by one, and no text is padded.
        """
        ids = [self.tokenizer.encode(text) for text in texts]
        lengths = np.array([len(each) for each in ids])
        embedded = np.empty((len(ids), self.config["embed_dim"]), np.float32)
        for length in np.unique(lengths):
            rows = np.flatnonzero(lengths == length)
            for run in np.array_split(rows, -(-len(rows) // TEXTS_PER_RUN)):
                stacked = np.stack([ids[row] for row in run])
                embedded[run] = self._session(TOWERS["text"]).run(None, {"input_ids": stacked})[0]
        return embedded

    def embed_image(self, image: Image.Image) -> np.ndarray:
        """Return the picture's embedding, float32 ``[d]``, L2-normalized."""
        return self.embed_pixels(pixel_values(image, self.recipe))

    def embed_pixels(self, prepared: np.ndarray) -> np.ndarray:
        """Return the embedding of a prepared picture float32 ``[1, 3, h, w]``, float32 ``[d]``, L2-normalized."""
        return self._session(TOWERS["vision"]).run(None, {"pixel_values": prepared})[0][0]
