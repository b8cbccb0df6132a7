"""The map's canvas: painted from the scene, moved by pointer, wheel and pinch.

NumPy writes the films into one picture. While the reader moves the map and a picture takes too long, the last one is
moved and stretched instead, and a sharp one follows when they rest.
"""

import time
from collections import deque
from collections.abc import Callable

import numpy as np
from js import ImageData, ResizeObserver, Uint8ClampedArray, document, getComputedStyle, setTimeout, window
from pyodide.ffi import JsProxy, create_proxy, to_js

from medmir.page.browser.gestures import Gestures
from medmir.page.mapping.raster import painted, radius
from medmir.page.mapping.scene import NOBODY, POINTED, Scene
from medmir.page.mapping.window import Window
from medmir.page.parts.map_stage import CANVAS, INKS, TIP
from medmir.page.view import Action
from medmir.page.views.map import REST

SLOW_S = 0.025   # a picture that takes longer is not painted for every frame
SELDOM = 10      # times as long as such a picture takes, until there is another
REST_MS = 160    # without a movement, until what is in view is told anew
SHARPEST = 2.0   # pixels of the screen for one of the page: more are not seen
TIP_AWAY = 14    # pixels from a film to its picture


class MapCanvas:
    """Paints one scene on the canvas that the page has drawn; ``act`` is told what the reader does."""

    def __init__(self) -> None:
        self.act: Callable[[Action], bool] = lambda action: False
        self._scene: Scene | None = None
        self._canvas: JsProxy | None = None
        self._gestures: Gestures | None = None
        self._picture, self._pictured, self._over = document.createElement("canvas"), Window(), 0
        self._inks, self._took, self._due, self._rests = np.zeros(0, np.uint32), deque(maxlen=3), False, 0
        self._painted = 0.0
        self._frame, self._rested = create_proxy(self._paint_frame), create_proxy(self._rest)
        self._sizes = ResizeObserver.new(create_proxy(lambda *changes: self._resized()))

    def paint(self, scene: Scene) -> None:
        """Paint the scene sharply; of a canvas that is new its size is taken and its pointers are heard."""
        canvas = document.getElementById(CANVAS)
        if canvas is None:
            return
        self._scene = scene
        if self._canvas is None or not canvas.isSameNode(self._canvas):
            self._canvas = canvas
            self._sizes.disconnect()
            self._sizes.observe(canvas)
            self._gestures = Gestures(canvas, scene, self.soon, self.act)
            self._gestures.listen()
            self._measure()
        self._inks = inks()
        self._sharp()

    def soon(self) -> None:
        """Something moved: paint with the next frame, and tell the page when it rests."""
        self._rests += 1
        setTimeout(self._rested, REST_MS, self._rests)
        if not self._due:
            self._due = True
            window.requestAnimationFrame(self._frame)

    def _paint_frame(self, now: float) -> None:
        self._due = False
        fast = min(self._took, default=0) <= SLOW_S  # one alone may have waited for something else
        if fast or time.perf_counter() - self._painted > SELDOM * self._took[-1]:
            self._sharp()
        else:
            self._show()

    def _rest(self, number: int) -> None:
        if number == self._rests and not self._gestures.going_on:
            self.act(Action(REST))

    def _resized(self) -> None:
        if self._canvas and self._canvas.isConnected:
            changed = self._measure()
            self._sharp()  # a canvas that was given a size is empty
            if changed:
                self.act(Action(REST))

    def _measure(self) -> bool:
        """Take the canvas's size; whether it is another one."""
        canvas, scene = self._canvas, self._scene
        changed = scene.resize(canvas.clientWidth or scene.width, canvas.clientHeight or scene.height)
        self._ratio = min(window.devicePixelRatio or 1, SHARPEST)
        canvas.width, canvas.height = int(scene.width * self._ratio), int(scene.height * self._ratio)
        return changed

    def _sharp(self) -> None:
        """Write the films into the picture, and show it."""
        scene = self._scene
        layer, begun = scene.layer(self._inks), time.perf_counter()
        pixels, self._over = painted(layer, scene.window, scene.width, scene.height, self._ratio)
        rows, across = pixels.shape
        if (self._picture.width, self._picture.height) != (across, rows):
            self._picture.width, self._picture.height = across, rows
        data = Uint8ClampedArray.new(to_js(pixels.reshape(-1).view(np.uint8)).buffer)
        self._picture.getContext("2d").putImageData(ImageData.new(data, across, rows), 0, 0)
        self._pictured = scene.window
        self._painted = time.perf_counter()
        self._took.append(self._painted - begun)
        self._show()

    def _show(self) -> None:
        """The picture where its window has gone to, and over it what is pointed at, marked and drawn."""
        scene, context, ratio = self._scene, self._canvas.getContext("2d"), self._ratio
        width, height = scene.width * ratio, scene.height * ratio
        old, new = (each.scale(width, height) for each in (self._pictured, scene.window))
        factor = new / old
        left = width / 2 * (1 - factor) + (self._pictured.x - scene.window.x) * new - self._over * factor
        top = height / 2 * (1 - factor) + (self._pictured.y - scene.window.y) * new - self._over * factor
        context.setTransform(1, 0, 0, 1, 0, 0)
        context.clearRect(0, 0, width, height)
        context.drawImage(self._picture, left, top, self._picture.width * factor, self._picture.height * factor)
        context.setTransform(ratio, 0, 0, ratio, 0, 0)
        self._over_films(context, scene)
        self._place_tip(scene)

    def _over_films(self, context: JsProxy, scene: Scene) -> None:
        context.strokeStyle = context.fillStyle = css(int(self._inks[POINTED]))
        context.lineWidth = 2
        if scene.pointed != NOBODY:
            x, y = self._on_screen(scene.places[scene.pointed])
            _ring(context, x, y, radius(len(scene.places), scene.width, scene.height, scene.window.zoom) + 4)
        if len(scene.line) > 1:
            _line(context, scene.window.on_screen(np.array(scene.line, np.float32), scene.width, scene.height))
        for mark in scene.marks:
            x, y = self._on_screen(mark.place)
            _target(context, x, y, mark.says)

    def _on_screen(self, place: np.ndarray) -> tuple[float, float]:
        scene = self._scene
        x, y = scene.window.on_screen(place, scene.width, scene.height).tolist()
        return x, y

    def _place_tip(self, scene: Scene) -> None:
        """Beside the film, on the side where there is room."""
        tip = document.getElementById(TIP)
        if tip is None or scene.pointed == NOBODY:
            return
        x, y = self._on_screen(scene.places[scene.pointed])
        wide, high = tip.offsetWidth, tip.offsetHeight
        left = x + TIP_AWAY if x + TIP_AWAY + wide <= scene.width else x - TIP_AWAY - wide
        tip.style.left, tip.style.top = f"{max(left, 0)}px", f"{max(min(y - high / 2, scene.height - high), 0)}px"


