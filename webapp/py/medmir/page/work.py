"""The work behind the views: answers, reports and cards of an open bundle, and the models as they come."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from medmir.bundle.contract import METRICS, Report
from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.page.inference import Inference
from medmir.page.reading import LICENCES, read_text
from medmir.page.state import OwnPicture, Progress, Session
from medmir.page.surroundings import ChosenFile, Surroundings
from medmir.page.tested_towers import TestedTowers, WrongAnswersError
from medmir.page.wording import COLLECTION, MODEL_NAMES, MODEL_NOTES
from medmir.search.answer import Answer, answer
from medmir.search.query import Picture, Query


class Found(NamedTuple):
    """An answer, what a reader should know about its making, if anything, and how the text model was then."""

    answer: Answer
    note: str = ""
    model: str = ""


class Work:
    """Answers for one open bundle; ``changed`` is called when something should be drawn."""

    def __init__(self, bundle: Bundle, session: Session, browser: Surroundings, inference: Inference,
                 changed: Callable[[], None]):
        self._bundle, self._session, self._browser, self._changed = bundle, session, browser, changed
        self._inference, self._towers = inference, TestedTowers(bundle, inference, session.passed)

    async def found(self, query: Query) -> Found:
        """The answer to a question; the reports answer where the model fails."""
        model = self._session.model  # it may be another one when the answer is here
        towers = self._towers if model == "live" else None
        try:
            found = await answer(self._bundle, query, towers)
        except MedMIRError as failure:
            return Found(await answer(self._bundle, query), str(failure), model)
        return Found(found, MODEL_NOTES[model] if found.path == "lexical" else "", model)

    async def asked_by(self, file: ChosenFile) -> OwnPicture:
        """The answer to a picture, with its preview; MedMIRError where it is none, or the image model fails."""
        await self._browser.packages("pillow")
        from medmir.page.picture_file import open_file  # late: the first screen does without Pillow

        opened = await open_file(file, self._browser)
        with stage(self._session, MODEL_NAMES["vision"], self._changed):
            await self._inference.load("vision")
        found = await answer(self._bundle, Query(picture=Picture(opened.name, opened.image)), self._towers)
        return OwnPicture(self._browser.preview(opened.image), found, opened.which)

    async def report(self, case_id: str) -> dict[str, Report]:
        """A case's report by its id; MedMIRError where the catalogue cannot be read."""
        return {case_id: (await self._bundle.catalog()).report(case_id)}

    async def metrics(self) -> dict:
        """The bundle's ``metrics.json``; empty where it has none."""
        return await self._bundle.part(METRICS) if METRICS in self._bundle.manifest["files"] else {}

    async def texts(self, *names: str) -> dict[str, str]:
        """Those of the bundle's text files that it has, by name."""
        listed = [name for name in names if name in self._bundle.manifest["files"]]
        return {name: (await self._bundle.file(name)).decode() for name in listed}

    async def licences(self) -> str:
        """The licence texts of the runtime that the site ships."""
        return await read_text(self._browser.chunks, LICENCES)

    async def load_text_model(self) -> None:
        """Get ready for questions nobody precomputed; MedMIRError where the model cannot be had."""
        with stage(self._session, MODEL_NAMES["text"], self._changed):
            await asyncio.gather(self._inference.load("text"), self._bundle.tokenizer())

    async def open_catalog(self) -> None:
        """Have the reports at hand before they are asked for; MedMIRError where they cannot be read."""
        with stage(self._session, COLLECTION, self._changed):
            await self._bundle.catalog()

    async def test_text_model(self) -> None:
        """Whether it answers as it should, which questions wait for; WrongAnswersError where it does not."""
        try:
            await self._towers.test("text")
        except WrongAnswersError:
            raise
        except MedMIRError:
            pass  # it does not answer at all: the first question will tell
        self._changed()


@contextmanager
def stage(session: Session, what: str, changed: Callable[[], None]) -> Iterator[None]:
    """Show that something is being loaded, until it is here or has failed."""
    session.stages[what] = Progress()
    changed()
    try:
        yield
    finally:
        session.stages.pop(what, None)
        changed()
