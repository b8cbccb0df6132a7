"""The model card: every figure with its interval and its chance, and nothing claimed that is not known."""

from medmir.bundle.contract import TOWERS, model_file
from medmir.bundle.manifest import file_entry
from medmir.measure.protocols import PROTOCOLS
from pipeline.cards.model_card import model_card

NOTICE = "Not a medical device."
FIGURE = {"value": 0.5, "low": 0.4, "high": 0.6, "chance": 0.1, "n": 45}
FIGURES = {name: FIGURE for name in ("recall@1", "recall@10", "precision@10", "mAP", "nDCG@10")}
METRICS = {"n_cases": 2, "protocols": {"text_to_image_strict": FIGURES},
           "groups": {"text_to_image_adjusted": {"Mass": FIGURES}}}


def manifest(**model: object) -> dict:
    sizes = {"text": 23_000_000, "vision": 2_900_000}
    return {
        "notice": NOTICE, "corpus": {"name": "Films"},
        "model": {"name": "Towers", "text": "a text tower", "limits": "Knows little.", "embed_dim": 256} | model,
        "preprocessing": {"size": 144, "resize": "shortest", "interpolation": "bicubic"},
        "files": {model_file(TOWERS[kind]): file_entry(size, "0" * 64) for kind, size in sizes.items()},
    }


def test_the_model_card_has_every_figure_with_interval_and_chance():
    card = model_card(manifest(), {"patients": ["T1", "T2"], "films": 3,
                              "steps": {"findings": 40, "language": 15}, "held_out": {"auroc": {"Mass": 0.9}}}, METRICS)
    assert "| text to image strict | 45 | 0.50 [0.40, 0.60] (0.10) |" in card
    assert "| Mass | 45 | 0.50 [0.40, 0.60] (0.10) |" in card
    assert "patients: 2, none of them in this collection" in card
    assert "- steps: findings 40, language 15" in card
    assert "- held out: auroc (Mass 0.9)" in card
    assert "text tower: 23.0 MB" in card
    assert NOTICE in card and "Knows little." in card and "Not for: diagnosis" in card


def test_a_model_without_a_record_is_not_said_to_be_clean():
    card = model_card(manifest(), {}, METRICS)
    assert "cannot be checked" in card
    assert "none of them in this collection" not in card


def test_what_the_towers_are_and_how_large():
    card = model_card(manifest(), {}, METRICS)
    assert "- pictures: 144 pixels, shortest side, bicubic" in card
    assert "- text tower: 23.0 MB of ONNX" in card and "- image tower: 2.9 MB of ONNX" in card
    assert "- text: a text tower" in card and "- embed dim: 256" in card


def test_what_has_a_place_of_its_own_is_not_told_twice():
    card = model_card(manifest(training="Learned from films."), {}, METRICS)
    assert card.count("Learned from films.") == card.count("Knows little.") == 1
    assert "- name:" not in card and "- limits:" not in card


def test_each_measured_protocol_is_explained_and_no_other():
    card = model_card(manifest(), {}, METRICS)
    assert f"- text to image strict: {PROTOCOLS['text_to_image_strict'].meaning}." in card
    assert PROTOCOLS["negation"].meaning not in card


def test_a_model_without_stated_limits_still_says_what_it_is_not_for():
    card = model_card(manifest(limits=""), {}, METRICS)
    assert "Not for: diagnosis" in card and "Knows little." not in card


def test_labels_are_told_only_of_protocols_that_were_measured():
    card = model_card(manifest(), {}, METRICS | {"groups": {}})
    assert "## By label" not in card
    assert "Film to film of another patient:" not in model_card(manifest(), {}, METRICS)
