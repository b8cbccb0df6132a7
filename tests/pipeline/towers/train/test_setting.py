"""The demo's setting: read without PyTorch, and one that timm and the record know."""

import subprocess
import sys
from dataclasses import asdict

from pipeline.arrays.training_record import read_training
from pipeline.files.paths import DEMO_MODEL
from pipeline.towers.open_clip_import import import_open_clip
from pipeline.towers.train.setting import Setting, Steps


def test_the_defaults_are_read_without_pytorch():
    probe = "import sys, pipeline.towers.train.setting; print({'torch', 'timm', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True).stdout == "set()\n"


def test_the_committed_demo_was_trained_with_the_defaults():
    record = read_training(DEMO_MODEL)
    assert {name: record[name] for name in asdict(Setting())} == asdict(Setting())


def test_the_image_towers_are_known_by_name():
    import_open_clip()
    import timm  # needs what open_clip's import has prepared

    import pipeline.towers.image_tower  # noqa: F401

    features = timm.create_model(Setting().tower, pretrained=False, num_classes=0).num_features
    assert features == 4 * 192  # mean and maximum of either half
    assert timm.create_model("resnet18_32", pretrained=False, num_classes=5).get_classifier().out_features == 5


def test_steps_are_the_demos_unless_said_otherwise():
    assert Steps(findings=1) == Steps(1, 1200, 1000)
    assert Setting().steps == Steps() and Setting(steps=Steps(language=3)).steps.language == 3
