"""What is left out of a collection, each with its reason, and how the reasons are told."""

import sys
from collections.abc import Sequence

from medmir.errors import MedMIRError

ABSENT = "does not exist."
MOST_ABSENT = 10  # missing images named one by one: of a large collection only a part may have been fetched


class Skipped(Exception):
    """Why one row cannot become a case: the row's name and the rest of the sentence."""

    def __init__(self, name: str, reason: str):
        super().__init__(name, reason)
        self.reason = reason

    def __str__(self) -> str:
        return " ".join(self.args)


def tell_skipped(skipped: Sequence[Skipped], kept: int) -> None:
    """Say on stderr why each row was skipped, and how many were kept."""
    absent = [each for each in skipped if each.reason == ABSENT]
    named = [each for each in skipped if each.reason != ABSENT] + absent[:MOST_ABSENT]
    for each in named:
        print(f"skipped: {printable(str(each))}", file=sys.stderr)
    if len(absent) > MOST_ABSENT:
        print(f"skipped: {len(absent) - MOST_ABSENT:,} more images that do not exist.", file=sys.stderr)
    print(f"{kept:,} of {kept + len(skipped):,} images kept, {len(skipped):,} skipped", file=sys.stderr)


def refusal(name: str, reason: MedMIRError | OSError) -> Skipped:
    """Why the picture of that name, which could not be read, is left out."""
    if isinstance(reason, OSError):
        return Skipped(name, f"cannot be read ({reason.strerror}).")
    return Skipped(name, str(reason).removeprefix(name).lstrip())


def printable(text: str) -> str:
    """The text on one line, without what a damaged header or a file's name could tell a terminal to do."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
