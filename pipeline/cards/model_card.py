"""The model card of a bundle: what the towers are, what they learned from, how well they retrieve, what they are for.

After Mitchell et al., Model Cards for Model Reporting, FAT* 2019, in as far as it can be known.
"""

from medmir.bundle.contract import TOWERS, model_file
from medmir.measure.protocols import PROTOCOLS
from pipeline.cards.markdown import bullets, section
from pipeline.cards.tables import label_table, markdown_table

TOWER_TITLES = {"text": "text tower", "vision": "image tower"}
NOT_SHOWN = ("name", "limits", "training")  # have a place of their own
INTENDED = (
    "For: finding look-alikes in the collection it comes with, by words or by a film, in teaching and research.",
    "Not for: diagnosis, triage, or any decision about a patient; for films of other kinds than it was trained on;"
    " for saying that a finding is absent.",
)


def model_card(manifest: dict, training: dict, metrics: dict) -> str:
    """Markdown for ``model_card.md``: ``training`` is the model's training record, empty where it has none."""
    card, title = manifest["model"], manifest["corpus"]["name"]
    parts = [
        f"# Model card: {card['name']}", f"> {manifest['notice']}",
        section("What it is", bullets(_facts(manifest))),
        section("What it learned from", card.get("training", ""), bullets(_record(training))),
        section("What was measured", _explained(title, metrics), markdown_table(metrics), bullets(_asked(metrics))),
        section("By label", *_by_label(metrics)),
        section("What it is for, and what not", bullets([*INTENDED, *_limits(card)])),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(manifest: dict) -> list[str]:
    shown = {name: value for name, value in manifest["model"].items() if name not in NOT_SHOWN}
    recipe = manifest["preprocessing"]
    sizes = {kind: manifest["files"][model_file(name)]["bytes"] for kind, name in TOWERS.items()}
    files = [f"{title}: {sizes[kind] / 1e6:.1f} MB of ONNX" for kind, title in TOWER_TITLES.items()]
    picture = f"{recipe['size']} pixels, {recipe['resize']} side, {recipe['interpolation']}"
    return [*(f"{_words(name)}: {_value(value)}" for name, value in shown.items()), f"pictures: {picture}", *files]


def _record(training: dict) -> list[str]:
    """The training record's figures, the number of patients in place of their ids."""
    if not training:
        return ["No record of the training came with the model: whether it saw these patients cannot be checked."]
    figures = [f"{_words(name)}: {_value(value)}" for name, value in training.items() if name != "patients"]
    return [f"patients: {len(training['patients']):,}, none of them in this collection", *figures]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{_words(name)} {f'({_value(part)})' if isinstance(part, dict) else _value(part)}"
                         for name, part in value.items())
    return str(value)


def _explained(title: str, metrics: dict) -> str:
    return (f"On the {metrics['n_cases']:,} films of {title}: value, 95 % bootstrap interval over queries in brackets,"
            " chance in parentheses, n queries. Recall@K is the field's hit rate: one relevant film among K is enough.")


def _asked(metrics: dict) -> list[str]:
    return [f"{_words(name)}: {told.meaning}." for name, told in PROTOCOLS.items() if name in metrics["protocols"]]


def _by_label(metrics: dict) -> list[str]:
    shown = {"Words to film (adjusted), three queries a label:": "text_to_image_adjusted",
             "Film to film of another patient:": "image_to_image"}
    return [part for title, protocol in shown.items() if protocol in metrics["groups"]
            for part in (title, label_table(metrics["groups"][protocol]))]


def _limits(card: dict) -> list[str]:
    return [card["limits"]] if card.get("limits") else []
