"""Why something is hard, in words: the reasons that :mod:`medmir.measure.reasons` found in the collection's facts."""

from collections.abc import Iterable, Mapping, Sequence

from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.wording import value_name

Told = tuple[str, tuple[str, ...]]
SENTENCES: Mapping[str, Told] = {
    "lateral": (later("A lateral view, like {n} of {of} films with this finding."), ("n", "of")),
    "faint": (later("It shows faintly: d′ {own}, and of this finding three quarters have {quarter} or more."),
              ("own", "quarter")),
    "faint-finding": (
        later("This finding shows faintly as a rule: its middle d′ is {own}, that of all findings {all}."),
        ("own", "all")),
    "small": (later("It is small: {own} mm, and of this finding three quarters have {quarter} mm or more."),
              ("own", "quarter")),
    "mild": (later("Its grade is the lowest: {grade}."), ("grade",)),
    "inside": (later("{other} lies over it and shows more plainly (d′ {theirs}, its own {own})."),
               ("other", "theirs", "own")),
    "outshone": (later("{other} on the same film shows more plainly (d′ {theirs}, its own {own})."),
                 ("other", "theirs", "own")),
    "few": (later("Films with this finding are few here: {n}."), ("n",)),
    "none": (later("Nothing in this collection answers it."), ()),
    "fewer": (later("Right answers are fewer than ten here ({n}), so the first ten cannot all be right."), ("n",)),
    "near": (later("Near in meaning among its wrong films of the first ten: {n} of {of}."), ("n", "of")),
    "other-side": (later("With the finding on another side among its wrong films of the first ten: {n} of {of}."),
                   ("n", "of")),
    "other-grade": (later("With the finding in another grade among its wrong films of the first ten: {n} of {of}."),
                    ("n", "of")),
    "one-of-two": (later("With one of the two findings among its wrong films of the first ten: {n} of {of}."),
                   ("n", "of")),
}
"""By code the sentence, and what its values are called in their order."""
UNKNOWN = later("Nothing that the collection states of it says why.")


def why(reasons: Iterable[Sequence], label: str = "") -> Node:
    """The sentences for some reasons, and which finding they are about; or that there is none."""
    told = " ".join(filter(None, map(_said, reasons)))
    about = element("strong", f"{value_name(label)}: ") if label and told else None
    return element("p", about, told or say(UNKNOWN), class_="reason" if told else "reason dim")


def _said(reason: Sequence) -> str:
    code, *values = reason
    sentence, names = SENTENCES.get(code, ("", ()))
    return say(sentence, **dict(zip(names, map(_shown, values), strict=True))) if sentence else ""


def _shown(value: str | float) -> str:
    return value_name(value) if isinstance(value, str) else f"{value:g}"
