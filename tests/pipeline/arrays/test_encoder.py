"""The exported towers on native ONNX Runtime."""


import numpy as np

from pipeline.arrays.encoder import TEXTS_PER_RUN, Encoder
from pipeline.files.paths import DEMO_MODEL


def test_many_texts_at_once_are_what_they_are_one_by_one():
    encoder = Encoder(DEMO_MODEL)
    texts = ["effusion", "a large left pleural effusion", "normal", *["mass", "hernia"] * TEXTS_PER_RUN, ""]
    together = encoder.embed_texts(texts)
    assert together.shape == (len(texts), 256)
    for row in (0, 1, 2, 4, len(texts) - 1):
        assert np.allclose(together[row], encoder.embed_text(texts[row]), atol=1e-5)


def test_no_texts_have_no_embeddings():
    assert Encoder(DEMO_MODEL).embed_texts([]).shape == (0, 256)
