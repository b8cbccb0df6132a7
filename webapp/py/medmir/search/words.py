"""Words of a question, ready to be compared."""

import re

FILLERS = frozenset(
    "a an and are case cases chest cxr evidence film films findings image images in is me of on or patient please "
    "radiograph radiographs ray rays scan scans show signs the there view with x xray xrays x-ray".split()
)
"""Words that carry no meaning of their own."""


def normalize(text: str) -> str:
    """Lower-case, without punctuation and repeated spaces: the key of the precomputed table."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def stem(word: str) -> str:
    """A word without the s of its plural."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "is")) else word


def content(text: str) -> list[str]:
    """The words that carry meaning, as stems."""
    return [stem(word) for word in normalize(text).split() if word not in FILLERS]
