"""A tab without a browser: what the page asks of one, in memory, and a reader at it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from support.device_in_memory import DeviceInMemory
from support.known_machine import KnownMachine
from support.readers_own import ReadersOwn
from support.scripted_worker import Worker, golden, second_film
from support.stepped_loop import SteppedLoop

from medmir.bundle.contract import SITE_BUNDLE
from medmir.errors import MedMIRError
from medmir.page.app import IN_QUERY, App
from medmir.page.inference import Replies
from medmir.page.keeping import LIST
from medmir.page.markup import Node, find, text
from medmir.page.parts.films import CARD
from medmir.page.reading import LICENCES, VERSIONS
from medmir.page.surroundings import Position
from medmir.page.view import Action

FILES = b'const SITE = {"version": "v1", "files": {"start.js": {"bytes": 7, "sha256": "s", "part": "shell"}}};\n'
SITE = {LICENCES: b"All licences.", LIST: FILES, VERSIONS: b'{"onnxruntime-web": "1.30.0"}'}


class ChosenBytes:
    """A file of the reader's; ``size`` may be said to be larger than it is."""

    def __init__(self, name: str, data: bytes, size: int | None = None):
        self.name, self.data, self.size = name, data, len(data) if size is None else size

    async def read(self) -> bytes:
        return self.data


def picture(name: str = "own.png") -> ChosenBytes:
    """A small picture of the reader's own."""
    written = BytesIO()
    Image.new("L", (8, 6), 99).save(written, "PNG")
    return ChosenBytes(name, written.getvalue())


def by_id(tree: Node, element_id: str) -> Node | None:
    """The element of that id."""
    found = find(tree, lambda node: node.attributes.get("id") == element_id) if element_id else []
    return found[0] if found else None


def said(tree: Node, element_id: str) -> str:
    """The text of the element of that id; empty where there is none."""
    found = by_id(tree, element_id)
    return text(found) if found else ""


def films(tree: Node) -> list[str]:
    """The case ids of the grid, in order."""
    return [str(node.attributes["id"]).removeprefix(CARD) for node in find(tree, _is_card)]


