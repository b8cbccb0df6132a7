"""The exported towers on native ONNX Runtime, and what every encoder is."""

import json
import threading

import numpy as np
import pytest
from PIL import Image
from support.tiny_model import DIMENSIONS, write_tiny_model

from medmir.errors import MedMIRError
from pipeline.arrays.encoder import TEXTS_PER_RUN, Encoder, OnnxEncoder
from pipeline.files.paths import DEMO_MODEL


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


def test_many_texts_at_once_are_what_they_are_one_by_one():
    encoder = OnnxEncoder(DEMO_MODEL)
    texts = ["effusion", "a large left pleural effusion", "normal", *["mass", "hernia"] * TEXTS_PER_RUN, ""]
    together = encoder.embed_texts(texts)
    assert together.shape == (len(texts), 256)
    for row in (0, 1, 2, 4, len(texts) - 1):
        assert np.allclose(together[row], encoder.embed_text(texts[row]), atol=1e-5)


def test_no_texts_have_no_embeddings():
    assert OnnxEncoder(DEMO_MODEL).embed_texts([]).shape == (0, 256)


def test_an_exported_model_is_an_encoder_and_its_folder_says_how_inputs_are_made(tiny):
    encoder = OnnxEncoder(tiny)
    assert isinstance(encoder, Encoder)
    assert (encoder.recipe.size, encoder.recipe.resize) == (8, "shortest")
    assert encoder.tokenizer.context_length == 32 and encoder.tokenizer.lowercase


def test_what_cannot_embed_pictures_is_no_encoder():
    class Reader:
        def embed_text(self, text):
            return np.ones(1)

    assert not isinstance(Reader(), Encoder)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "1", "I;16"])
def test_a_picture_of_any_mode_has_an_embedding_of_length_one(tiny, mode):
    embedded = OnnxEncoder(tiny).embed_image(Image.new(mode, (30, 20), 1))
    assert embedded.shape == (DIMENSIONS,) and embedded.dtype == np.float32
    assert np.linalg.norm(embedded) == pytest.approx(1, abs=1e-5)


def test_a_text_longer_than_the_context_is_cut_to_it(tiny):
    encoder = OnnxEncoder(tiny)
    long, longer = "a b c " * 20, "a b c " * 40
    assert np.array_equal(encoder.embed_text(long), encoder.embed_text(longer))


def test_a_tower_is_not_read_before_it_is_used(tmp_path):
    folder = write_tiny_model(tmp_path / "model")
    (folder / "vision.onnx").write_bytes(b"no model")
    assert OnnxEncoder(folder).embed_text("effusion").shape == (DIMENSIONS,)


def test_threads_may_share_an_encoder(tiny):
    encoder, found = OnnxEncoder(tiny, threads=1), {}
    threads = [threading.Thread(target=lambda n=n: found.update({n: encoder.embed_text("effusion")})) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and all(np.array_equal(found[0], each) for each in found.values())


@pytest.mark.parametrize("name", ["text.onnx", "vision.onnx", "vocab.txt", "config.json"])
def test_a_folder_that_lacks_a_file_is_named_with_it_and_the_way_out(tmp_path, name):
    folder = write_tiny_model(tmp_path / "model")
    (folder / name).unlink()
    with pytest.raises(MedMIRError, match=f"model is no exported model: {name} missing. `medmir export --model"):
        OnnxEncoder(folder)


def test_a_vocabulary_with_capitals_keeps_them(tmp_path):
    folder = write_tiny_model(tmp_path / "model")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"lower_case": False}))
    encoder = OnnxEncoder(folder)
    assert not np.array_equal(encoder.embed_text("A"), encoder.embed_text("a"))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"context_length": 8}'])
def test_a_configuration_that_cannot_be_read_is_named(tmp_path, text):
    folder = write_tiny_model(tmp_path / "model")
    (folder / "config.json").write_text(text)
    with pytest.raises(MedMIRError, match=r"config\.json is not what `medmir export` writes .*: export the model"):
        OnnxEncoder(folder)


def test_a_damaged_tower_is_named_when_it_is_used(tmp_path):
    folder = write_tiny_model(tmp_path / "model")
    (folder / "text.onnx").write_bytes((folder / "text.onnx").read_bytes()[:200])
    with pytest.raises(MedMIRError, match=r"text\.onnx is no model that ONNX Runtime can read: export it again"):
        OnnxEncoder(folder).embed_text("effusion")
