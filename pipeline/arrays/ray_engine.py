"""The two engines for many machines: pictures embedded and films rendered on a Ray cluster.

The same work as on one machine, to the byte (see :mod:`pipeline.arrays.ray_cluster`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.arrays.embed import BATCH, Made, Pending, embed
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.arrays.ray_cluster import on_every_core

if TYPE_CHECKING:  # it imports torch, which embedding does without
    from pipeline.sources.rendered.corpus import Setting


def embed_on_ray(model: Path, batches: list[list[Pending]]) -> Iterator[list[Made]]:
    """The engine of :func:`pipeline.arrays.embed.embed_cases`: an encoder of one thread a core of the cluster."""
    made: list[Made] = []
    for each in on_every_core(_Embedder, (model.resolve(),), [pending for batch in batches for pending in batch]):
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
        self._encoder = OnnxEncoder(model, threads=1)

    def __call__(self, pending: Pending) -> Made:
        return embed(pending, self._encoder)
