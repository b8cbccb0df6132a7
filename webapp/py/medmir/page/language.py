"""What the page says, in the reader's language: the English sentence is the key, so code reads as the page does."""

from collections.abc import Mapping

from medmir.page.languages.english import ENGLISH_WORDS
from medmir.page.languages.german import GERMAN
from medmir.page.languages.spanish import SPANISH

ENGLISH = "en"
TABLES: Mapping[str, Mapping[str, str]] = {ENGLISH: ENGLISH_WORDS, "de": GERMAN, "es": SPANISH}
"""By language (ISO 639-1), what each English sentence is in it; in English only what is said by another name."""
NAMES: Mapping[str, str] = {ENGLISH: "English", "de": "Deutsch", "es": "Español"}
"""What each language calls itself."""

_spoken = [ENGLISH]


def speak(wanted: str) -> str:
    """From now on say everything in this language (a browser's tag, "de-AT"), or in English where there is no table."""
    language = wanted.lower().split("-")[0]
    _spoken[:] = [language if language in TABLES else ENGLISH]
    return _spoken[0]


def spoken() -> str:
    """The language that everything is said in."""
    return _spoken[0]


def say(sentence: str, **values: object) -> str:
    """An English sentence in the reader's language, with its ``{names}`` filled in; itself where nobody translated it.

    The sentence is written out where this is called, or marked by :func:`later`: a test looks for both.
    """
    told = TABLES[_spoken[0]].get(sentence, sentence)
    return told.format(**values) if values else told


def counted(n: float) -> str:
    """A whole number with its thousands apart: by a comma in English, elsewhere by a narrow space, which nobody takes
    for the comma of a decimal."""
    told = f"{n:,.0f}"
    return told if spoken() == ENGLISH else told.replace(",", "\u202f")


def later(sentence: str) -> str:
    """The sentence as it is: a constant that is said later, when the language is known."""
    return sentence
