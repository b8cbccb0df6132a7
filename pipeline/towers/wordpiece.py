"""The tokenizer of a model folder, where it is one that the browser has too."""

import json
from pathlib import Path

from medmir.errors import MedMIRError
from medmir.inputs.tokenizer import WordPieceTokenizer

VOCABULARY = "vocab.txt"


def vocabulary_of(folder: Path) -> str:
    """The text of the folder's ``vocab.txt``, or the one that its ``tokenizer.json`` amounts to.

    MedMIRError where the folder reads text otherwise than by WordPiece.
    """
    if (folder / VOCABULARY).exists():
        return (folder / VOCABULARY).read_bytes().decode()
    model = _read(folder / "tokenizer.json").get("model", {})
    pieces = model.get("vocab", {})
    if model.get("type") != "WordPiece" or sorted(pieces.values()) != list(range(len(pieces))):
        raise not_wordpiece(str(folder), model.get("type") or "a tokenizer without vocab.txt")
    return "".join(f"{piece}\n" for piece in sorted(pieces, key=pieces.get))


def not_wordpiece(model: str, kind: str) -> MedMIRError:
    """The refusal of a model whose texts the browser could not tokenize."""
    return MedMIRError(f"{model} reads text with {kind}, and the browser's tokenizer is WordPiece: choose a model with"
                       " a BERT text tower, such as biomedclip.")


def lower_cased(folder: Path) -> bool:
    """Whether the folder's tokenizer lowers capitals, as BERT's does where nothing else is said."""
    normalizer = _read(folder / "tokenizer.json").get("normalizer") or {}
    return _read(folder / "tokenizer_config.json").get("do_lower_case", normalizer.get("lowercase", True))


def read_tokenizer(folder: Path, context_length: int) -> WordPieceTokenizer:
    """The folder's tokenizer in the core's own implementation."""
    return WordPieceTokenizer.from_text(vocabulary_of(folder), context_length, lower_cased(folder))


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
