"""What the reader likes and dislikes of an answer stands in the address: Back, reload and links bring it again."""

from collections.abc import Iterable

from medmir.bundle.reader import Bundle
from medmir.page.address import Place
from medmir.search.feedback import Feedback

LIKED, DISLIKED, BY_LABELS = "liked", "disliked", "by_labels"
"""Fields of a place: case ids with commas between them; the third is "yes" or not there."""
OTHER = {LIKED: DISLIKED, DISLIKED: LIKED}


def feedback(place: Place, bundle: Bundle) -> Feedback:
    """What a place says of films; those that the collection has not are left out."""
    liked, disliked = (tuple(filter(bundle.has, case_ids(place, name))) for name in (LIKED, DISLIKED))
    return Feedback(liked, disliked, bool(place.get(BY_LABELS)))


def case_ids(place: Place, name: str) -> list[str]:
    """The films that are liked, or disliked, each once."""
    return list(dict.fromkeys(filter(None, place.get(name).split(","))))


def judging(place: Place, name: str, case_id: str) -> Place:
    """The place with a film liked, or disliked; with neither where it was that already."""
    own, other = case_ids(place, name), [each for each in case_ids(place, OTHER[name]) if each != case_id]
    own = [each for each in own if each != case_id] if case_id in own else [*own, case_id]
    return place.having(**{name: ",".join(own), OTHER[name]: ",".join(other)})


def unjudged(place: Place) -> Place:
    """The place without any film liked or disliked, and no case open: what was asked before."""
    return place.behind.having(**{LIKED: "", DISLIKED: "", BY_LABELS: ""})


def more_like(case_ids: Iterable[str]) -> Place:
    """The place of films like all of these."""
    return Place().having(**{LIKED: ",".join(case_ids)})
