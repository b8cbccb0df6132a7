"""What is measured on the reader's machine, step by step: each is prepared, and then run again and again."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from medmir.bundle.reader import Bundle
from medmir.measure.synthetic import synthetic_rows
from medmir.measure.timing import Clock, Lap, Pause, lap_of, told_lap_of
from medmir.page.inference import Inference
from medmir.page.language import later
from medmir.page.surroundings import Surroundings
from medmir.search.query import Query
from medmir.search.query_text import read
from medmir.search.ranking import top_k

SHORT = "pleural effusion"
LONG = (
    "portable chest radiograph of an elderly patient with shortness of breath, an enlarged heart, large bilateral"
    " pleural effusions, thickened septal lines at both bases, a central venous line from the right and no sign of a"
    " pneumothorax or of free air below the diaphragm")
WHOLE = "a widened heart shadow with some fluid beside the left lung"
"""No bundle stores it, so that the model must answer."""
SIZES = {"search_10k": 10_000, "search_112k": 112_120}  # the second is NIH ChestX-ray14's
TEN = 10
AT_ONCE = 4096  # rows that are made between two pauses


class Prepared(NamedTuple):
    """A step that can be run: its lap, what it is run on, and a plain JavaScript loop that does the same.

    ``same``: how many of the loop's ten best rows are among NumPy's.
    """

    lap: Lap
    size: Mapping[str, int]
    javascript: Lap | None = None
    same: int = 0


class Step(NamedTuple):
    """One thing that is measured: its name in files, its title for readers, and how it is prepared."""

    name: str
    title: str
    prepare: Callable[[Pause], Awaitable[Prepared]]


class Steps:
    """The steps of an open bundle; ``found`` answers a question as a reader's."""

    def __init__(self, bundle: Bundle, inference: Inference, browser: Surroundings,
                 found: Callable[[Query], Awaitable[object]], clock: Clock):
        self._bundle, self._inference, self._browser = bundle, inference, browser
        self._found, self._clock = found, clock

    def all(self) -> list[Step]:
        """In their order: what the end needs is warm by then."""
        return [
            Step("tokenize_short", later("Tokenize a short question"), partial(self._tokenize, SHORT)),
            Step("tokenize_long", later("Tokenize a long question"), partial(self._tokenize, LONG)),
            Step("embed_text_short", later("Embed a short question"), partial(self._embed_text, SHORT)),
            Step("embed_text_long", later("Embed a long question"), partial(self._embed_text, LONG)),
            Step("prepare_picture", later("Decode and scale a picture"), self._prepare_picture),
            Step("embed_picture", later("Embed a picture"), self._embed_picture),
            Step("search_collection", later("Search this collection"), self._search_collection),
            Step("search_10k", later("Search 10,000 made-up rows"), partial(self._search_synthetic, "search_10k")),
            Step("search_112k", later("Search 112,120 made-up rows"), partial(self._search_synthetic, "search_112k")),
            Step("end_to_end", later("A question from its words to its films"), self._end_to_end),
        ]

    async def release(self) -> None:
        """Give the largest matrix back."""
        await self._inference.rank(self._bundle.embeddings[0], self._bundle.embeddings[:1])

    async def _lap(self, run: Callable[[], Awaitable[object]], **size: int) -> Prepared:
        return Prepared(await lap_of(run, self._clock), size)

    async def _tokenize(self, words: str, pause: Pause) -> Prepared:
        tokenizer = await self._bundle.tokenizer()

        async def run() -> None:
            tokenizer.encode(words)

        return await self._lap(run, tokens=len(tokenizer.encode(words)))

    async def _embed_text(self, words: str, pause: Pause) -> Prepared:
        ids = (await self._bundle.tokenizer()).encode(words)
        await self._inference.load("text")
        return await self._lap(partial(self._inference.embed_text, ids), tokens=len(ids))

    async def _film(self) -> tuple[Callable[[], np.ndarray], dict[str, int]]:
        """How the collection's first film becomes what the image tower takes, and its size in pixels."""
        await self._browser.packages("pillow")
        from medmir.inputs.preprocessing import open_picture, pixel_values  # late: Pillow comes with the first picture

        name = self._bundle.cases[0].image
        data, recipe = await self._bundle.file(name), self._bundle.recipe
        film = open_picture(name, data)
        return lambda: pixel_values(open_picture(name, data), recipe), {"width": film.width, "height": film.height}

    async def _prepare_picture(self, pause: Pause) -> Prepared:
        values, size = await self._film()

        async def run() -> None:
            values()

        return await self._lap(run, **size)

    async def _embed_picture(self, pause: Pause) -> Prepared:
        values, _size = await self._film()
        await self._inference.load("vision")
        side = self._bundle.recipe.size
        return await self._lap(partial(self._inference.embed_image, values()), width=side, height=side)

    async def _search_collection(self, pause: Pause) -> Prepared:
        rows = self._bundle.embeddings
        return await self._search(rows, rows[len(rows) // 2])

    async def _search_synthetic(self, name: str, pause: Pause) -> Prepared:
        n, d = SIZES[name], self._bundle.embeddings.shape[1]
        rows = np.empty((n, d), dtype=np.float32)
        for first in range(0, n, AT_ONCE):
            await pause()
            rows[first:first + AT_ONCE] = synthetic_rows(first, min(AT_ONCE, n - first), d)
        return await self._search(rows, synthetic_rows(n, 1, d)[0])

    async def _search(self, rows: np.ndarray, query: np.ndarray) -> Prepared:
        names = [f"{row:07}" for row in range(len(rows))]

        async def run() -> None:
            top_k(rows, query, names, TEN)

        async def loop() -> float:
            return float((await self._inference.rank(query))[0])

        theirs = {int(row) for row in (await self._inference.rank(query, rows))[1:]}
        same = sum(int(hit.case_id) in theirs for hit in top_k(rows, query, names, TEN))
        ours = await self._lap(run, rows=len(rows), dimensions=rows.shape[1])
        return ours._replace(javascript=await told_lap_of(loop), same=same)

    async def _end_to_end(self, pause: Pause) -> Prepared:
        return await self._lap(partial(self._found, read(WHOLE)), rows=len(self._bundle.cases))
