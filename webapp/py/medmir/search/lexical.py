"""Word search in labels and reports, and whether a report says that something is there or that it is not."""

import re
from collections.abc import Collection
from typing import NamedTuple

from medmir.bundle.catalog import Catalog, Text
from medmir.bundle.contract import Hit
from medmir.errors import MedMIRError
from medmir.search.query import Query
from medmir.search.words import FILLERS, content, normalize

OPERATORS = ("AND", "OR", "NOT")
REFINED = re.compile(rf"\b(?:{'|'.join(OPERATORS)})\b")
TOKEN = re.compile(r'"[^"]*"|[()]|[^\s()"]+')
SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\n")
NEGATION = re.compile(r"\b(?:no|not|neither|without|free of|absent|absence|negative|resolved|denies|rule out)\b")
"""What makes a sentence deny what it names: the commonest of NegEx's triggers (Chapman et al., 2001)."""
DEEPEST = 1000
"""So many matching reports are looked at, the best first."""


class Mentions(NamedTuple):
    """Cases whose reports hold words of a question, best first.

    ``all_words`` is whether they hold all of them; ``denied`` are those whose report names them only to deny them, or
    for a question that denies, those that affirm them.
    """

    hits: list[Hit]
    all_words: bool
    denied: list[Hit]


def search_reports(catalog: Catalog, query: Query, k: int = DEEPEST) -> Mentions:
    """The cases whose labels and report hold all the words of a question, or where none does, some of them.

    Phrases in quotes, a beginning with ``*``, AND, OR, NOT and parentheses mean what they mean in SQLite's FTS5; where
    they make no sense the words alone are looked for. Words that carry no meaning of their own are not.
    """
    if REFINED.search(query.words):
        texts = _matching(catalog, _expression(query, _operators(query.words)), k)
        if texts is not None:
            return _told(texts, query, all_words=True)
    for operator, all_words in ((" AND ", True), (" OR ", False)):
        words = operator.join(_word(token) for token in TOKEN.findall(query.words) if _means(token))
        if texts := _matching(catalog, _expression(query, words), k):
            return _told(texts, query, all_words)
    return Mentions([], False, [])


def _matching(catalog: Catalog, expression: str, k: int) -> list[Text] | None:
    """None where the operators of a question stand where none can."""
    try:
        return catalog.matching(expression, k) if expression else []
    except MedMIRError:
        return None


def _expression(query: Query, words: str) -> str:
    """For FTS5: the words with what is added to them and taken from them; empty where nothing is wanted."""
    added, subtracted = ([_phrase(term.words) for term in terms if normalize(term.words)]
                         for terms in (query.added, query.subtracted))
    wanted = " AND ".join([f"({words})", *added] if words else added)
    return f"({wanted})" + "".join(f" NOT {phrase}" for phrase in subtracted) if wanted else ""


def _means(token: str) -> bool:
    """Whether a token is looked for: a phrase, or a word with a meaning of its own that does not only deny."""
    words = normalize(token).split()
    telling = words if token.startswith('"') else [w for w in words if w not in FILLERS and not NEGATION.fullmatch(w)]
    return bool(telling) and token not in OPERATORS


def _word(token: str) -> str:
    return f'{_phrase(token)}{"*" if token.endswith("*") else ""}'


def _phrase(text: str) -> str:
    return f'"{normalize(text)}"'


def _operators(words: str) -> str:
    """The question with its operators as they are; FTS5 wants one between any two words."""
    spaced: list[str] = []
    for token in TOKEN.findall(words):
        if token not in (*OPERATORS, "(", ")") and not _means(token):
            continue
        if spaced and token not in (*OPERATORS, ")") and spaced[-1] not in (*OPERATORS, "("):
            spaced.append("AND")
        spaced.append(token if token in (*OPERATORS, "(", ")") else _word(token))
    return " ".join(spaced)


def _told(texts: list[Text], query: Query, all_words: bool) -> Mentions:
    """The reports apart that name all that is asked for, but deny what the question affirms, or the other way round."""
    named = [word for word in content(REFINED.sub(" ", query.words)) if not NEGATION.fullmatch(word)]
    denying, enough = bool(NEGATION.search(query.words)), any if " OR " in query.words else all
    words = re.compile(rf"\b({'|'.join(named) or '(?!)'})s?\b")
    found: dict[bool, list[Hit]] = {True: [], False: []}
    for text in texts:
        fits = not all_words or enough(_affirmed(text, words)) != denying
        found[fits].append(Hit(text.case_id, text.score))
    return Mentions(found[True], all_words, found[False])


def _affirmed(text: Text, words: re.Pattern) -> Collection[bool]:
    """Of the words that a report names whether each stands in a sentence that denies nothing; labels deny nothing.

    A report that names them in other forms alone is taken to affirm.
    """
    told: dict[str, bool] = {}
    for sentence in SENTENCE.split(f"{text.labels}\n{text.findings}\n{text.impression}".casefold()):
        if named := words.findall(sentence):
            affirms = not NEGATION.search(sentence)
            told |= {word: affirms or told.get(word, False) for word in named}
    return told.values() or [True]
