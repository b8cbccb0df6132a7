"""The JSON files of a bundle: what is in each, for whoever writes, reads or checks one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from medmir.bundle.contract import HARD_CASES, INSTANT, METADATA, METRICS, NEIGHBOURS, PART_SCHEMAS, Case, Hit
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
