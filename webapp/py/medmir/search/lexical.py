"""Word search in labels and reports, and whether a report says that something is there or that it is not."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from medmir.bundle.catalog import Catalog, Text
from medmir.bundle.contract import Hit
from medmir.errors import MedMIRError
from medmir.search.query import Query
from medmir.search.words import FILLERS, content, normalize, stem

OPERATOR = re.compile(r"\b(?:AND|OR|NOT)\b|[()]")
TOKEN = re.compile(r'"[^"]*"|[()]|[^\s()"]+')
SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\n")
NEGATION = re.compile(r"\b(?:no|not|without|free of|absent|absence|negative|resolved|denies|rule out)\b")
"""What makes a sentence deny what it names: the commonest of NegEx's triggers (Chapman et al., 2001)."""
DEEPEST = 1000
"""So many matching reports are looked at, the best first."""


class Mentions(NamedTuple):
    """Cases whose reports hold words of a question, best first.

    ``all_words`` is whether they hold all of them; ``denied`` are those whose report names them only to deny them.
    """

    hits: list[Hit]
    all_words: bool
    denied: list[Hit]


def search_reports(catalog: Catalog, query: Query, k: int = DEEPEST) -> Mentions:
    """The cases whose labels and report hold all the words of a question, or where none does, some of them.

    Phrases in quotes, a beginning with ``*``, AND, OR, NOT and parentheses mean what they mean in SQLite's FTS5; words
    that carry no meaning of their own are not looked for.
    """
    for expression, all_words in expressions(query):
        if texts := _matching(catalog, expression, k):
            named = content(query.words)
            denied = {text.case_id for text in texts if _denies(text, named)} if all_words else set()
            hits = [[Hit(text.case_id, text.score) for text in texts if (text.case_id in denied) == side]
                    for side in (False, True)]
            return Mentions(hits[0], all_words, hits[1])
    return Mentions([], False, [])


def _matching(catalog: Catalog, expression: str, k: int) -> list[Text]:
    """None where the operators of a question stand where none can: then its words alone are looked for."""
    try:
        return catalog.matching(expression, k)
    except MedMIRError:
        return []


def expressions(query: Query) -> list[tuple[str, bool]]:
    """FTS5 expressions for a question, the strictest first, each with whether it asks for all words."""
    base = _operators(query.words) if OPERATOR.search(query.words) else _joined(query.words, " AND ")
    some, wanted = _joined(query.words, " OR "), [_phrase(term.words) for term in query.added]
    unwanted = "".join(f" NOT {_phrase(term.words)}" for term in query.subtracted)
    every = " AND ".join([*([f"({base})"] if base else []), *wanted])
    found = [(every, True)] if every else []
    found += [(f"({some})", False)] if some and some != base and not wanted else []
    return [(f"({text}){unwanted}", all_words) for text, all_words in found]


def _joined(words: str, operator: str) -> str:
    return operator.join(_word(token) for token in TOKEN.findall(words) if _means(token))


def _means(token: str) -> bool:
    words = normalize(token).split()
    return token not in "()" and (token.startswith('"') or any(word not in FILLERS for word in words)) and bool(words)


def _word(token: str) -> str:
    return f'{_phrase(token)}{"*" if token.endswith("*") else ""}'


def _phrase(text: str) -> str:
    return f'"{normalize(text)}"'


def _operators(words: str) -> str:
    """The question with its operators as they are; FTS5 wants one between any two words."""
    told = [token if OPERATOR.fullmatch(token) else _word(token) for token in TOKEN.findall(words)
            if OPERATOR.fullmatch(token) or normalize(token)]
    spaced: list[str] = []
    for token in told:
        if spaced and token not in ("AND", "OR", "NOT", ")") and spaced[-1] not in ("AND", "OR", "NOT", "("):
            spaced.append("AND")
        spaced.append(token)
    return " ".join(spaced)


def _denies(text: Text, named: Sequence[str]) -> bool:
    """Whether no sentence affirms some word that is asked for; labels affirm."""
    sentences = [text.labels, *SENTENCE.split(text.findings), *SENTENCE.split(text.impression)]
    affirmed = {stem(word) for sentence in sentences if not NEGATION.search(sentence.casefold())
                for word in normalize(sentence).split()}
    told = {stem(word) for sentence in sentences for word in normalize(sentence).split()}
    return any(word in told and word not in affirmed for word in named)

