"""The tab and the command line agree: same query, same model, same films, same scores."""

import pytest

from medmir.bundle.reader import at_once, open_folder
from medmir.search.answer import Answer, answer
from medmir.search.query import Query
from pipeline.arrays.encoder import OnnxEncoder

QUERIES = (
    "water around the left lung",
    "heart much too big",
    "dark band without vessels at the right apex",
    "white-out of one side",
    "Röntgen: Thorax p.a., unauffällig",
)


@pytest.fixture(scope="module")
def native(site):
    """Answers a query in CPython with native ONNX Runtime on the bundle that is served."""
    bundle, encoder = open_folder(site / "bundle"), OnnxEncoder(site / "bundle/model")

    class Native:
        async def embed_text(self, ids):
            return encoder.embed_ids(ids)

    def ask(query: str) -> Answer:
        return at_once(answer(bundle, Query(query), Native()))

    return ask


def test_live_results_are_those_of_native_onnx_runtime(reader, native):
    reader.open()
    for query in QUERIES:
        reader.search(query)
        reader.sees("Live", query)
        expected = native(query)
        assert expected.path == "live"
        assert reader.case_ids == [hit.case_id for hit in expected.hits], query
        assert reader.scores == pytest.approx([hit.score for hit in expected.hits], abs=1e-5), query
