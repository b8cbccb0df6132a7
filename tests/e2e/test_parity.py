"""The tab, the command line and Python agree: same question, same model, same films, same scores."""

import json
import time
from urllib.parse import urlencode

import pytest

import medmir as package
from pipeline.search.results import Results

QUERIES = (
    "water around the left lung",
    "heart much too big",
    "dark band without vessels at the right apex",
    "white-out of one side",
    "Röntgen: Thorax p.a., unauffällig",
)
QUESTIONS = (
    *QUERIES,
    '"pleural effusion" view:PA age:60-80 sex:f',
    "effusion^2 enlarged heart",
    "pneumothorax -effusion",
    "fluid in the chest -cardiomegaly^1.5 +pacemaker",
    "-effusion +mass",
    "large left pleural effusion",
    "no pneumothorax -view:lateral",
    "label:hernia|mass side:left",
    'device:pacemaker -label:"pleural thickening"',
    "mode:words effus* AND (left OR right)",
    "mode:meaning hole in the lung",
    "like:G00004-0-PA",
    "bigger heart like:G00004-0-PA",
)
PATIENCE = 30  # s for an answer


@pytest.fixture(scope="module")
def native(site):
    """The collection that is served, opened in Python with native ONNX Runtime."""
    return package.open(site)


def cosines(found: Results) -> list[float]:
    """What the tab shows of each hit that the model has ranked."""
    return [result.shares["meaning"].score for result in found if "meaning" in result.shares]


def test_live_results_are_those_of_native_onnx_runtime(reader, native):
    reader.open()
    for query in QUERIES:
        reader.search(query)
        reader.sees("Live", query)
        expected = native.search(query)
        assert expected.answer.path == "live"
        assert reader.case_ids == [result.case_id for result in expected], query
        assert reader.scores == pytest.approx(cosines(expected), abs=1e-5), query


def test_every_kind_of_question_is_answered_alike_in_the_tab_at_the_shell_and_in_python(reader, native, site, medmir):
    reader.open()
    for question in QUESTIONS:
        expected = native.search(question)
        ids = [result.case_id for result in expected]
        status, said, complaint = medmir("search", "--json", site, "--", question)
        assert (status, complaint) == (0, "") and len(ids) > 0, question
        hits = json.loads(said)["hits"]
        assert [hit["case_id"] for hit in hits] == ids, question
        assert [hit["score"] for hit in hits] == pytest.approx([result.score for result in expected], abs=1e-5)
        reader.page.goto(f"{reader.site_url}#{urlencode({'q': question})}")
        assert seen(reader, ids) == ids, question
        assert reader.scores == pytest.approx(cosines(expected), abs=1e-5), question


def seen(reader, ids: list[str]) -> list[str]:
    """The films that the tab shows, once they are those that are waited for, or patience ends."""
    end = time.monotonic() + PATIENCE
    while reader.case_ids != ids and time.monotonic() < end:
        reader.page.wait_for_timeout(100)
    return reader.case_ids