class FakeBrowser(ReadersOwn, KnownMachine):
    """:class:`medmir.page.surroundings.Surroundings` in memory: a folder is the site's bundle.

    ``missing`` are files that the host does not have, by their names in the bundle; :meth:`hold` lets one wait.
    """

    def __init__(self, folder: Path, fragment: str = ""):
        super().__init__()
        self.follow: Callable[[], None] = lambda: None
        self.site, self.missing, self.held = dict(SITE), set(), {}
        self.drawings, self.titles, self.states, self.scrolled, self.revealed, self.previews = ([] for _ in range(6))
        self.fetched, self.workers, self.script, self.computes = [], [], second_film, True
        self.imported, self.device, self.one_thread = [], DeviceInMemory(), False
        self.focused, self.at, self._folder, self._made = "", 0.0, folder, 0
        self._entries, self._here = [[fragment, None]], 0

    async def start_worker(self, replies: Replies) -> Worker:
        self.workers.append(Worker(replies, self._scripted))
        return self.workers[-1]

    def _scripted(self, op: str, fields: dict) -> object:
        """It passes the self-test, whatever it says to questions, as long as it ``computes`` well."""
        right = golden(op, fields) if self.computes else None
        return self.script(op, fields) if right is None else right

    def apply(self, tree: Node, title: str) -> None:
        self.drawings.append(tree)
        self.titles.append(title)
        if not self.element(self.focused):
            self.focused = ""

    def element(self, element_id: str) -> Node | None:
        """The element of that id in the last drawing."""
        return by_id(self.drawings[-1], element_id) if self.drawings else None

    def publish(self, state: str) -> None:
        self.states.append(state)

    @property
    def fragment(self) -> str:
        return self._entries[self._here][0]

    @property
    def addresses(self) -> list[str]:
        """The history's fragments up to the present one."""
        return [fragment for fragment, _position in self._entries[: self._here + 1]]

    def go(self, fragment: str) -> None:
        if fragment != self.fragment:
            self._entries[self._here + 1:] = [[fragment, None]]
            self._move(1)

    def settle(self, fragment: str) -> None:
        self._entries[self._here][0] = fragment

    def back(self) -> None:
        self._move(-1)

    def forward(self) -> None:
        """The browser's own button."""
        self._move(1)

    def _move(self, by: int) -> None:
        if 0 <= self._here + by < len(self._entries):
            self._entries[self._here][1] = Position(self.at, self.focused)
            self._here += by
            asyncio.get_running_loop().call_soon(lambda: self.follow())

    def arrive(self) -> Position | None:
        return self._entries[self._here][1]

    def focus(self, element_id: str) -> bool:
        there = self.element(element_id) is not None
        self.focused = element_id if there else self.focused
        return there

    def move_focus(self, key: str) -> bool:
        cards = [node.attributes["id"] for node in find(self.drawings[-1], _is_card)]
        place = 0 if key == "First" else cards.index(self.focused) + 1 if self.focused in cards else len(cards)
        return place < len(cards) and self.focus(cards[place])

    def scroll(self, pixels: float) -> None:
        self.scrolled.append(pixels)
        self.at = pixels

    def reveal(self, element_id: str) -> None:
        self.revealed.append(element_id)

    def hold(self, name: str) -> None:
        """Let a file of the bundle wait until it is released."""
        self.held[name] = asyncio.get_running_loop().create_future()

    def release(self, name: str) -> None:
        self.held.pop(name).set_result(None)

    def remember_one_thread(self) -> None:
        self.one_thread = True

    async def packages(self, *names: str) -> None:
        self.imported += names

    async def codec(self, name: str) -> None:
        self.imported.append(name)

    async def chunks(self, address: str) -> AsyncIterator[bytes]:
        name = address.removeprefix(f"{SITE_BUNDLE}/").partition("?")[0]
        self.fetched.append(name)
        if name in self.held:
            await self.held[name]
        if name in self.missing:
            raise MedMIRError(f"{name} could not be fetched: the server answered 404.")
        data = self.site.get(address) or (self._folder / name).read_bytes()
        yield data[:2]
        yield data[2:]

    async def model(self, address: str, entry: dict, progress: Callable[[int, int], None]) -> bytes:
        data = b""
        async for chunk in self.chunks(address):
            data += chunk
            progress(len(data), entry["bytes"])
        return data

    def preview(self, image: Image.Image) -> str:
        self._made += 1
        self.previews.append(f"blob:{self._made}")
        return self.previews[-1]

    def let_go(self, preview: str) -> None:
        self.previews.remove(preview)


def _is_card(node: Node) -> bool:
    return str(node.attributes.get("id", "")).startswith(CARD)


class Tab:
    """A reader at the page: after each step, a second passes."""

    def __init__(self, loop: SteppedLoop, folder: Path, fragment: str = "", language: str = "en"):
        self.loop, self.browser = loop, FakeBrowser(folder, fragment)
        self.browser.language = language
        self.app = App(self.browser)
        self.browser.follow = self.app.follow

    def start(self, typed: str = "") -> "Tab":
        self._start = asyncio.ensure_future(self.app.start(typed))
        return self.wait()

    def wait(self) -> "Tab":
        self.loop.run(1)
        return self

    def act(self, name: str, value: str = "", key: str = "") -> bool:
        known = self.app.act(Action(name, value, key))
        self.wait()
        return known

    def press(self, key: str, where: str = "") -> bool:
        known = self.app.press(key, where)
        self.wait()
        return known

    def search(self, words: str) -> None:
        self.app.act(Action("type", words))
        self.press("Enter", IN_QUERY)

    def go(self, fragment: str) -> None:
        """Follow a link."""
        self.browser.go(fragment)
        self.wait()

    def back(self) -> None:
        self.browser.back()
        self.wait()

    def choose(self, file: ChosenBytes) -> None:
        self.app.ask_by(file)
        self.wait()

    def says(self, element_id: str) -> str:
        """The text of the element of that id; empty where there is none."""
        return said(self.browser.drawings[-1], element_id)

    @property
    def films(self) -> list[str]:
        """The case ids of the grid, in order."""
        return films(self.browser.drawings[-1])
