"""The work behind the views: answers, reports and cards of an open bundle, and the models as they come."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from medmir.bundle.contract import METRICS, Report
from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.measure.verdict import words_work
from medmir.page.benchmarking import Benchmarking
from medmir.page.found import Found
from medmir.page.inference import Inference
from medmir.page.language import say
from medmir.page.own_film import OwnFilm
from medmir.page.reading import LICENCES, machine_of, read_text
from medmir.page.state import OwnPicture, Progress, Session
from medmir.page.surroundings import ChosenFile, Surroundings
from medmir.page.tested_towers import TestedTowers, WrongAnswersError
from medmir.page.viewing import OWN_VIEWER
from medmir.page.wording import COLLECTION, MODEL_NAMES, MODEL_NOTES, REPORTS_LOADING
from medmir.search.answer import Answer, answer, embedded
from medmir.search.case_columns import FACT_FIELDS, CaseColumns, columns_of
from medmir.search.domain import REMEDIES, Judgement, judge_picture, judge_words
from medmir.search.filters import facets
from medmir.search.highlight import asked_words, snippet
from medmir.search.query import BOTH, MEANING, WORDS, Picture, Query
from medmir.search.ranking import similarities

REPORTS_S = 0.8  # a first question waits so long for the reports: an answer should not change before a reader's eyes
STRONG = 90  # per cent of the calibration's questions whose best film scores lower than a full bar says


class Work:
    """Answers for one open bundle; ``changed`` is called when something should be drawn."""

    def __init__(self, bundle: Bundle, session: Session, browser: Surroundings, inference: Inference,
                 changed: Callable[[], None]):
        self._bundle, self._session, self._browser, self._changed = bundle, session, browser, changed
        self._inference, self._towers = inference, TestedTowers(bundle, inference, session.passed)
        self._unread, self.reports_settled = "", lambda: None
        self.benchmark = Benchmarking(bundle, inference, browser, self.found, changed)
        self.machine = partial(machine_of, browser)
        self._opening: asyncio.Future | None = None
        self._reading: asyncio.Future | None = None

    async def found(self, query: Query) -> Found:
        """The answer to a question: by meaning alone while the reports are not open, by the reports where it fails."""
        await self._columns_read()
        model = self._session.model  # it may be another one when the answer is here
        towers = self._towers if model == "live" else None
        partial = query.mode == BOTH and query.in_words and not await self._reports_open()
        asked = query.having(mode=MEANING) if partial else query
        found, note = await self._first_that_answers(asked, towers)
        note = note or _note(found, query, model) or (self._unread or REPORTS_LOADING if partial else "")
        conditions = (*query.conditions, *found.stated)
        judged, strong = await self._judged(query, found)
        return Found(replace(found, strong=strong), note, model, await self._before(asked, towers),
                     facets(self.columns, conditions), await self._snippets(query, found),
                     partial and found.path != "lexical", judged)

    async def _reports_open(self) -> bool:
        """Whether the reports can have a part in an answer; they are waited for, but not for long."""
        if not self._bundle.has_catalog_open and not self._unread:
            await asyncio.wait({self.open_catalog()}, timeout=REPORTS_S)
        return self._bundle.has_catalog_open

    async def _judged(self, query: Query, found: Answer) -> tuple[Judgement, float]:
        """Whether anything here is like the question, and how high the best films of good questions score."""
        calibration = await self._bundle.calibration()
        if query.by_picture:
            own = self._session.picture.judged if query.picture and self._session.picture else Judgement()
            return own, calibration.pictures.best[STRONG] if calibration.pictures else found.strong
        known = calibration.questions
        if found.best is None or known is None:
            return Judgement(), found.strong
        tokenizer = await self._bundle.tokenizer() if self._session.model == "live" else None
        strong = known.best[STRONG]
        return judge_words(known, query.words, found.best, tokenizer) if query.words else Judgement(), strong

    async def overview(self) -> Found:
        """What the whole collection can be narrowed by, before anything is asked."""
        await self._columns_read()
        return Found(None, facets=facets(self.columns))

    def _columns_read(self) -> asyncio.Future:
        """Read once for all questions, also for those that come meanwhile."""
        self._reading = self._reading or asyncio.ensure_future(self._read_columns())
        return self._reading

    async def _read_columns(self) -> None:
        """Have the fields of all cases at hand; between two of them the page goes on: 112,000 cases take seconds."""
        for field in self.columns.possible:
            self.columns.column(field)
            await asyncio.sleep(0)
        for field in ("label", *FACT_FIELDS):
            self.columns.facts.is_(field, ())
            await asyncio.sleep(0)

    async def look_at_metrics(self) -> None:
        """Whether words find anything here, as far as the collection's own figures say."""
        told = words_work(await self.metrics())
        self._session.words_fail = told if told and not told.works else None
        self._changed()

    async def _first_that_answers(self, query: Query, towers: TestedTowers | None) -> tuple[Answer, str]:
        """By all paths, by meaning alone, by the reports alone; and what failed before."""
        problem = None
        without_reports = [] if self._bundle.has_catalog_open else [(query.having(mode=MEANING), towers)]
        for tried, model in ((query, towers), *without_reports, (query, None)):
            try:
                return await answer(self._bundle, tried, model), str(problem or "")
            except MedMIRError as failure:
                problem = problem or failure
        raise problem

    @property
    def columns(self) -> CaseColumns:
        """The collection's fields."""
        return columns_of(self._bundle)

    async def _before(self, query: Query, towers: TestedTowers | None) -> Answer | None:
        """The answer to the question as it was before anything was added or taken away."""
        if not query.words or not (query.added or query.subtracted):
            return None
        return await answer(self._bundle, query.having(added=(), subtracted=()), towers)

    async def _snippets(self, query: Query, found: Answer) -> dict[str, str]:
        words = asked_words(query)
        if not words or not self._bundle.has_catalog_open:
            return {}
        catalog = await self._bundle.catalog()
        return {hit.case_id: snippet(catalog.report(hit.case_id), words) for hit in found.hits}

    async def asked_by(self, file: ChosenFile, remedy: str = "") -> OwnPicture:
        """A picture ready to be asked by, after something was done to it or not; MedMIRError where it is none."""
        await self._browser.packages("pillow")
        from medmir.inputs.preprocessing import eight_bit  # late: the first screen does without Pillow
        from medmir.page.picture_file import open_file

        opened = await open_file(file, self._browser)
        with stage(self._session, MODEL_NAMES["vision"], self._changed):
            await self._inference.load("vision")
        picture = REMEDIES[remedy](eight_bit(opened.image)) if remedy else opened.image
        vector = await embedded(self._bundle, Picture(opened.name, picture), self._towers)
        films = (await self._bundle.calibration()).pictures
        best = float(similarities(self._bundle.embeddings, vector).max(initial=-1))
        judged = judge_picture(films, picture, self._bundle.recipe, best)
        asked = Picture(opened.name, embedding=vector)
        return OwnPicture(self._browser.preview(picture), asked, opened.which, file, judged)

    async def own_film(self) -> OwnFilm | None:
        """The reader's picture at its full size, opened once; None where there is none."""
        session, picture = self._session, self._session.picture
        if picture and not session.own:
            await self._browser.packages("pillow")
            from medmir.page.own_file import own_film  # late: Pillow comes with the first picture

            film = await own_film(picture.file, self._browser)
            session.looking.viewings.pop(OWN_VIEWER, None)
            session.own = film if session.picture is picture else session.own
        return session.own

    async def report(self, case_id: str) -> dict[str, Report]:
        """A case's report by its id; MedMIRError where the catalogue cannot be read."""
        return {case_id: (await self._bundle.catalog()).report(case_id)}

    async def metrics(self) -> dict:
        """The bundle's ``metrics.json``; empty where it has none."""
        return await self.part(METRICS)

    async def part(self, name: str) -> dict:
        """One of the JSON files that a bundle need not have; empty where it has none."""
        return await self._bundle.part(name) if name in self._bundle.manifest["files"] else {}

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

    def open_catalog(self) -> asyncio.Future:
        """Have the reports at hand before they are asked for, and answer again what was answered without them."""
        self._opening = self._opening or asyncio.ensure_future(self._open_catalog())
        return self._opening

    async def _open_catalog(self) -> None:
        try:
            with stage(self._session, COLLECTION, self._changed):
                await self._bundle.catalog()
        except MedMIRError as failure:
            self._unread = say("The reports are not searched: {why}", why=failure)
            self._opening = None  # and may be tried again
        self.reports_settled()

    async def test_text_model(self) -> None:
        """Whether it answers as it should, which questions wait for; WrongAnswersError where it does not."""
        try:
            await self._towers.test("text")
        except WrongAnswersError:
            raise
        except MedMIRError:
            pass  # it does not answer at all: the first question will tell
        self._changed()


def _note(found: Answer, query: Query, model: str) -> str:
    """What is to be said of an answer that the text model had no part in."""
    return MODEL_NOTES[model] if found.path in ("lexical", "fuzzy") and query.mode != WORDS else ""


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
