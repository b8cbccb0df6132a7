"""From the name of a model to its folder: one that `medmir train` wrote, anybody's, or one on a hub."""

from pathlib import Path

from medmir.errors import MedMIRError
from pipeline.files.paths import CACHE
from pipeline.towers.biomedclip import HUB_ID
from pipeline.towers.wordpiece import not_wordpiece

HUB, LOCAL = "hf-hub:", "local-dir:"  # open_clip's own prefixes
NICKNAMES = {"biomedclip": HUB + HUB_ID}
MODELS = CACHE / "models"             # where models from a hub are kept
WANTED = ("*.json", "vocab.txt", "open_clip_*")


def find_model(name: str) -> Path:
    """The folder of the model that is called "biomedclip", "hf-hub:ORG/NAME", "local-dir:PATH" or by its path.

    A model of a hub is fetched the first time, and an interrupted fetch goes on. MedMIRError, saying what to do, where
    the name means nothing, the hub cannot be reached or the model's tokenizer is not WordPiece.
    """
    name = NICKNAMES.get(name, name)
    if name.startswith(HUB):
        return _fetched(name.removeprefix(HUB))
    folder = Path(name.removeprefix(LOCAL))
    if folder.is_dir():
        return folder
    _refuse_names_of_open_clip(name)
    raise MedMIRError(f"{name} is no model: give biomedclip, {HUB}ORG/NAME, {LOCAL}PATH or a folder that `medmir train`"
                      " wrote.")


def _fetched(model_id: str) -> Path:
    # imported before open_clip is, whose import closes the hub for this process
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    folder = model_id.rpartition("/")[2]
    try:
        return Path(snapshot_download(model_id, local_dir=MODELS / folder, allow_patterns=list(WANTED)))
    except (OSError, HFValidationError) as unreachable:
        raise MedMIRError(
            f"{model_id} cannot be fetched from its hub: on a machine that reaches it run `hf download {model_id}"
            f" --local-dir {folder}`, copy the folder {folder} here and give {LOCAL}{folder} in place of the name."
        ) from unreachable


def _refuse_names_of_open_clip(name: str) -> None:
    """MedMIRError for "ViT-B-32/laion2b_s34b_b79k" and the like: none of open_clip's own models has a BERT."""
    from pipeline.towers.open_clip_import import import_open_clip

    built_in = import_open_clip().get_model_config(name.partition("/")[0])
    if built_in is not None:
        text = built_in["text_cfg"]
        raise not_wordpiece(name, text.get("hf_model_name") or text.get("hf_tokenizer_name") or "CLIP's BPE tokenizer")
