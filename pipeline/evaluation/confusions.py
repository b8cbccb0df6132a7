"""What comes instead: labels taken for one another among the first ten films of an answer."""

from collections import Counter
from collections.abc import Iterator

from medmir.measure.reasons import PLACES
from pipeline.evaluation.protocols import Answered, Gallery, Protocols
from pipeline.queries.clinical import related

CONFUSED = ("text_to_image_adjusted", "lay_held_out", "image_to_image")
"""The protocols whose questions ask for labels and whose answers are films."""
MOST_LABELS = 30  # of a matrix: those that are asked for most often
MOST_PAIRS = 12   # of labels that are shown for a protocol
EXAMPLES = 4      # films shown for a pair


def matrices(gallery: Gallery, asked: Protocols) -> dict[str, dict]:
    """By protocol of :data:`CONFUSED`, which labels came for which: see :func:`medmir.bundle.parts.curves_part`."""
    return {name: _matrix(gallery, asked[name]) for name in CONFUSED if name in asked}


def _matrix(gallery: Gallery, answers: list[Answered]) -> dict:
    times = Counter(label for each in answers for label in each.groups)
    labels = sorted(label for label, _ in times.most_common(MOST_LABELS))
    right: Counter = Counter()
    came = counted(gallery, answers)
    for each in answers:
        right.update(dict.fromkeys(each.groups, int(each.relevance[:PLACES].sum())))
    places = {label: sum(len(each.order[:PLACES]) for each in answers if label in each.groups) for label in labels}
    return {"labels": labels, "questions": [times[label] for label in labels],
            "places": [places[label] for label in labels], "right": [right[label] for label in labels],
            "came": [[came[label, other] for other in labels] for label in labels], "of": len(times)}


def counted(gallery: Gallery, answers: list[Answered]) -> Counter:
    """How often, asked for one label, a wrong film among the first ten has another."""
    return Counter((asked, got) for each in answers for row in wrong(each)
                   for asked in each.groups for got in gallery.cases[row].labels if got not in each.groups)


def wrong(each: Answered) -> list[int]:
    """The rows of the films among the first ten that are no answer, best first."""
    first = min(PLACES, len(each.order))
    return each.order[:first][~each.relevance[:first]].tolist()


def pairs(gallery: Gallery, asked: Protocols) -> dict[str, dict]:
    """By protocol the commonest confusions: how many there are ``of``, and the first of them with films side by side.

    A film pair is a question, the best film that answers it, and the wrong one that came, with its place.
    """
    return {name: _pairs(gallery, asked[name], name.startswith("image")) for name in CONFUSED if name in asked}


def _pairs(gallery: Gallery, answers: list[Answered], by_film: bool) -> dict:
    came = counted(gallery, answers)
    places = sum(len(each.order[:PLACES]) for each in answers)
    listed = sorted(came, key=lambda pair: (-came[pair], pair))[:MOST_PAIRS]
    told = [{"asked": one, "got": other, "times": came[one, other], "near": other in related(one),
             "films": list(_examples(gallery, answers, one, other, by_film))} for one, other in listed]
    return {"of": len(came), "places": places, "wrong": sum(len(wrong(each)) for each in answers), "pairs": told}


def _examples(gallery: Gallery, answers: list[Answered], asked: str, got: str, by_film: bool) -> Iterator[dict]:
    """Wrong films, each once, the best-placed first."""
    found = sorted((each.order.tolist().index(row) + 1, each.query, row, number)
                   for number, each in enumerate(answers) if asked in each.groups for row in wrong(each)
                   if got in gallery.cases[row].labels)
    first = {row: (place, query, row, number) for place, query, row, number in reversed(found)}
    for place, query, row, number in sorted(first.values())[:EXAMPLES]:
        yield {"film" if by_film else "query": query, "best": _best(gallery, answers[number]),
               "case_id": gallery.cases[row].case_id, "place": place}


def _best(gallery: Gallery, each: Answered) -> str:
    """The best-placed film that answers; empty where none of those that are kept does."""
    rows = each.order[each.relevance[: len(each.order)]]
    return gallery.cases[int(rows[0])].case_id if len(rows) else ""
