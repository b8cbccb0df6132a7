"""WordPiece tokenization as BERT does it, in plain Python.

The ids equal those of Hugging Face ``tokenizers.BertWordPieceTokenizer`` on the same vocabulary.
Source: Devlin et al., BERT, 2019; Wu et al., Google's Neural Machine Translation System, 2016
(greedy longest match first).
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from medmir.errors import MedMIRError
from medmir.inputs import unicode_classes

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
MAX_WORD_CHARACTERS = 100  # longer words become one [UNK], as in the reference implementation
_SPECIAL_PATTERN = re.compile("(" + "|".join(map(re.escape, SPECIAL)) + ")")


def _within(ranges: Sequence[int], character: str) -> bool:
    """Whether the code point lies in one of the flat half-open ranges."""
    return bisect_right(ranges, ord(character)) % 2 == 1


def _cleaned(text: str) -> Iterator[str]:
    for character in text:
        if _within(unicode_classes.REMOVED, character) or "\ud800" <= character <= "\udfff":
            continue
        if _within(unicode_classes.SPACES, character):
            yield " "
        elif _within(unicode_classes.IDEOGRAPHS, character):
            yield f" {character} "
        else:
            yield character


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not _within(unicode_classes.ACCENTS, c))


def words(text: str, lowercase: bool = True) -> list[str]:
    """Split text into words and single punctuation marks, normalized as BERT does.

    Lone surrogates, which no valid UTF-8 can carry, are dropped.
    """
    normalized = "".join(_cleaned(text))
    if lowercase:
        # per character: str.lower() on the whole word would apply the Greek final-sigma rule
        normalized = "".join(c.lower() for c in _without_accents(normalized))
    spaced = (f" {c} " if _within(unicode_classes.PUNCTUATION, c) else c for c in normalized)
    return "".join(spaced).split(" ")


class WordPieceTokenizer:
    """Turns text into the ``input_ids`` of a BERT text tower.

    ``vocabulary`` is the list of pieces in id order; ``context_length`` counts [CLS] and [SEP].
    """

    def __init__(self, vocabulary: Sequence[str], context_length: int, lowercase: bool = True):
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        missing = [name for name in ("[UNK]", "[CLS]", "[SEP]") if name not in self.ids]
        if missing:
            raise MedMIRError(f"vocab.txt lacks {', '.join(missing)}: it is not a WordPiece vocabulary.")
        self.context_length = context_length
        self.lowercase = lowercase

    @classmethod
    def from_text(cls, vocabulary: str, context_length: int, lowercase: bool = True) -> "WordPieceTokenizer":
        """Read the text of a ``vocab.txt``: one piece a line, its line number the id."""
        return cls([line.rstrip("\r") for line in vocabulary.rstrip("\n").split("\n")], context_length, lowercase)

    def encode(self, text: str) -> np.ndarray:
        """Return the ids, int64 ``[t]`` with ``2 <= t <= context_length``; never padded."""
        body = [number for part in _SPECIAL_PATTERN.split(text) for number in self._part(part)]
        body = body[: self.context_length - 2]
        return np.array([self.ids["[CLS]"], *body, self.ids["[SEP]"]], dtype=np.int64)

    def _part(self, part: str) -> Iterator[int]:
        if part in SPECIAL and part in self.ids:
            yield self.ids[part]
            return
        for word in words(part, self.lowercase):
            if word:
                yield from self._pieces(word)

    def _pieces(self, word: str) -> list[int]:
        unknown = [self.ids["[UNK]"]]
        if len(word) > MAX_WORD_CHARACTERS:
            return unknown
        pieces, start = [], 0
        while start < len(word):
            end = self._longest(word, start)
            if end == start:
                return unknown
            pieces.append(self.ids[("##" if start else "") + word[start:end]])
            start = end
        return pieces

    def _longest(self, word: str, start: int) -> int:
        """End of the longest known piece beginning at ``start``; ``start`` itself where there is none."""
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            if prefix + word[start:end] in self.ids:
                return end
        return start