def inks() -> np.ndarray:
    """Uint32: the colours that the style sheet gives the map just now, each as 0x00BBGGRR."""
    told = [getComputedStyle(each).color for each in document.getElementById(INKS).children]
    parts = [[int(float(part)) for part in colour.partition("(")[2].rstrip(")").split(",")[:3]] for colour in told]
    return np.array([red | green << 8 | blue << 16 for red, green, blue in parts], dtype=np.uint32)


def css(ink: int) -> str:
    """An ink as a colour of the canvas."""
    return f"rgb({ink & 255}, {ink >> 8 & 255}, {ink >> 16 & 255})"


def _ring(context: JsProxy, x: float, y: float, size: float) -> None:
    context.beginPath()
    context.arc(x, y, size, 0, 7)
    context.stroke()


def _target(context: JsProxy, x: float, y: float, says: str) -> None:
    """A cross in a ring, and what it is."""
    for size in (5, 11):
        _ring(context, x, y, size)
    room = getComputedStyle(document.body)
    context.font, context.strokeStyle, context.lineWidth = f"600 13px {room.fontFamily}", room.backgroundColor, 4
    context.strokeText(says, x + 16, y + 4)  # so that it reads on films
    context.fillText(says, x + 16, y + 4)


def _line(context: JsProxy, points: np.ndarray) -> None:
    context.beginPath()
    for x, y in points.tolist():
        context.lineTo(x, y)
    context.closePath()
    context.lineWidth = 1.5
    context.stroke()
