"""Address and page in step: what the address says is shown, what the reader does becomes an address."""

from random import Random

from PIL import Image
from pyodide.ffi import JsProxy
from pyscript import document, when, window
from pyscript.web import button, page

from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.page import keyboard, location, wording
from medmir.page.answers import Answers
from medmir.page.background import background
from medmir.page.case_view import CaseView
from medmir.page.content import fill
from medmir.page.location import PICTURE, Place
from medmir.page.picture_box import PictureBox, open_file
from medmir.page.results import Results
from medmir.page.search_box import SearchBox
from medmir.search.answer import Answer

EXAMPLES = 6
FIRST_SCREEN = 20  # films of the collection shown before the first question


class Navigation:
    """Moves the page from place to place; Back and Forward are the browser's."""

    def __init__(self, bundle: Bundle, box: SearchBox, answers: Answers):
        self._bundle, self._box, self._answers = bundle, box, answers
        self._results = Results(bundle, on_open=self._open_case)
        self._case = CaseView(bundle, self._find_similar, self._case_stepped, self._case_closed)
        self._picture = PictureBox(lambda file: background(self._search_picture(file)), self._clear_picture)
        self._place: Place | None = None
        self._asked: JsProxy | None = None  # the picture's file that is being answered
        self._answered_by = ""
        self._opened_here = False  # the place before the open case is the same without it

    def begin(self) -> None:
        """Show what the address or the search box already asks for, and follow the reader from there."""
        self._box.offer(self._bundle.instant.suggestions, self._search, on_leave=self._results.focus)
        self._offer_examples()
        keyboard.listen(self._box, self._results, self._case, self._find_similar)
        when("hashchange", window, handler=self._follow)
        when("click", "#examples", handler=lambda event: self._on_example(event))
        if self._box.text:  # typed while Python was loading
            location.settle(Place(query=self._box.text))
        self._follow()
        self._picture.take()

    def model_settled(self) -> None:
        """The text model is here, or has failed: answer again what only the reports could answer."""
        if self._answered_by == "lexical":
            background(self._show(self._place))

    def _follow(self) -> None:
        place, before = location.current(), self._place
        if before and place.results == before.results:
            self._place = place
            self._show_case()
        else:
            self._move(place)

    def _move(self, place: Place) -> None:
        """Show another place than before, or the same with another answer."""
        self._place, self._opened_here = place, False
        if not place.picture:
            self._asked = None
        self._box.text = place.query
        self._picture.refuse("")
        self._case.close()
        background(self._show(place))

    async def _show(self, place: Place) -> None:
        """Show the answer to an address, unless the reader has gone elsewhere meanwhile."""
        picture = self._picture.answer if place.picture else None
        collection = self._bundle.manifest.get("title", "")
        document.title = wording.title(place.query, place.similar, bool(picture), collection)
        self._picture.show(bool(picture))
        self._answered_by = ""
        if picture:
            self._display(picture, "")
        elif place.query or place.similar:
            await self._show_answer(place)
        else:
            self._show_collection(picture_gone=bool(place.picture))
        if self._place.results == place.results:
            self._show_case()

    async def _show_answer(self, place: Place) -> None:
        self._results.wait()
        try:
            found, note = await self._answers.to(place)
            if self._place.results == place.results:
                self._display(found, note)
        except MedMIRError as failure:
            self._results.fail(str(failure))

    def _display(self, found: Answer, note: str) -> None:
        self._answered_by = found.path
        self._results.show(found, note)
        page["#examples"].hidden = bool(found.hits)

    def _show_collection(self, picture_gone: bool) -> None:
        cases = self._bundle.cases
        chosen = Random(0).sample(cases, min(FIRST_SCREEN, len(cases)))
        title = self._bundle.manifest.get("title", "")
        self._results.show_collection(chosen, wording.welcome(title, len(cases), picture_gone))
        page["#examples"].hidden = False

    def _offer_examples(self) -> None:
        queries = self._bundle.instant.suggestions("", len(self._bundle.instant))
        examples = queries[:: max(1, len(queries) // EXAMPLES)][:EXAMPLES]  # from the shortest to the longest
        fill("#examples", [button(textContent=query, type="button") for query in examples])

    def _search(self, text: str) -> None:
        """Ask a question; the same one again is asked afresh."""
        if location.current() == Place(query=text):
            background(self._show(self._place))
        else:
            location.go(Place(query=text))

    async def _search_picture(self, file: JsProxy) -> None:
        """Answer a picture and go to its films; the results stay where that fails or the reader goes elsewhere."""
        self._asked = file
        self._picture.refuse("")
        self._results.wait()
        try:
            image = await open_file(file)
            answer = await self._answers.to_picture(file.name, image)
        except MedMIRError as failure:
            self._picture_failed(file, str(failure))
        else:
            self._picture_answered(file, image, answer)

    def _picture_failed(self, file: JsProxy, sentence: str) -> None:
        if self._asked is file:
            self._picture.refuse(sentence)
            self._results.rest()

    def _picture_answered(self, file: JsProxy, image: Image.Image, answer: Answer) -> None:
        if self._asked is not file:
            return
        self._picture.keep(image, answer)
        if self._place.picture:  # it takes the place of the picture before
            location.settle(PICTURE)
            self._move(PICTURE)
        else:
            location.go(PICTURE)

    def _clear_picture(self) -> None:
        self._picture.forget()
        location.settle(Place())
        self._move(Place())
        self._box.focus()

    def _on_example(self, event: JsProxy) -> None:
        if chosen := event.target.closest("button"):
            location.go(Place(query=chosen.textContent))

    def _find_similar(self, case_id: str) -> None:
        location.go(Place(similar=case_id))

    def _show_case(self) -> None:
        """Open the case of the address, or none where it names a case of another collection."""
        case_id, shown = self._place.case, self._results.case_ids
        try:
            if case_id:
                return self._case.show(case_id, shown if case_id in shown else [case_id])
        except MedMIRError:
            location.settle(self._place.results)
        self._case.close()

    def _open_case(self, case_id: str) -> None:
        self._opened_here = True
        location.go(self._place._replace(case=case_id))

    def _case_stepped(self, case_id: str) -> None:
        self._place = self._place._replace(case=case_id)
        location.settle(self._place)

    def _case_closed(self, case_id: str) -> None:
        self._results.focus_case(case_id)
        if not location.current().case:  # Back has closed it, or Find similar
            return
        if self._opened_here:
            location.back()
        else:
            location.settle(self._place.results)
