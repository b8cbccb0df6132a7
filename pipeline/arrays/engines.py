"""Where work is done, by name. An engine is imported when it is asked for: ONNX Runtime, PyTorch and Ray are slow."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.arrays.embed import Engine as Embedding
    from pipeline.sources.rendered.corpus import Engine as Rendering


class Engines(NamedTuple):
    """The engines of one place: ``where`` it is, what embeds there, and what renders there in so many processes."""

    where: str
    embedding: "Callable[[], Embedding]"
    rendering: "Callable[[int], Rendering]"


def _embedding_here() -> "Embedding":
    from pipeline.arrays.embed import on_this_machine

    return on_this_machine


def _rendering_here(workers: int) -> "Rendering":
    from pipeline.sources.rendered.corpus import in_processes

    return in_processes(workers)


def _embedding_on_ray() -> "Embedding":
    from pipeline.arrays.ray_engine import embed_on_ray

    return embed_on_ray


def _rendering_on_ray(_: int) -> "Rendering":
    from pipeline.arrays.ray_engine import render_on_ray

    return render_on_ray  # a process on each core of the cluster


ENGINES = {
    "local": Engines("this machine", _embedding_here, _rendering_here),
    "ray": Engines("a running Ray cluster whose nodes see the same folders", _embedding_on_ray, _rendering_on_ray),
}
