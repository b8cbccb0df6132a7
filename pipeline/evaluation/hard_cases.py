"""The questions a collection answers wrongly first, with what came instead."""

from pipeline.arrays.encoder import Encoder
from pipeline.evaluation.protocols import Gallery, Protocols
from pipeline.queries.clinical import related


def hard_cases(gallery: Gallery, encoder: Encoder, asked: Protocols) -> list[dict]:
    """The adjusted queries whose first hit is wrong: what came instead, and whether a clinician might forgive it."""
    found = []
    for text, (label,), relevance, *_ in asked.get("text_to_image_adjusted", []):
        if not relevance[0]:
            first = gallery.cases[gallery.order(encoder.embed_text(text))[0]]
            found.append({"query": text, "expected": label, "case_id": first.case_id, "labels": list(first.labels),
                          "semantic_match": not related(label).isdisjoint(first.labels)})
    return found
