"""What a reader likes and dislikes of an answer; :mod:`medmir.search.turning` says what follows."""

from typing import NamedTuple


class Feedback(NamedTuple):
    """Case ids of films that were liked and disliked; ``by_labels``: whether their labels count as well.

    The labels of a collection are often what it is measured by: with them a gain says little of the towers.
    """

    liked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()
    by_labels: bool = False

    @property
    def judged(self) -> tuple[str, ...]:
        """All films that were liked or disliked."""
        return (*self.liked, *self.disliked)
