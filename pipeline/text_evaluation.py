"""An outside test of a text tower: does it lead from a real report's index terms or impression to its findings?

The reports are Open-i's (see :mod:`pipeline.corpora.openi`); they are read, measured and never written anywhere.
"""

import numpy as np
import pandas as pd

from medmir.metrics import summarize
from medmir.ranking import similarities
from pipeline.corpora.openi import NOT_INDEXED
from pipeline.encoders import Encoder


def measure_text(reports: pd.DataFrame, encoder: Encoder) -> dict:
    """Metrics of MeSH to findings and impression to findings, in the form of :func:`pipeline.evaluation.measure`.

    Every distinct text is asked once, among the findings of all reports that have both. The reports with that text
    answer it, and any report whose findings are word for word those of one of them.
    """
    written = reports.assign(mesh=reports["mesh"].map(mesh_query))
    protocols = {f"{column}_to_findings": _measured(written, column, encoder) for column in ("mesh", "impression")}
    return {"n_cases": int((reports["findings"] != "").sum()), "protocols": protocols}


def mesh_query(terms: list[str]) -> str:
    """The terms as one text, in alphabetical order: "Fibrosis diffuse, Opacity lung base left"; "" without terms."""
    return ", ".join(sorted({" ".join(term.split("/")).strip() for term in terms} - {NOT_INDEXED}))


def _measured(reports: pd.DataFrame, column: str, encoder: Encoder) -> dict[str, dict]:
    both = reports[(reports["findings"] != "") & (reports[column] != "")]
    queries, asks = np.unique(both[column].to_numpy(str), return_inverse=True)
    findings, says = np.unique(both["findings"].to_numpy(str), return_inverse=True)
    gallery = encoder.embed_texts(findings.tolist())[says]
    rankings = []
    for number, query in enumerate(encoder.embed_texts(queries.tolist())):
        relevant = np.isin(says, says[asks == number])
        rankings.append(relevant[np.argsort(-similarities(gallery, query), kind="stable")])
    return summarize(rankings)
