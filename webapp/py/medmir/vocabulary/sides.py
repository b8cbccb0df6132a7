"""The sides a finding can be on; they are the patient's own."""

SIDES = ("left", "right")
BILATERAL = "bilateral"
"""On both sides at once."""


def opposite(side: str) -> str:
    """The other one of :data:`SIDES`."""
    return "right" if side == "left" else "left"
