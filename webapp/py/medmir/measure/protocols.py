"""The protocols a collection is measured by: what each is called, and what it asks and counts."""

from typing import NamedTuple


class Protocol(NamedTuple):
    """``title``: two to five words for a heading. ``meaning``: what is asked and what counts as an answer to it."""

    title: str
    meaning: str


PROTOCOLS: dict[str, Protocol] = {
    "text_to_image_strict": Protocol(
        "Words to film, strict",
        "three clinical phrasings of each of the 15 labels; a label that no film carries scores 0"),
    "text_to_image_adjusted": Protocol(
        "Words to film, adjusted", "strict, without the queries of labels that no film carries"),
    "text_to_image_semantic": Protocol(
        "Words to film, semantic",
        "strict, with clinically related labels accepted (effusion for edema, mass for nodule)"),
    "lay_held_out": Protocol("Lay words", "lay words that no training text used"),
    "laterality": Protocol("A side", "a finding on a side; only films with it on that side count"),
    "severity": Protocol("A severity", "a finding of a grade; only films with it in that grade count"),
    "two_findings": Protocol("Two findings", "two findings; only films with both count"),
    "negation": Protocol(
        "Absence", "\"no X\"; films without X count, and wrong@10 is the share of films with X in the first ten"),
    "devices": Protocol("A device", "a device by its name; films with it count"),
    "image_to_image": Protocol("Film to film", "a film; films of other patients that share a finding count"),
    "image_to_image_same_findings": Protocol(
        "Film to film, same findings", "a film; films of other patients with the same set of findings count"),
    "image_to_own_report": Protocol(
        "Film to its own report",
        "a film against all reports; its study's report, or one word for word the same, counts"),
    "image_to_report": Protocol(
        "Film to another's report",
        "a film against other patients' reports; those of the same findings on the same sides count"),
}
"""By the name ``metrics.json`` has for it, in the order they are told in. ``wrong@10`` belongs to "negation" alone."""
