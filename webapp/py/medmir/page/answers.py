"""Answers to what the address asks, with the text model where it is ready and without it where it is not,
and to pictures."""

from collections.abc import Callable

from PIL import Image
from pyodide.ffi import JsProxy

from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.page.background import background
from medmir.page.download import model
from medmir.page.inference import Inference
from medmir.page.location import Place
from medmir.page.status import Status, set_state
from medmir.page.wording import COLLECTION, MODEL_NAMES, MODEL_NOTES
from medmir.search import answer as search
from medmir.search.answer import Answer

RESULTS = 10


class Answers:
    """Searches a bundle and keeps the models."""

    def __init__(self, bundle: Bundle, status: Status):
        self._bundle, self._status = bundle, status
        self._inference = Inference(self._fetch_model)
        self._model = "loading"  # or "live", "failed"

    async def to(self, place: Place) -> tuple[Answer, str]:
        """Hits for an address and a note on their making; the reports answer where the model fails."""
        if place.similar:
            return search.similar(self._bundle, place.similar, RESULTS), ""
        embed_text = self._inference.embed_text if self._model == "live" else None
        try:
            found = await search.answer(self._bundle, place.query, RESULTS, embed_text)
        except MedMIRError as failure:
            return await search.answer(self._bundle, place.query, RESULTS), str(failure)
        return found, MODEL_NOTES[self._model] if found.path == "lexical" else ""

    async def to_picture(self, name: str, image: Image.Image) -> Answer:
        """Hits for a picture; MedMIRError where the image model, loaded for the first one, fails."""
        with self._status.loading(MODEL_NAMES["vision"]):
            await self._inference.load("vision")
        return await search.answer_picture(self._bundle, name, image, RESULTS, self._inference.embed_image)

    async def load_text_model(self, then: Callable[[], None]) -> None:
        """Get ready for questions nobody precomputed; the rest of the page works meanwhile."""
        self._model = "loading"
        try:
            with self._status.loading(COLLECTION):
                await self._bundle.catalog()
                await self._bundle.tokenizer()
            with self._status.loading(MODEL_NAMES["text"]):
                await self._inference.load("text")
        except MedMIRError as failure:
            self._model = "failed"
            self._status.problem(f"{failure} Instant and report search still work.",
                                 retry=lambda: background(self.load_text_model(then)))
        else:
            self._model = "live"
            set_state("live")
        then()

    async def _fetch_model(self, tower: str) -> JsProxy:
        name = f"model/{tower}.onnx"
        return await model(name, self._bundle.manifest["files"][name],
                           lambda loaded, total: self._status.progress(MODEL_NAMES[tower], loaded, total))
