"""The browser as :class:`medmir.page.surroundings.Surroundings`, and the start of the page in it."""

from js import document, location, navigator, window
from pyodide.ffi import JsProxy
from pyscript.ffi import to_js

from medmir.page.app import App
from medmir.page.browser import clipboard, codecs, fetch, files, machine, threads
from medmir.page.browser.device import BrowserDevice
from medmir.page.browser.dom import Page
from medmir.page.browser.events import Events
from medmir.page.browser.history import History
from medmir.page.browser.map_canvas import MapCanvas
from medmir.page.browser.packages import packages
from medmir.page.browser.pointing import BrowserScreen, Pointing
from medmir.page.browser.storage import BrowserStorage
from medmir.page.browser.worker import start_worker
from medmir.page.markup import Node
from medmir.page.parts.query_box import QUERY

GRID = "results"


class Browser:
    """The tab."""

    def __init__(self) -> None:
        self._page, self.history = Page(document.getElementById("app")), History()
        self.start_worker, self.device = start_worker, BrowserDevice()
        self.one_thread, self.remember_one_thread = threads.one_thread(), threads.remember_one_thread
        self.chunks, self.model = fetch.chunks, fetch.model
        self.preview, self.let_go, self.save, self.packages = files.preview, files.let_go, files.save, packages
        self.storage, self.study_storage = BrowserStorage("tray"), BrowserStorage("study")
        self.settings, self.print = BrowserStorage("settings"), window.print
        self.codec, self.copy = codecs.codec, clipboard.copy
        self.screen, self.arranged = BrowserScreen(), lambda: None
        self.map_canvas, self.language = MapCanvas(), navigator.language or ""
        self.paint = self.map_canvas.paint
        self.machine = machine.machine
        self.go, self.settle, self.back, self.arrive = (
            self.history.go, self.history.settle, self.history.back, self.history.arrive)

    @property
    def fragment(self) -> str:
        """The address's fragment."""
        return self.history.fragment

    @property
    def address(self) -> str:
        """The page's address; of a file on this device nothing, since it names its owner."""
        return "" if location.protocol == "file:" else f"{location.origin}{location.pathname}"

    def apply(self, tree: Node, title: str) -> None:
        """Bring the page in line with a drawing."""
        self._page.apply(tree)
        self.arranged()
        document.title = title

    def publish(self, state: str) -> None:
        """Say the state where style sheet and tests find it."""
        document.documentElement.dataset.state = state
        machine.mark(state)

    def speaks(self, language: str) -> None:
        """Mark the document with it."""
        document.documentElement.lang = language

    @property
    def focused(self) -> str:
        """Id of the element with the focus, or an empty string."""
        return document.activeElement.id

    def focus(self, element_id: str) -> bool:
        """Put the focus on an element, the text of a field selected."""
        if element := document.getElementById(element_id):
            element.focus()
            if hasattr(element, "select"):
                element.select()
        return self.focused == element_id

    def move_focus(self, key: str) -> bool:
        """Move the focus in the grid by an arrow key, Home, End or "First"."""
        cards = list(document.querySelectorAll(f"#{GRID} a.film"))
        here = next((n for n, card in enumerate(cards) if card.id == self.focused), None)
        if here is None and key != "First" and document.activeElement.tagName != "BODY":
            return False
        there = _step(key, here, len(cards), _columns(cards))
        if there is None or not 0 <= there < len(cards):
            return False
        cards[there].focus()
        return True

    def scroll(self, pixels: float) -> None:
        """Scroll the page to so many pixels from its top."""
        window.scrollTo(0, pixels)

    def reveal(self, element_id: str) -> None:
        """Scroll as little as needed to see an element."""
        if element := document.getElementById(element_id):
            element.scrollIntoView(to_js({"block": "nearest"}))


def _columns(cards: list[JsProxy]) -> int:
    """How many cards stand in a row."""
    tops = [card.getBoundingClientRect().top for card in cards]
    return tops.count(tops[0]) if tops else 1


def _step(key: str, here: int | None, length: int, columns: int) -> int | None:
    """Which card a key leads to; None where it leads nowhere."""
    if here is None or key == "First":
        return {"ArrowDown": 0, "ArrowRight": 0, "First": 0}.get(key)
    return {"ArrowRight": here + 1, "ArrowLeft": here - 1, "ArrowDown": here + columns, "ArrowUp": here - columns,
            "Home": 0, "End": length - 1}.get(key)


async def start() -> None:
    """Take over the page that the HTML has already drawn."""
    typed = document.getElementById(QUERY).value
    browser = Browser()
    app = App(browser)
    browser.publish("starting")
    browser.map_canvas.act = app.act
    Events(app, browser.history).listen()
    pointing = Pointing(app)
    pointing.listen()
    browser.arranged = pointing.arrange
    app.session.calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
    await app.start(typed)
