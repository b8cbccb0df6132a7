"""The engine for many machines: the same work as Ray Data jobs (docs.ray.io/en/latest/data) on a running cluster.

Every node needs this package and sees the same folders under the same paths; results are gathered here.
"""

import logging
import os
import pickle
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medmir.errors import MedMIRError
from pipeline.arrays.embed import BATCH, Made, Place, embed
from pipeline.arrays.encoder import Encoder

if TYPE_CHECKING:  # it imports torch, which embedding does without
    from pipeline.sources.rendered.corpus import Setting

NO_CLUSTER = "no Ray cluster answers: start one with `ray start --head`, or set RAY_ADDRESS."
Worker = Callable[[Any], Any]


def embed_on_ray(model: Path, batches: list[list[Place]]) -> Iterator[list[Made]]:
    """The engine of :func:`pipeline.arrays.embed.embed_cases`: an encoder of one thread a core of the cluster."""
    made: list[Made] = []
    for each in on_every_core(_Embedder, (model.resolve(),), [place for batch in batches for place in batch]):
        made.append(each)
        if len(made) == BATCH:
            yield made
            made = []
    yield made


def render_on_ray(setting: "Setting", numbers: list[int]) -> Iterator[None]:
    """The engine of :func:`pipeline.sources.rendered.corpus.render_corpus`: a renderer on each core of the cluster."""
    from pipeline.sources.rendered.corpus import PatientRenderer

    return on_every_core(PatientRenderer, (setting._replace(out=setting.out.resolve()),), numbers)


class _Embedder:
    def __init__(self, model: Path):
        self._encoder = Encoder(model, threads=1)

    def __call__(self, place: Place) -> Made:
        return embed(*place, self._encoder)


def on_every_core(maker: Callable[..., Worker], settings: tuple, items: list) -> Iterator[Any]:
    """What workers answer to the items, as they come, in any order; each core makes its worker from the settings.

    MedMIRError where Ray is not installed or no cluster is running.
    """
    if not items:
        return
    cores = connect()
    import ray

    class Answering:  # made here, so that it travels with its worker
        def __init__(self) -> None:
            self._worker = maker(*settings)

        def __call__(self, batch: dict) -> dict:
            return {"item": [pickle.dumps(self._worker(pickle.loads(item))) for item in batch["item"]]}

    blocks = -(-len(items) // BATCH)
    rows = ray.data.from_items([{"item": pickle.dumps(item)} for item in items], override_num_blocks=blocks)
    pool = ray.data.ActorPoolStrategy(size=min(cores, blocks))
    for batch in rows.map_batches(Answering, batch_size=None, compute=pool).iter_batches(batch_size=None):
        yield from map(pickle.loads, batch["item"])


def connect() -> int:
    """Join the running cluster (``RAY_ADDRESS``, else the one on this machine); return how many cores it has."""
    try:
        import ray
    except ImportError as missing:
        raise MedMIRError('Ray is not installed: pip install "medmir[scale]".') from missing
    if not ray.is_initialized():
        _check_address(os.environ.get("RAY_ADDRESS", ""))
        try:
            ray.init(address="auto", log_to_driver=False, logging_level="ERROR")
        except ConnectionError as absent:
            raise MedMIRError(NO_CLUSTER) from absent
        ray.data.DataContext.get_current().enable_progress_bars = False  # each stage has its own
        logging.getLogger("ray.data").setLevel(logging.ERROR)
    return int(ray.cluster_resources()["CPU"])


def _check_address(address: str) -> None:
    """MedMIRError where nothing listens there: Ray itself would try for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        if port.isdigit():
            socket.create_connection((host, int(port)), timeout=5).close()
    except OSError as silent:
        raise MedMIRError(NO_CLUSTER) from silent
