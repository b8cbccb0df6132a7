"""The same work on a Ray cluster of two nodes: equal bytes, damaged pictures told, one sentence where no cluster is."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from support.tiny_model import write_tiny_model

from pipeline.arrays.ray_engine import render_on_ray
from pipeline.files.paths import CACHE
from pipeline.sources.rendered.corpus import render_corpus

FILMS = 80
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of two nodes with a core each."""
    import ray
    from ray.cluster_utils import Cluster

    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    nodes.add_node(num_cpus=1)
    yield nodes.address
    ray.shutdown()
    nodes.shutdown()


@pytest.fixture(autouse=True)
def one_moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def films(tmp_path) -> Path:
    """Eighty pictures, one of them cut short."""
    folder, rng = tmp_path / "films", np.random.default_rng(0)
    folder.mkdir()
    for number in range(FILMS):
        Image.fromarray(rng.integers(0, 255, (300, 300), dtype=np.uint8)).save(folder / f"{number:02}.png")
    (folder / "07.png").write_bytes((folder / "07.png").read_bytes()[:-5000])
    return folder


def test_a_cluster_builds_the_same_bundle(medmir, films, cluster, tmp_path, monkeypatch):
    model = write_tiny_model(tmp_path / "model")
    monkeypatch.setenv("RAY_ADDRESS", cluster)
    told = {}
    for engine in ("ray", "local"):
        status, said, complaints = medmir("build", films, "--model", model, "--bundle-only", "--engine", engine,
                                          "--json", "--out", tmp_path / engine)
        assert status == 0, complaints
        assert "skipped: 07.png is damaged" in complaints
        told[engine] = json.loads(said)
    assert (told["ray"]["cases"], told["ray"]["skipped"]) == (FILMS - 1, 1)
    assert told["ray"]["bundle_id"] == told["local"]["bundle_id"]


def test_a_cluster_renders_the_same_films(cluster, tmp_path, monkeypatch):
    monkeypatch.setenv("RAY_ADDRESS", cluster)
    render_corpus(tmp_path / "ray", "gallery", 3, 96, workers=2, cache=CACHE, engine=render_on_ray)
    render_corpus(tmp_path / "local", "gallery", 3, 96, workers=2, cache=CACHE)
    ray, local = ({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
                  for folder in (tmp_path / "ray", tmp_path / "local"))
    assert len(ray) > 6 and ray == local


def test_without_a_cluster_one_sentence_says_how_to_start_one(medmir, films, tmp_path, monkeypatch):
    import ray

    ray.shutdown()
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    status, said, complaints = medmir("build", films, "--bundle-only", "--engine", "ray", "--out", tmp_path / "bundle")
    assert (status, said) == (2, "")
    assert complaints.splitlines()[-1] == (
        "medmir: no Ray cluster answers: start one with `ray start --head`, or set RAY_ADDRESS.")
    assert not (tmp_path / "bundle").exists()
