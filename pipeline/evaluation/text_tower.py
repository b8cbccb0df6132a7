"""An outside test of a text tower: does it lead from a real report's index terms or impression to its findings?

The reports are Open-i's (see :mod:`pipeline.sources.openi_reports`); they are read, measured and never written
anywhere.
"""

import numpy as np
import pandas as pd

from medmir.measure.metrics import summarize
from medmir.search.ranking import similarities
from pipeline.arrays.encoder import Encoder
from pipeline.sources.openi_reports import NOT_INDEXED


def measure_text(reports: pd.DataFrame, encoder: Encoder) -> dict:
    """Metrics of MeSH to findings and impression to findings, as of :func:`pipeline.evaluation.measures.measure`.

    Every distinct text is asked once, among the findings of all reports that have both. The reports with that text
    answer it, and any report whose findings are word for word those of one of them. A protocol that nothing is asked in
    is left out.
    """
    told = reports[reports["findings"] != ""]
    findings, says = np.unique(told["findings"].to_numpy(str), return_inverse=True)
    embedded = encoder.embed_texts(findings.tolist())
    asked = {"mesh": told["mesh"].map(mesh_query).to_numpy(str), "impression": told["impression"].to_numpy(str)}
    found = {f"{name}_to_findings": _rankings(texts, says, embedded, encoder) for name, texts in asked.items()}
    protocols = {name: summarize(rankings) for name, rankings in found.items() if rankings}
    return {"n_cases": len(told), "protocols": protocols}


def mesh_query(terms: list[str]) -> str:
    """The terms as one text, in alphabetical order: "Fibrosis diffuse, Opacity lung base left"; "" without terms."""
    return ", ".join(sorted({" ".join(term.split("/")).strip() for term in terms} - {NOT_INDEXED}))


def _rankings(texts: np.ndarray, says: np.ndarray, findings: np.ndarray, encoder: Encoder) -> list[np.ndarray]:
    """Relevance per distinct text; report i asks ``texts[i]`` and its findings' embedding is ``findings[says[i]]``."""
    both = texts != ""
    queries, asks = np.unique(texts[both], return_inverse=True)
    says = says[both]
    found = []
    for number, query in enumerate(encoder.embed_texts(queries.tolist())):
        order = np.argsort(-similarities(findings, query)[says], kind="stable")
        found.append(np.isin(says, says[asks == number])[order])
    return found
