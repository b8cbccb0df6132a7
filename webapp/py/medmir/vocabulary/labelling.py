"""Where the labels of a collection come from: what its source says of itself, in one word."""

TRUTH = "truth"
"""The films were made from them."""
MINED = "mined"
"""A program read them out of reports or captions."""
INDEXED = "indexed"
"""People indexed the reports, not the films."""
MIXED = "mixed"
"""Some were read by people, the others mined; the source says which of a film."""

WAYS = (TRUTH, MINED, INDEXED, MIXED)
"""Every way there is; a source that says none of them states labels without saying how it came to them."""
