"""Which words of a report a question asks for, and its most telling sentence."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from medmir.search.lexical import SENTENCE
from medmir.search.query import Query
from medmir.search.words import content, normalize, stem

WORD = re.compile(r"\w+")


class Piece(NamedTuple):
    """A piece of a text; ``asked`` where it is a word of the question."""

    text: str
    asked: bool


def asked_words(query: Query) -> frozenset[str]:
    """The stems that a question asks for, its added terms included."""
    return frozenset(content(" ".join([query.words, *(term.words for term in query.added)])))


def marked(text: str, words: Collection[str]) -> list[Piece]:
    """The text in pieces, whole words that are asked for apart."""
    return [piece for piece in _pieces(text, words) if piece.text]


def _pieces(text: str, words: Collection[str]) -> Iterator[Piece]:
    end = 0
    for found in WORD.finditer(text):
        if stem(normalize(found[0])) in words:
            yield Piece(text[end:found.start()], False)
            yield Piece(found[0], True)
            end = found.end()
    yield Piece(text[end:], False)


def snippet(texts: Collection[str], words: Collection[str]) -> str:
    """The sentence that holds the most of the words, the first of several; empty where none holds any."""
    sentences = [sentence.strip() for text in texts for sentence in SENTENCE.split(text) if sentence.strip()]
    counted = [(len(set(content(sentence)) & set(words)), -n) for n, sentence in enumerate(sentences)]
    most, place = max(counted, default=(0, 0))
    return sentences[-place] if most else ""
