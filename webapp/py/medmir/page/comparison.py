"""Which films are compared, and what tells them apart in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle
from medmir.page.address import OWN, Place
from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.page.state import Session
from medmir.page.wording import findings, value_name

COMPARE = "compare"
"""The name of the view, and the action that leads there."""
CASES = "cases"
FEWEST, MOST = 2, 4
LETTERS = "ABCD"
"""What films are called: sides of the screen would be taken for sides of the patient, and a phone has none."""


def compared(names: Iterable[str]) -> Place:
    """The place where films are compared: case ids, and ``own`` for the reader's own picture; four at the most."""
    return Place(COMPARE).having(**{CASES: ",".join([*dict.fromkeys(names)][:MOST])})


def names_of(place: Place, bundle: Bundle) -> list[str]:
    """The films of the place that the collection has, and ``own``, in order, none twice."""
    asked = dict.fromkeys(place.get(CASES).split(","))
    return [name for name in asked if bundle.has(name) or name == OWN][:MOST]


def can_compare(names: Collection[str]) -> bool:
    """Whether so many films fit beside each other."""
    return FEWEST <= len(names) <= MOST


def button_beside(case_id: str, place: Place, session: Session, shown: Sequence[str]) -> Node | None:
    """A button that lays a film beside what was asked: the reader's picture, the film in question, or the best hit."""
    asked = OWN if place.get("picture") and session.picture else place.get("similar")
    others = [name for name in (asked, *shown[:2]) if name and name != case_id]
    if not others:
        return None
    told = (say("Compare with your picture") if others[0] == OWN else say("Compare with {film}", film=others[0]))
    return element("button", told, id="compare-with", type="button", data_do=COMPARE,
                   data_value=f"{others[0]},{case_id}")


def differences(films: Mapping[str, Case]) -> list[str]:
    """Which findings the films share and which some have alone, in a sentence each; films by their letter."""
    holders: dict[tuple[str, ...], list[str]] = {}
    for label in dict.fromkeys(label for case in films.values() for label in case.labels):
        letters = tuple(letter for letter, case in films.items() if label in case.labels)
        holders.setdefault(letters, []).append(_told(label, [films[letter] for letter in letters], letters))
    order = sorted(holders, key=lambda letters: (-len(letters), letters))
    told = [_shared(letters, holders[letters], len(films)) for letters in order]
    return told or [say("None of these films has a label.")]


def _shared(letters: Sequence[str], labels: Sequence[str], of: int) -> str:
    told = "; ".join(labels)
    if len(letters) == of:
        return say("Both: {findings}.", findings=told) if of == 2 else say("All: {findings}.", findings=told)
    return say("Only {films}: {findings}.", films=" + ".join(letters), findings=told)


def _told(label: str, cases: Sequence[Case], letters: Sequence[str]) -> str:
    """A finding with side and severity; film by film where they are not the same."""
    each = [findings(case)[case.labels.index(label)] for case in cases]
    if len(set(each)) == 1:
        return each[0]
    label = value_name(label)
    details = (told.removeprefix(label).strip(" ()") or say("not described") for told in each)
    return f"{label} ({'; '.join(f'{letter} {detail}' for letter, detail in zip(letters, details, strict=True))})"
