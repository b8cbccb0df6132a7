"""Work on a running Ray cluster (docs.ray.io/en/latest/data): a worker on each core, the answers gathered here.

Every node needs this package and sees the same folders under the same paths.
"""

import logging
import os
import pickle
import socket
from collections.abc import Callable, Iterator
from typing import Any

from medmir.errors import MedMIRError

NO_CLUSTER = "no Ray cluster answers: start one with `ray start --head`, or set RAY_ADDRESS."
BLOCK = 32  # items that travel together
Worker = Callable[[Any], Any]


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

    blocks = -(-len(items) // BLOCK)
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
