"""The JSON files of a bundle: what is in each, for whoever writes, reads or checks one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from medmir.bundle.contract import CURVES, HARD_CASES, INSTANT, METADATA, METRICS, NEIGHBOURS, PART_SCHEMAS, Case, Hit
from medmir.errors import MedMIRError

CONTENT = {METADATA: "cases", INSTANT: "queries", NEIGHBOURS: "neighbors", HARD_CASES: "cases"}
"""The field of each file that holds what it is for, beside ``schema_version``."""
SCORE_DIGITS = 6
"""Of a stored cosine after the point: as many as float32 has."""


def compact(value: object) -> str:
    """JSON as a bundle stores it: without spaces, letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def part(name: str, content: object) -> dict:
    """One of the files of :data:`CONTENT`, with the version of its schema."""
    return {"schema_version": PART_SCHEMAS[name], CONTENT[name]: content}


def cases_text(cases: Iterable[Case]) -> Iterator[str]:
    """The text of ``metadata.json``, a case at a time: the whole would be many times its size in memory."""
    yield compact(part(METADATA, [])).removesuffix("]}")
    for number, case in enumerate(cases):
        yield "," * (number > 0) + compact(case.to_dict())
    yield "]}\n"


def hits_part(name: str, lists: Mapping[str, Sequence[Hit]]) -> dict:
    """``fallback_results.json``, hits by question, or ``nearest_neighbors.json``, hits by case id; best first."""
    pairs = {key: [[hit.case_id, round(hit.score, SCORE_DIGITS)] for hit in hits] for key, hits in lists.items()}
    return part(name, pairs)


def metrics_part(n_cases: int, protocols: dict, groups: dict, worst: dict) -> dict:
    """``metrics.json``.

    ``protocols``: by name (see :mod:`medmir.measure.protocols`) its figures, as of
    :func:`medmir.measure.metrics.summarize`; ``groups``: by name the same figures per label, side or grade; ``worst``:
    by name the queries with the lowest average precision, each with ``query``, ``mAP``, ``precision@10``, ``relevant``.
    Newer bundles also have ``asked``, ``subtraction`` and ``relevance_cut``: see :mod:`pipeline.evaluation`.
    """
    told = {"n_cases": n_cases, "protocols": protocols, "groups": groups, "worst": worst}
    return {"schema_version": PART_SCHEMAS[METRICS]} | told


def curves_part(recall: dict, precision: dict, confusions: dict) -> dict:
    """``curves.json``.

    ``recall`` and ``precision``: by protocol the lists of :mod:`medmir.measure.curves`. ``confusions``: by protocol
    ``labels`` (of the ``of`` that were asked for), and for each of them, in their order, how many ``questions`` asked
    for it, how many ``places`` among the first ten were looked at and how many of those films were ``right``; ``came``:
    row by row how often a wrong film had each of the labels.
    """
    return {"schema_version": PART_SCHEMAS[CURVES], "recall": recall, "precision": precision, "confusions": confusions}


def hard_part(wrong_first: list[dict], hardest: Mapping) -> dict:
    """``hard_cases.json``: the questions whose first film is wrong, and what else is hard, by kind.

    ``worst``: by protocol the questions with the lowest average precision. ``lost``: films that no question finds.
    ``misses``: wrong films of a near meaning, and true failures. ``confusions``: by protocol the labels that are taken
    for one another, with films side by side. ``details``: by protocol the sides and grades that are mistaken. Each kind
    says how many there are of it and holds the hardest. A ``why`` is a list of :data:`medmir.measure.reasons.Reason`.
    Older bundles have ``cases`` alone.
    """
    return part(HARD_CASES, wrong_first) | dict(hardest)


FILM_FIELDS = ("case_id", "film", "best", "first", "films")
"""What names films in ``hard_cases.json``."""


def films_named(told: object) -> set[str]:
    """The case ids that a part of ``hard_cases.json`` names, however deep."""
    if isinstance(told, Mapping):
        return {case_id for name, value in told.items() for case_id in (
            _named(value) if name in FILM_FIELDS else films_named(value))}
    return {case_id for each in told for case_id in films_named(each)} if isinstance(told, list) else set()


def _named(value: object) -> set[str]:
    if isinstance(value, str):
        return {value} - {""}
    ids = {each for each in value if isinstance(each, str)} if isinstance(value, list) else set()
    return ids | films_named(value)


def stored_cases(metadata: Mapping) -> list[Case]:
    """The cases of ``metadata.json``; MedMIRError naming the file where it has none or one cannot be read."""
    try:
        return [Case.from_dict(row) for row in _content(METADATA, metadata)]
    except (TypeError, AttributeError) as broken:
        raise _unreadable(METADATA, broken) from broken


def stored_hits(name: str, lists: Mapping) -> dict[str, list[Hit]]:
    """The hits that :func:`hits_part` stored; MedMIRError naming the file where it holds something else."""
    try:
        return {key: [Hit(str(case_id), float(score)) for case_id, score in hits]
                for key, hits in _content(name, lists).items()}
    except (ValueError, TypeError, AttributeError) as broken:
        raise _unreadable(name, broken) from broken


def _content(name: str, part: Mapping) -> object:
    if CONTENT[name] not in part:
        raise MedMIRError(f"{name} has no {CONTENT[name]}; rebuild the bundle.")
    return part[CONTENT[name]]


def _unreadable(name: str, broken: Exception) -> MedMIRError:
    return MedMIRError(f"{name} is not what a bundle holds under that name ({broken!r}); rebuild it.")
