"""The tab and the command line agree: same query, same model, same films, same scores."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime
import pytest

from medmir.bundle import Bundle, open_folder
from medmir.search import Answer, answer

QUERIES = (
    "water around the left lung",
    "heart much too big",
    "dark band without vessels at the right apex",
    "white-out of one side",
    "Röntgen: Thorax p.a., unauffällig",
)


@pytest.fixture(scope="session")
def native(site):
    """Answers a query in CPython with native ONNX Runtime on the bundle that is served."""
    thread = ThreadPoolExecutor(1)  # Playwright's event loop runs in this one
    bundle: Bundle = thread.submit(open_folder, site / "bundle").result()
    session = onnxruntime.InferenceSession(site / "bundle" / "model" / "text.onnx", providers=["CPUExecutionProvider"])

    async def embed_text(ids: np.ndarray) -> np.ndarray:
        return session.run(["text_embeds"], {"input_ids": ids[None]})[0][0]

    def ask(query: str) -> Answer:
        return thread.submit(asyncio.run, answer(bundle, query, 10, embed_text)).result()

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
