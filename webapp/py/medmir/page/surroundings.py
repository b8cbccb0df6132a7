"""All that is asked of the browser. :mod:`medmir.page.browser` gives it; tests give something simpler."""

from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from medmir.page.inference import StartWorker
from medmir.page.machine import Machine
from medmir.page.mapping.scene import Scene
from medmir.page.markup import Node
from medmir.page.state import Room

if TYPE_CHECKING:
    from PIL import Image


class Position(NamedTuple):
    """Where a reader was in a place: scrolled down by so many pixels, with the focus on that element."""

    scroll: float
    focused: str


class ChosenFile(Protocol):
    """A file that the reader chose, dropped or pasted; it is not read before it is asked for."""

    name: str
    size: int

    async def read(self) -> bytes:
        """The whole file; MedMIRError where it cannot be read."""


class Device(Protocol):
    """The browser's place on this device for the site. What is fetched while it is in charge is kept there, by hash."""

    busy: bool
    """Whether a version is just being kept."""
    newer: bool
    """Whether a newer version is here, whole, and waits for the reader's word."""
    in_charge: bool
    """Whether what this page fetches is kept."""

    async def begin(self, changed: Callable[[], None]) -> str:
        """Have the site kept from now on and hear of changes; else why not, as :class:`~medmir.page.state.OnDevice`."""

    async def kept(self) -> set[str]:
        """The SHA-256 of each file that is kept whole."""

    async def room(self) -> Room:
        """How much room there is, and whether it lasts."""

    async def tidy(self, version: str, hashes: set[str]) -> None:
        """Let go, once for each version of the site, of what is none of its hashes."""

    async def make_room(self) -> None:
        """Open the place again, where everything was removed, and ask the browser to make it last."""

    async def remove(self) -> None:
        """Let go of everything, and keep nothing until the page is opened again; MedMIRError where that fails."""

    def take_over(self) -> None:
        """Let the newer version take this one's place: every tab of the site loads again."""


class Storage(Protocol):
    """A place on this device for one text that is the reader's own; every tab of this very site shares it."""

    def read(self) -> str:
        """What was written last, by whichever tab; empty where nothing was, or where the browser gives no place."""

    def write(self, text: str) -> bool:
        """Write it, or remove it where it is empty; False where it will not be here after a reload."""

    def hear(self, changed: Callable[[], None]) -> None:
        """Hear from now on when another tab has written."""


class Screen(Protocol):
    """What is shown of a film, and how large."""

    def fitted(self, viewer: str) -> float:
        """How many of the screen's pixels one pixel of a viewer's film takes, along a side, where it fits its frame."""

    def fill(self, element_id: str) -> None:
        """Let an element fill the whole screen; if it does already, no longer."""


class Surroundings(Protocol):
    """The browser, as the page sees it."""

    start_worker: StartWorker
    one_thread: bool
    """Whether it was learned that this browser's models answer on one thread only."""
    device: Device
    storage: Storage
    """The tray's place."""
    study_storage: Storage
    """The place of a study's log."""
    settings: Storage
    """The place of how the page looks."""
    screen: Screen
    language: str
    """The reader's, as a tag: "de-AT"."""

    def remember_one_thread(self) -> None:
        """Learn it, until the browser is another version."""

    def machine(self) -> Machine:
        """What can be told, now, of the device, the browser and the start of the page."""

    # what is shown
    def apply(self, tree: Node, title: str) -> None:
        """Bring the page in line with a drawing; what has not changed is not touched."""

    def paint(self, scene: Scene) -> None:
        """Paint the map that was just applied, and listen to what the reader does on it."""

    def publish(self, state: str) -> None:
        """Say "starting", "ready", "live" or "failed" to style sheet and tests."""

    def speaks(self, language: str) -> None:
        """Say which language the page is in, to whoever reads it aloud."""

    # where the reader is
    @property
    def fragment(self) -> str:
        """The address's fragment."""

    def go(self, fragment: str) -> None:
        """Move to a fragment with a new entry in the history; the page is told when it is there."""

    def settle(self, fragment: str) -> None:
        """Write the fragment into the present entry; nobody is told."""

    def back(self) -> None:
        """Return to the entry before; the page is told when it is there."""

    def arrive(self) -> Position | None:
        """Note the present entry; where the reader was in it, if they have been here before in this tab."""

    # focus and scrolling
    @property
    def focused(self) -> str:
        """Id of the element with the focus, or an empty string."""

    def focus(self, element_id: str) -> bool:
        """Put the focus on an element, the text of a field selected; False where it cannot have it."""

    def move_focus(self, key: str) -> bool:
        """Move the focus in the grid of films; False where the key leads nowhere or the focus is elsewhere."""

    def scroll(self, pixels: float) -> None:
        """Scroll the page to so many pixels from its top."""

    def reveal(self, element_id: str) -> None:
        """Scroll as little as needed to see an element."""

    def copy(self, element_id: str, told: Callable[[bool], None]) -> None:
        """Copy an element's text to the clipboard, or select it where that is refused; ``told`` whether it was."""

    # files
    def chunks(self, address: str) -> AsyncIterator[bytes]:
        """A file of the site, piece by piece; MedMIRError where it cannot be fetched whole."""

    async def model(self, address: str, entry: dict, progress: Any) -> Any:
        """A model, checked against its entry in the manifest, as something that only the worker can use."""

    async def packages(self, *names: str) -> None:
        """Make packages of the runtime importable that the first screen does without; MedMIRError where it cannot."""

    async def codec(self, name: str) -> None:
        """Have pydicom decode with one of :mod:`medmir.inputs.dicom.codecs`; MedMIRError where it cannot be had."""

    def preview(self, image: "Image.Image") -> str:
        """The address of a small copy of a picture."""

    def let_go(self, preview: str) -> None:
        """The preview at this address is no longer needed."""

    def save(self, name: str, kind: str, text: str) -> None:
        """Hand the reader a file of that name and MIME type, as a download does."""

    def print(self) -> None:
        """Open the browser's dialog that prints what is shown."""

    @property
    def address(self) -> str:
        """The page's address without fragment, where others can reach it; empty for a file of this device."""
