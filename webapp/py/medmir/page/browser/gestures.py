"""What the reader does on the map's canvas with pointer, fingers and wheel."""

from collections.abc import Callable
from math import hypot

from js import document
from pyodide.ffi import JsProxy, create_proxy
from pyscript.ffi import to_js

from medmir.page.mapping.lasso import thinned
from medmir.page.mapping.scene import NOBODY, Scene
from medmir.page.parts.map_stage import MAP
from medmir.page.view import Action
from medmir.page.views.map import CHOSEN, OPEN, POINT

WHEEL = 0.0016   # of a step of the wheel, in the exponent of e
A_LINE = 16      # pixels in a line, for wheels that count lines
SLIP = 4         # pixels that a click may slip
THIN = 3         # pixels between two points of the lasso


class Gestures:
    """Moves a scene's window; ``moved`` is called for every step, ``act`` for what is meant."""

    def __init__(self, canvas: JsProxy, scene: Scene, moved: Callable[[], None], act: Callable[[Action], bool]):
        self._canvas, self._scene, self._moved, self._act = canvas, scene, moved, act
        self._down: dict[int, tuple[float, float]] = {}
        self._slipped, self._lassoing, self._meant = 0.0, False, NOBODY

    def listen(self) -> None:
        """Start listening."""
        heard = {"pointerdown": self._pressed, "pointermove": self._dragged, "pointerup": self._released,
                 "pointercancel": self._cancelled, "pointerleave": self._left}
        for name, hear in heard.items():
            self._canvas.addEventListener(name, create_proxy(hear))
        self._canvas.addEventListener("wheel", create_proxy(self._wheeled), to_js({"passive": False}))
        self._canvas.parentElement.addEventListener("keydown", create_proxy(self._key))

    @property
    def going_on(self) -> bool:
        """Whether a pointer is down."""
        return bool(self._down)

    def _key(self, event: JsProxy) -> None:
        if event.key == "Enter":
            self._act(Action(OPEN))

    def _wheeled(self, event: JsProxy) -> None:
        event.preventDefault()
        step = event.deltaY * (A_LINE if event.deltaMode else 1)
        self._zoom(2.718281828 ** (-WHEEL * step), *self._at(event))

    def _zoom(self, factor: float, x: float, y: float) -> None:
        scene = self._scene
        scene.window = scene.window.zoomed(factor, x, y, scene.width, scene.height)
        self._moved()

    def _pressed(self, event: JsProxy) -> None:
        document.getElementById(MAP).focus(to_js({"preventScroll": True}))
        self._canvas.setPointerCapture(event.pointerId)
        if not self._down:
            self._slipped, self._meant = 0.0, self._scene.pointed
            self._lassoing = self._scene.lassoing or event.shiftKey
        self._down[event.pointerId] = self._at(event)
        if self._lassoing:
            self._scene.line = [self._place(event)] if len(self._down) == 1 else []

    def _dragged(self, event: JsProxy) -> None:
        if event.pointerId not in self._down:
            return self._hovered(event)
        before, here = self._down[event.pointerId], self._at(event)
        right, down = here[0] - before[0], here[1] - before[1]
        self._slipped += hypot(right, down)
        if len(self._down) == 2:
            self._pinch(event.pointerId, here)
        elif self._lassoing:
            self._scene.line.append(self._place(event))
        else:
            self._move(right, down)
        self._down[event.pointerId] = here
        self._moved()

    def _move(self, right: float, down: float) -> None:
        scene = self._scene
        scene.window = scene.window.moved(right, down, scene.width, scene.height)

    def _pinch(self, pointer: int, here: tuple[float, float]) -> None:
        """Two fingers: what was between them stays between them."""
        before, = (each for number, each in self._down.items() if number == pointer)
        other, = (each for number, each in self._down.items() if number != pointer)
        apart, now = (hypot(each[0] - other[0], each[1] - other[1]) for each in (before, here))
        middle = (here[0] + other[0]) / 2, (here[1] + other[1]) / 2
        self._move((here[0] - before[0]) / 2, (here[1] - before[1]) / 2)
        self._zoom(now / max(apart, 1), *middle)

    def _released(self, event: JsProxy) -> None:
        if self._down.pop(event.pointerId, None) is None or self._down:
            return
        if self._slipped <= SLIP:
            self._clicked(event)
        elif self._lassoing:
            scene = self._scene
            least = THIN / scene.window.scale(scene.width, scene.height)
            scene.surround(thinned(scene.line, least))
            self._act(Action(CHOSEN))
        self._lassoing = False
        self._moved()

    def _clicked(self, event: JsProxy) -> None:
        """A film that is pointed at already is opened; a finger points first."""
        self._scene.line = []
        row = self._scene.at(*self._at(event))
        opens = row != NOBODY and row == self._meant
        self._tell(OPEN if opens else POINT, row)

    def _hovered(self, event: JsProxy) -> None:
        row = self._scene.at(*self._at(event))
        if row != self._scene.pointed and not self._down:
            self._tell(POINT, row)

    def _left(self, event: JsProxy) -> None:
        if event.pointerType == "mouse" and self._scene.pointed != NOBODY and not self._down:
            self._tell(POINT, NOBODY)

    def _cancelled(self, event: JsProxy) -> None:
        self._down.pop(event.pointerId, None)
        self._scene.line = []
        self._moved()

    def _tell(self, action: str, row: int) -> None:
        self._scene.pointed = row
        self._act(Action(action))

    def _at(self, event: JsProxy) -> tuple[float, float]:
        """Where on the canvas, in pixels of the page."""
        box = self._canvas.getBoundingClientRect()
        return event.clientX - box.left, event.clientY - box.top

    def _place(self, event: JsProxy) -> tuple[float, float]:
        scene = self._scene
        return scene.window.at(*self._at(event), scene.width, scene.height)
