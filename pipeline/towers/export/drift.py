"""What storing the weights as int8 costs in retrieval: a bundle measured again with the PyTorch towers."""

from collections.abc import Sequence
from copy import copy
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from medmir.bundle.contract import MODEL
from medmir.bundle.reader import Bundle, open_folder
from medmir.inputs.preprocessing import pixel_values
from pipeline.arrays.encoder import Encoder, OnnxEncoder
from pipeline.evaluation.measures import measure
from pipeline.towers.dual_encoder import ImageTower, TextTower, load_model
from pipeline.towers.folder import embed_dim_of, recipe_of, tokenizer_of


class UnquantizedEncoder:
    """The towers of a trained model folder in float32: a :class:`pipeline.arrays.encoder.Encoder`."""

    def __init__(self, folder: Path):
        model = load_model(folder)
        self.text, self.image = TextTower(model), ImageTower(model)
        self.tokenizer, self.recipe, self.dimensions = tokenizer_of(folder), recipe_of(folder), embed_dim_of(folder)

    @torch.no_grad()
    def embed_text(self, text: str) -> np.ndarray:
        """The text's embedding, float32 [d], L2-normalized."""
        return self.text(torch.from_numpy(self.tokenizer.encode(text)[None]))[0].numpy()

    def embed_texts(self, texts: Sequence[str]) -> np.ndarray:
        """The texts' embeddings, float32 [n, d]."""
        return np.array([self.embed_text(text) for text in texts], np.float32).reshape(len(texts), self.dimensions)

    @torch.no_grad()
    def embed_image(self, image: Image.Image) -> np.ndarray:
        """The picture's embedding, float32 [d], L2-normalized."""
        return self.image(torch.from_numpy(pixel_values(image, self.recipe)))[0].numpy()


def drift(folder: Path, model: Path) -> dict[str, dict[str, float]]:
    """mAP of every protocol of a bundle with its own int8 towers and with the float32 towers they were exported from.

    Both embed the films as the bundle holds them. Returns ``{protocol: {"int8": .., "float32": ..}}``.
    """
    bundle = open_folder(folder)
    stored, full = (_precisions(folder, bundle, encoder)
                    for encoder in (OnnxEncoder(folder / MODEL), UnquantizedEncoder(model)))
    return {protocol: {"int8": stored[protocol], "float32": full[protocol]} for protocol in stored}


def _precisions(folder: Path, bundle: Bundle, encoder: Encoder) -> dict[str, float]:
    films = []
    for case in bundle.cases:
        with Image.open(folder / case.image) as film:
            films.append(encoder.embed_image(film))
    again = copy(bundle)
    again.embeddings = np.stack(films)
    metrics, _ = measure(again, encoder)
    return {protocol: figures["mAP"]["value"] for protocol, figures in metrics["protocols"].items()}
