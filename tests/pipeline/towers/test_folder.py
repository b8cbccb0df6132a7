"""What a PyTorch model folder says of its model, read without PyTorch."""

import json
import subprocess
import sys

import pytest

from medmir.errors import MedMIRError
from pipeline.towers import biomedclip
from pipeline.towers.folder import (
    CONFIG,
    WEIGHTS,
    WEIGHTS_NAMES,
    card_of,
    embed_dim_of,
    find_weights,
    read_config,
    recipe_of,
    tokenizer_of,
    write_config,
)

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "big", "heart"]


@pytest.fixture
def folder(tmp_path):
    """BiomedCLIP's configuration with a vocabulary of six pieces."""
    write_config(tmp_path, biomedclip.CONFIG)
    (tmp_path / "vocab.txt").write_text("\n".join(PIECES) + "\n")
    return tmp_path


def rewritten(folder, part, **changes):
    config = read_config(folder)
    config[part] = config[part] | changes
    write_config(folder, config)


def test_reading_a_folder_needs_no_pytorch():
    probe = "import sys, pipeline.towers.folder; print({'torch', 'open_clip', 'transformers'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True).stdout == "set()\n"


def test_what_was_written_is_read(folder):
    assert read_config(folder) == biomedclip.CONFIG
    assert embed_dim_of(folder) == 512


def test_the_recipe_is_the_configurations_and_open_clips_where_it_says_nothing(folder):
    recipe = recipe_of(folder)
    assert (recipe.size, recipe.resize, recipe.interpolation) == (224, "shortest", "bicubic")
    assert recipe.mean == tuple(biomedclip.CONFIG["preprocess_cfg"]["mean"])
    rewritten(folder, "preprocess_cfg", resize_mode="squash", interpolation="bilinear", std=[1, 2, 3])
    recipe = recipe_of(folder)
    assert (recipe.resize, recipe.interpolation, recipe.std) == ("squash", "bilinear", (1, 2, 3))


def test_the_tokenizer_has_the_models_context(folder):
    tokenizer = tokenizer_of(folder)
    assert tokenizer.context_length == 256
    assert tokenizer.encode("Big heart").tolist() == [2, 4, 5, 3]


def test_a_card_of_its_own_comes_first_then_biomedclips_then_what_can_be_told(folder):
    assert card_of(folder)["name"] == "BiomedCLIP"
    write_config(folder, read_config(folder) | {"card": {"name": "Mine"}})
    assert card_of(folder) == {"name": "Mine"}
    config = read_config(folder)
    del config["card"]
    config["model_cfg"]["text_cfg"]["hf_model_name"] = "someone/bert"
    write_config(folder, config)
    told = card_of(folder)
    assert (told["name"], told["text"], told["licence"]) == (folder.name, "someone/bert", "not stated")
    assert told["image"] == "vit_base_patch16_224 at 224 pixels"


@pytest.mark.parametrize("name", WEIGHTS_NAMES)
def test_weights_are_found_under_each_of_open_clips_names(folder, name):
    (folder / name).touch()
    assert find_weights(folder) == folder / name


def test_of_several_weights_open_clips_first_is_taken(folder):
    for name in WEIGHTS_NAMES:
        (folder / name).touch()
    assert find_weights(folder).name == WEIGHTS_NAMES[0]


def test_a_folder_without_weights_says_how_to_get_them(folder):
    with pytest.raises(MedMIRError, match=f"holds no {WEIGHTS}: train a model into it with `medmir train --out"):
        find_weights(folder)


def test_a_folder_that_is_no_model_is_named(tmp_path):
    with pytest.raises(MedMIRError, match=f"is no model folder: it has no {CONFIG}"):
        read_config(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"model_cfg": 3}', '{"model_cfg": {"text_cfg": {}}}',
                                  json.dumps({"model_cfg": {"text_cfg": {}, "vision_cfg": {}}})])
def test_a_configuration_that_describes_no_two_towers_is_refused(tmp_path, text):
    (tmp_path / CONFIG).write_text(text)
    with pytest.raises(MedMIRError, match=f"{CONFIG} does not describe two towers and their preprocessing"):
        recipe_of(tmp_path)
