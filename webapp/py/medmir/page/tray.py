"""The tray: films that the reader keeps, each with what it was found by and a note. Nothing in here changes; what is
done to a tray makes another one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from medmir.page.language import later

NAMELESS = later("Tray")
LONGEST = 500  # characters of a name or note


@dataclass(frozen=True)
class Entry:
    """One film of a tray.

    ``question``: what it was found by, ``path`` and ``score``: what answered then, and how; empty and None for a film
    that was not the answer to anything. ``when``: in UTC, as "2026-03-01T09:30:00Z".
    """

    case_id: str
    question: str = ""
    path: str = ""
    score: float | None = None
    note: str = ""
    when: str = ""


@dataclass(frozen=True)
class Tray:
    """A name and films, in the order in which they came; no film twice."""

    name: str = NAMELESS
    entries: tuple[Entry, ...] = ()

    def __contains__(self, case_id: str) -> bool:
        return case_id in self.case_ids

    @property
    def case_ids(self) -> list[str]:
        """The ids of its films, in order."""
        return [entry.case_id for entry in self.entries]

    def adding(self, entries: Iterable[Entry]) -> "Tray":
        """With more films; one that is here already stays as it is."""
        own = {entry.case_id: entry for entry in self.entries}
        for entry in entries:
            own.setdefault(entry.case_id, entry)
        return replace(self, entries=tuple(own.values()))

    def without(self, case_ids: Iterable[str]) -> "Tray":
        """Without these films."""
        gone = set(case_ids)
        return replace(self, entries=tuple(entry for entry in self.entries if entry.case_id not in gone))

    def named(self, name: str) -> "Tray":
        """Under another name."""
        return replace(self, name=name[:LONGEST] or NAMELESS)

    def noted(self, case_id: str, note: str) -> "Tray":
        """With another note on one of its films."""
        entries = (replace(each, note=note[:LONGEST]) if each.case_id == case_id else each for each in self.entries)
        return replace(self, entries=tuple(entries))


def undone(tray: Tray, before: Tray, after: Tray) -> Tray:
    """A tray without what was done between ``before`` and ``after``; what happened to it since, by any tab, stays."""
    came = set(after.case_ids) - set(before.case_ids)
    went = [entry for entry in before.entries if entry.case_id not in after]
    name = before.name if tray.name == after.name else tray.name
    return _in_order_of(before, replace(tray.without(came).adding(went), name=name))


def _in_order_of(before: Tray, tray: Tray) -> Tray:
    """What was taken away comes back where it was."""
    places = {case_id: place for place, case_id in enumerate(before.case_ids)}
    entries = sorted(tray.entries, key=lambda entry: places.get(entry.case_id, len(places)))
    return replace(tray, entries=tuple(entries))
