"""The page: the address says what to show, the bundle answers, the parts show it."""

import traceback

from pyodide.ffi import JsProxy
from pyscript import document, when, window
from pyscript.web import button, page

from medmir.bundle import Bundle
from medmir.errors import MedMIRError
from medmir.page import keyboard, location
from medmir.page.background import background
from medmir.page.case_view import CaseView
from medmir.page.download import Collection, model
from medmir.page.inference import Inference
from medmir.page.location import Place
from medmir.page.results import Results
from medmir.page.search_box import SearchBox
from medmir.page.status import Status, set_state
from medmir.search import Answer, answer, similar

RESULTS = 10
EXAMPLES = 6
FIRST_SCREEN = 20  # films of the collection shown before the first question


async def start() -> None:
    """Take over the page that the HTML has already drawn."""
    status = Status()
    box = SearchBox(on_search=lambda text: location.go(Place(query=text)))
    await _open_collection(status, box)


async def _open_collection(status: Status, box: SearchBox) -> None:
    collection = Collection(lambda loaded, total: status.loading("Collection", loaded, total))
    try:
        status.loading("Collection")
        bundle = await Bundle.open(collection.read)
        status.idle()
        App(bundle, status, box).begin()
    except Exception as failure:
        set_state("failed")
        status.problem(_sentence(failure), retry=lambda: background(_open_collection(status, box)))


def _sentence(failure: Exception) -> str:
    if isinstance(failure, MedMIRError):
        return str(failure)
    traceback.print_exception(failure)
    return f"The page met an error it did not expect ({failure!r})."


class App:
    """An opened collection on the page."""

    def __init__(self, bundle: Bundle, status: Status, box: SearchBox):
        self._bundle, self._status, self._box = bundle, status, box
        self._results = Results(bundle, on_open=lambda *case: self._case.show(*case))
        self._case = CaseView(bundle, on_similar=self._go_similar, on_close=self._results.focus_case)
        self._inference = Inference(self._fetch_model)
        self._embed_text = None  # until the text model is here
        self._place, self._turn, self._waits_for_model = Place(), 0, False

    def begin(self) -> None:
        """Show what the address or the search box already asks for, then load the text model."""
        _introduce(self._bundle.manifest)
        self._box.offer(self._bundle.instant.suggestions, on_leave=self._results.focus)
        keyboard.listen(self._box, self._results, self._case, self._go_similar)
        when("hashchange", window, handler=self._follow)
        when("click", "#examples", handler=lambda event: self._on_example(event))
        if self._box.text:  # typed while Python was loading
            location.settle(Place(query=self._box.text))
        set_state("ready")
        self._follow()
        background(self._load_text_model())

    def _follow(self) -> None:
        self._place = location.current()
        self._box.text = self._place.query
        self._case.close()
        background(self._show(self._place))

    async def _show(self, place: Place) -> None:
        """Answer the address, unless the reader has gone elsewhere meanwhile."""
        self._turn += 1
        turn = self._turn
        _title(place, self._bundle.manifest)
        page["#examples"].hidden = bool(place.query or place.similar)
        if not (place.query or place.similar):
            return self._welcome()
        self._results.wait()
        found = await self._answer(place)
        if turn == self._turn:
            self._waits_for_model = found.path == "lexical"
            self._results.show(found, model_is_coming=self._embed_text is None)

    async def _answer(self, place: Place) -> Answer:
        """The hits for an address; where the model fails, those of the reports."""
        try:
            if place.similar:
                return similar(self._bundle, place.similar, RESULTS)
            return await answer(self._bundle, place.query, RESULTS, self._embed_text)
        except MedMIRError as failure:
            self._status.problem(str(failure), retry=self._follow)
            return await answer(self._bundle, place.query, RESULTS)

    def _welcome(self) -> None:
        cases = self._bundle.cases
        step = max(1, len(cases) // FIRST_SCREEN)
        self._results.show_collection(cases[::step][:FIRST_SCREEN], f"From the collection of {len(cases)} films")
        queries = self._bundle.instant.suggestions("", EXAMPLES)
        page["#examples"][0].replaceChildren(*(button(textContent=query)._dom_element for query in queries))

    def _on_example(self, event: JsProxy) -> None:
        if chosen := event.target.closest("button"):
            location.go(Place(query=chosen.textContent))

    def _go_similar(self, case_id: str) -> None:
        location.go(Place(similar=case_id))

    async def _fetch_model(self, tower: str) -> JsProxy:
        name = f"model/{tower}.onnx"
        what = {"text": "Text model", "vision": "Image model"}[tower]
        return await model(name, self._bundle.manifest["files"][name],
                           lambda loaded, total: self._status.loading(what, loaded, total))

    async def _load_text_model(self) -> None:
        """Get ready for questions nobody precomputed; the rest of the page works meanwhile."""
        try:
            await self._bundle.catalog()
            await self._bundle.tokenizer()
            await self._inference.load("text")
        except MedMIRError as failure:
            self._status.problem(f"{failure} Instant and report search still work.",
                                 retry=lambda: background(self._load_text_model()))
            return
        self._status.idle()
        self._embed_text = self._inference.embed_text
        set_state("live")
        if self._waits_for_model:
            await self._show(self._place)


def _introduce(manifest: dict) -> None:
    """Put the collection's own words into the shell."""
    badge = manifest.get("badge") or ""
    page["#badge"].textContent, page["#badge"].hidden = badge, not badge
    corpus = manifest.get("corpus", {})
    parts = [manifest.get("notice"), corpus.get("source"), corpus.get("licence")]
    page["#source"].textContent = " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _title(place: Place, manifest: dict) -> None:
    shown = place.query or (f"Similar to {place.similar}" if place.similar else manifest.get("title", ""))
    document.title = f"{shown} · Med-MIR" if shown else "Med-MIR"
