"""What a source says of itself, and what a bundle says of the collection it was built from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the registry, which the command line reads at its start, needs no table
    from pandas import DataFrame


@dataclass(frozen=True)
class CollectionCard:
    """What a bundle says of its collection. ``badge`` is shown beside the title, for collections that need one.

    ``made``, ``sampling`` (``text``, and shares by finding) and ``limits`` (sentences) are for the data card.
    ``labelled``: where labels come from, one of :data:`medmir.vocabulary.labelling.WAYS`; empty where nobody says.
    """

    title: str
    description: str
    source: str
    licence: str
    badge: str | None = None
    made: str = ""
    sampling: dict | None = None
    limits: tuple[str, ...] = ()
    labelled: str = ""

    def to_dict(self, cases: "DataFrame") -> dict:
        """The manifest's ``corpus`` block."""
        told = {"name": self.title, "description": self.description, "source": self.source, "licence": self.licence,
                "made": self.made, "sampling": self.sampling, "limits": list(self.limits), "labelled": self.labelled}
        counts = {"n_cases": len(cases), "n_patients": int(cases["patient_id"].nunique()),
                  "label_counts": dict(sorted(cases["labels"].explode().value_counts().items()))}
        return {name: value for name, value in told.items() if value or name in ("source", "licence")} | counts


class Origin(NamedTuple):
    """What a published collection says of itself: its name, address, licence, what may not be done with it, and where
    its labels come from (:data:`medmir.vocabulary.labelling.WAYS`)."""

    title: str
    url: str
    licence: str
    limits: tuple[str, ...] = ()
    labelled: str = ""

    def card(self) -> CollectionCard:
        """The card of a bundle of its images."""
        return CollectionCard(title=self.title, description=f"Images of {self.title}.", source=self.url,
                              licence=self.licence, limits=self.limits, labelled=self.labelled)
