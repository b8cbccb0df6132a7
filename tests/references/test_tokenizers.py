"""The tokenizer against Hugging Face ``tokenizers`` on the shipped vocabulary: no string may differ."""

import random
import re
import tarfile
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tokenizers import BertWordPieceTokenizer
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from medmir.inputs import unicode_classes
from medmir.inputs.tokenizer import WordPieceTokenizer
from pipeline.files.paths import DEMO_MODEL

VOCABULARY = DEMO_MODEL / "vocab.txt"
UNLIMITED = 1_000_000
EVERY_CHARACTER = [code for code in range(0x110000) if not 0xD800 <= code < 0xE000]


@pytest.fixture(scope="module")
def reference():
    return BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)


@pytest.fixture(scope="module")
def ours():
    return WordPieceTokenizer.from_text(VOCABULARY.read_text(), UNLIMITED)


def openi_sentences() -> list[str]:
    """Sentences of the Open-i reports inside the torchxrayvision package, read and never stored."""
    package = Path(find_spec("torchxrayvision").origin).parent
    sentences = []
    with tarfile.open(package / "data/NLMCXR_reports.tgz") as archive:
        for member in archive:
            if member.name.endswith(".xml"):
                texts = ElementTree.parse(archive.extractfile(member)).getroot().iter("AbstractText")
                sentences += [s for text in texts for s in re.split(r"(?<=[.?!])\s+", text.text or "")]
    return sentences


def hostile_strings(count: int) -> list[str]:
    """CJK, accents, control characters, emoji, marker look-alikes and anything else Unicode has."""
    rng = random.Random(5)
    alphabets = [range(32, 127), range(0x300), range(0x300, 0x370), range(0x4E00, 0x4E40), range(0x1F300, 0x1F650),
                 range(0x370, 0x600), range(0x2000, 0x2070), range(0x10000)]
    endings = ["", "[MASK]", " [CLS] x", "[SEP", "[UNK][UNK]", "\t\r\n", "a" * 200, "́", "\u200d", "İ", "ς Σ"]

    def draw() -> str:
        codes = (rng.choice(rng.choice(alphabets)) for _ in range(rng.randrange(30)))
        return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000) + rng.choice(endings)

    return ["", " ", "x" * 200, *(draw() for _ in range(count))]


def test_ten_thousand_strings_give_the_same_ids(reference, ours):
    strings = openi_sentences()[:8000] + hostile_strings(3000)
    assert len(strings) >= 10_000
    wrong = [text for text in strings if ours.encode(text).tolist() != reference.encode(text).ids]
    assert wrong == []


def test_every_character_of_unicode_gives_the_same_ids(reference, ours):
    blocks = [EVERY_CHARACTER[start : start + 256] for start in range(0, len(EVERY_CHARACTER), 256)]
    texts = [" ".join(f"a{chr(code)}b" for code in block) for block in blocks]
    wrong = [f"U+{block[0]:04X}" for block, text in zip(blocks, texts, strict=True)
             if ours.encode(text).tolist() != reference.encode(text).ids]
    assert wrong == []


def test_long_texts_are_cut_like_the_reference(reference):
    text = "pleural effusion on the left side, " * 40
    reference.enable_truncation(64)
    try:
        assert WordPieceTokenizer.from_text(VOCABULARY.read_text(), 64).encode(text).tolist() == (
            reference.encode(text).ids
        )
    finally:
        reference.no_truncation()


def ranges(codes: list[int]) -> list[int]:
    flat: list[int] = []
    for code in codes:
        if flat and flat[-1] == code:
            flat[-1] = code + 1
        else:
            flat += [code, code + 1]
    return flat


@pytest.mark.parametrize(("table", "options", "outcome"), [
    ("REMOVED", {"clean_text": True}, ""), ("SPACES", {"clean_text": True}, " "),
    ("ACCENTS", {"strip_accents": True}, ""),
])
def test_character_classes_are_the_normalizers(table, options, outcome):
    off = {"clean_text": False, "handle_chinese_chars": False, "strip_accents": False, "lowercase": False}
    normalizer = BertNormalizer(**(off | options))
    expected = [code for code in EVERY_CHARACTER if normalizer.normalize_str(chr(code)) == outcome]
    assert list(getattr(unicode_classes, table)) == ranges(expected)


def test_punctuation_is_the_pre_tokenizers():
    splitter = BertPreTokenizer()
    expected = [code for code in EVERY_CHARACTER if len(splitter.pre_tokenize_str(f"a{chr(code)}b")) == 3]
    assert list(unicode_classes.PUNCTUATION) == ranges(expected)
