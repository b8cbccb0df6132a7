"""A model of BiomedCLIP's architecture in the tab: words and pictures are ranked as natively."""

import shutil

import pytest
from playwright.sync_api import expect
from support.hosting import hosted, watched_page
from support.reader import Reader
from typer.testing import CliRunner

from medmir.bundle.reader import open_folder
from medmir.inputs.preprocessing import open_picture
from medmir.search.ranking import top_k
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.cli.app import app
from pipeline.files.paths import ROOT
from pipeline.towers.export.forms import FORMS

FILMS = sorted((ROOT / "assets/demo/images").glob("*-PA.webp"))[:13]  # the last is asked for, not in the collection
CONTEXT = 256
QUERIES = (
    "heart much too big",
    "a small pneumothorax at the right apex, the heart shifted to the other side, and water below it; " * 5,
    f"which film is this{'?' * CONTEXT}",  # a token each: more than the model takes
)
CLOSE = {"stored-int8": 1e-5, "int8": 5e-3}  # scores in the tab and natively; see pipeline/model/quantization.py


@pytest.fixture(scope="module", params=CLOSE)
def form(request):
    return request.param


@pytest.fixture(scope="module")
def large_site(form, export_biomedclip, tmp_path_factory):
    films, out = tmp_path_factory.mktemp("films"), tmp_path_factory.mktemp("large") / "site"
    for film in FILMS[:-1]:
        shutil.copy(film, films)
    run = CliRunner().invoke(app, ["build", str(films), "--model", str(export_biomedclip(form)[0]), "--out", str(out)])
    assert run.exit_code == 0, run.output
    return out


@pytest.fixture(scope="module")
def reader(browser, large_site):
    with hosted(large_site) as host, watched_page(browser, host.url) as page:
        reader = Reader(page, host.url)
        reader.open()
        yield reader


@pytest.fixture(scope="module")
def encoder(large_site):
    return OnnxEncoder(large_site / "bundle/model")


@pytest.fixture(scope="module")
def ranked_natively(large_site):
    bundle = open_folder(large_site / "bundle")
    return lambda query: top_k(bundle.embeddings, query, bundle.case_ids, len(bundle.case_ids))


def same_ranking(reader, expected, close):
    """The ten shown are the first ten of ``expected``, in its order; scores closer than ``close`` may change places."""
    native = dict(expected)
    shown = [native[case_id] for case_id in reader.case_ids]
    assert len(shown) == len(set(reader.case_ids)) == 10
    assert shown == pytest.approx([hit.score for hit in expected[:10]], abs=close)
    assert reader.scores == pytest.approx(shown, abs=close)


@pytest.mark.parametrize("query", QUERIES, ids=("short", "long", "beyond the context"))
def test_words_are_ranked_as_natively(reader, encoder, ranked_natively, form, query):
    assert encoder.config["context_length"] == CONTEXT
    reader.search(query)
    reader.sees("Live", query[:40])
    same_ranking(reader, ranked_natively(encoder.embed_text(query)), CLOSE[form])


def test_a_picture_is_ranked_as_natively(reader, encoder, ranked_natively, form):
    reader.choose(FILMS[-1])
    reader.sees("Picture", FILMS[-1].name)
    query = encoder.embed_image(open_picture(FILMS[-1].name, FILMS[-1].read_bytes()))
    same_ranking(reader, ranked_natively(query), CLOSE[form])


def test_the_page_shows_the_card_of_the_model(reader, form):
    reader.page.get_by_role("link", name="About", exact=True).click()
    page = reader.page.locator("main")
    expect(page.get_by_role("heading", name="Model card: BiomedCLIP's architecture")).to_be_visible()
    expect(page).to_contain_text(f"quantization: {FORMS[form].kept}")
    expect(page).to_contain_text("pictures: 224 pixels")
