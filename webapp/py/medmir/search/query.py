"""What can be asked of a collection."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

RESULTS = 10


class Picture(NamedTuple):
    """A picture of the reader's own, of any Pillow mode; ``name`` is what it is shown as."""

    name: str
    image: "Image.Image"


@dataclass(frozen=True)
class Query:
    """One question: in ``words``, by a ``picture``, or for the cases most like the case ``like``.

    ``k``: how many cases are wanted.
    """

    words: str = ""
    like: str = ""
    picture: Picture | None = None
    k: int = RESULTS
