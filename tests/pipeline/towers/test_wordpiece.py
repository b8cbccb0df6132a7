"""Which tokenizers the browser has too, and how a folder's is read."""

import json

import pytest

from medmir.errors import MedMIRError
from pipeline.towers.wordpiece import lower_cased, not_wordpiece, read_tokenizer, vocabulary_of

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "heart", "##s"]


def write_tokenizer(folder, kind="WordPiece", ids=None, **more):
    vocabulary = dict(zip(PIECES, ids or range(len(PIECES)), strict=True))
    (folder / "tokenizer.json").write_text(json.dumps({"model": {"type": kind, "vocab": vocabulary}} | more))


def test_a_vocabulary_file_stands_before_a_tokenizer_json(tmp_path):
    write_tokenizer(tmp_path)
    (tmp_path / "vocab.txt").write_text("[PAD]\nlung\n")
    assert vocabulary_of(tmp_path) == "[PAD]\nlung\n"


def test_pieces_come_in_the_order_of_their_ids(tmp_path):
    write_tokenizer(tmp_path, ids=[5, 4, 3, 2, 1, 0])
    assert vocabulary_of(tmp_path).split() == PIECES[::-1]


def test_letters_beyond_ascii_are_kept_whatever_the_machines_encoding(tmp_path):
    (tmp_path / "vocab.txt").write_bytes("[PAD]\nŒdem\n心\n".encode())
    assert vocabulary_of(tmp_path).split() == ["[PAD]", "Œdem", "心"]


@pytest.mark.parametrize("kind", ["BPE", "Unigram", "WordLevel"])
def test_another_kind_is_refused_by_its_name(tmp_path, kind):
    write_tokenizer(tmp_path, kind)
    with pytest.raises(MedMIRError, match=f"reads text with {kind}, and the browser's tokenizer is WordPiece"):
        vocabulary_of(tmp_path)


def test_ids_with_holes_are_refused(tmp_path):
    write_tokenizer(tmp_path, ids=[0, 1, 2, 3, 4, 9])
    with pytest.raises(MedMIRError, match="the browser's tokenizer is WordPiece"):
        vocabulary_of(tmp_path)


def test_a_folder_without_any_tokenizer_is_refused(tmp_path):
    with pytest.raises(MedMIRError, match=r"reads text with a tokenizer without vocab\.txt"):
        vocabulary_of(tmp_path)


@pytest.mark.parametrize(("config", "normalizer", "lowers"), [
    (None, None, True), ({"do_lower_case": False}, None, False), (None, {"lowercase": False}, False),
    ({"do_lower_case": True}, {"lowercase": False}, True), ({}, {"lowercase": True}, True), ({}, {}, True),
])
def test_capitals_are_lowered_unless_the_folder_says_otherwise(tmp_path, config, normalizer, lowers):
    if config is not None:
        (tmp_path / "tokenizer_config.json").write_text(json.dumps(config))
    if normalizer is not None:
        write_tokenizer(tmp_path, normalizer=normalizer)
    assert lower_cased(tmp_path) is lowers


def test_the_tokenizer_is_the_cores_with_the_folders_pieces(tmp_path):
    write_tokenizer(tmp_path)
    tokenizer = read_tokenizer(tmp_path, 4)
    assert tokenizer.encode("Hearts heart heart").tolist() == [2, 4, 5, 3]  # cut to four


def test_the_refusal_names_a_way_out():
    assert str(not_wordpiece("ViT-B-32", "CLIP's BPE")).endswith(
        "choose a model with a BERT text tower, such as biomedclip.")
