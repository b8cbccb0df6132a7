"""The towers before quantization are an encoder like any other."""

import numpy as np
import pytest
import torch
from PIL import Image

from medmir.errors import MedMIRError
from pipeline.arrays.encoder import Encoder
from pipeline.towers.demo_model import new_demo_model, write_demo_folder
from pipeline.towers.dual_encoder import load_model
from pipeline.towers.export.drift import UnquantizedEncoder
from pipeline.towers.folder import WEIGHTS, card_of, read_config
from pipeline.towers.train.setting import Setting


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The demo's architecture before it has seen a film, at 64 pixels."""
    folder = tmp_path_factory.mktemp("demo") / "model"
    write_demo_folder(folder, Setting().tower, size=64)
    torch.save(new_demo_model(folder, seed=1).state_dict(), folder / WEIGHTS)
    return folder


@pytest.fixture(scope="module")
def encoder(folder):
    return UnquantizedEncoder(folder)


def test_it_keeps_the_protocol(encoder):
    assert isinstance(encoder, Encoder)
    assert encoder.recipe.size == 64 and encoder.tokenizer.context_length == 96


def test_texts_and_pictures_share_one_space_of_unit_vectors(encoder):
    text, picture = encoder.embed_text("effusion"), encoder.embed_image(Image.effect_noise((80, 70), 60))
    for embedded in (text, picture):
        assert embedded.shape == (256,) and embedded.dtype == np.float32
        assert np.linalg.norm(embedded) == pytest.approx(1, abs=1e-5)


def test_many_texts_are_what_they_are_one_by_one_and_none_have_no_embeddings(encoder):
    together = encoder.embed_texts(["mass", "a large left pleural effusion"])
    assert np.array_equal(together[1], encoder.embed_text("a large left pleural effusion"))
    assert encoder.embed_texts([]).shape == (0, 256)


def test_a_folder_without_weights_is_no_encoder(tmp_path):
    write_demo_folder(tmp_path, Setting().tower, size=64)
    with pytest.raises(MedMIRError, match="train a model into it with `medmir train --out"):
        UnquantizedEncoder(tmp_path)


def test_the_demos_folder_says_what_it_is(folder):
    card, config = card_of(folder), read_config(folder)
    assert card["name"] == "Med-MIR demo towers"
    assert card["image"] == f"timm {Setting().tower} at 64 pixels, trained from scratch on rendered radiographs"
    assert config["model_cfg"]["vision_cfg"]["timm_model_pretrained"] is False  # nothing asks a hub


def test_the_same_seed_gives_the_same_towers_and_another_an_image_tower_of_its_own(folder):
    once, again, other = (new_demo_model(folder, seed).state_dict() for seed in (1, 1, 2))
    kept = load_model(folder).state_dict()
    assert all(torch.equal(once[name], again[name]) and torch.equal(once[name], kept[name]) for name in once)
    differing = {name.split(".")[0] for name in once if not torch.equal(once[name], other[name])}
    assert "visual" in differing
    words = "text.transformer.embeddings.word_embeddings.weight"
    assert torch.equal(once[words], other[words])  # MiniLM's
