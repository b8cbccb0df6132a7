"""Pointer, wheel and fingers on films, and how a film lies in its frame.

A frame is marked ``data-viewer``, with the viewer's name; ``data-tones`` names the one whose greys it has. Between two
drawings nothing is drawn anew: the picture is moved by a CSS transform and its greys are stretched by an SVG filter,
both the graphics card's work. What a hand does is in the session at once, so that a drawing in between says the same.
"""

from collections.abc import Callable

from js import document, window
from pyodide.ffi import JsProxy, create_proxy
from pyscript.ffi import to_js

from medmir.page.app import App
from medmir.page.browser.painting import Painting
from medmir.page.gesture import Gesture, tool_of, wheeled
from medmir.page.parts.viewer import window_told, zoom_told
from medmir.page.viewing import EIGHT_BIT, MAGNIFIER, MIDDLE, OWN_VIEWER, PAN, Greys, Point, Viewing

SETTLED_MS = 200  # after the last turn of the wheel, what is said of the film is drawn anew
LINES = 30        # pixels of a line, where a wheel counts in lines
TWICE = 2.0


class Pointing:
    """Hears of what is done to films by hand, and lays every film in its frame."""

    def __init__(self, app: App):
        self._app, self._gesture, self._frame = app, None, None
        self._painting = Painting(app.session)
        self._timer = 0
        self._settle = create_proxy(lambda: self._app.draw())

    def listen(self) -> None:
        """Start listening; the wheel is ours, or the page would scroll."""
        heard = {"pointerdown": self._down, "pointermove": self._moved, "pointerup": self._up,
                 "pointercancel": self._up, "contextmenu": self._menu, "dblclick": self._twice, "wheel": self._wheeled,
                 "load": self._loaded}
        for name, hear in heard.items():
            document.addEventListener(name, create_proxy(_on_frames(hear)),
                                      to_js({"capture": True, "passive": False}))

    def arrange(self) -> None:
        """Lay every film that is drawn."""
        for frame in document.querySelectorAll("[data-viewer]"):
            _set_ratio(frame)
            self._lay(frame)

    def _greys(self, frame: JsProxy) -> Greys:
        own = self._app.session.own
        return own.greys if own and frame.dataset.tones == OWN_VIEWER else EIGHT_BIT

    def _viewing(self, frame: JsProxy) -> Viewing:
        return self._app.session.looking.of(frame.dataset.viewer, frame.dataset.tones)

    def _look(self, frame: JsProxy, viewing: Viewing) -> None:
        """Keep how a film is looked at, and lay all that go with it."""
        viewer, tones = frame.dataset.viewer, frame.dataset.tones
        self._app.session.looking.look(viewer, viewing, tones)
        for other in document.querySelectorAll("[data-viewer]"):
            if other.dataset.viewer == viewer or other.dataset.tones == tones:
                self._lay(other)

    def _lay(self, frame: JsProxy) -> None:
        viewing, pane = self._viewing(frame), frame.firstElementChild
        _place(pane, viewing)
        frame.style.touchAction = "pan-y" if viewing.zoom == 1 and frame.dataset.tool == PAN else "none"
        self._tone(frame, viewing)
        _say(f'[data-zoom="{frame.dataset.viewer}"]', zoom_told(viewing))
        _say(f'[data-window="{frame.dataset.tones}"]', window_told(viewing, self._greys(frame)))
        if frame.dataset.tool == MAGNIFIER:
            self._magnify(frame, self._magnified(frame))

    def _tone(self, frame: JsProxy, viewing: Viewing) -> None:
        greys = document.getElementById(f"greys-{frame.dataset.tones}")
        if greys:
            slope, intercept = viewing.line
            for line in greys.firstElementChild.children:
                line.setAttribute("slope", f"{slope:.6f}")
                line.setAttribute("intercept", f"{intercept:.6f}")
        shown = greys and (viewing.window or viewing.inverted)
        for picture in frame.querySelectorAll("img, canvas"):
            picture.style.filter = f'url("#{greys.id}")' if shown else ""
        self._painting.paint(frame, viewing, rough=self._gesture is not None)

    def _down(self, frame: JsProxy, event: JsProxy) -> None:
        if not self._gesture or self._frame.dataset.viewer != frame.dataset.viewer:
            self._gesture = Gesture(tool_of(frame.dataset.tool, event.button, event.shiftKey))
        self._frame = frame
        self._gesture.press(event.pointerId, _place_of(frame, event))
        frame.setPointerCapture(event.pointerId)

    def _moved(self, frame: JsProxy, event: JsProxy) -> None:
        at = _place_of(frame, event)
        if frame.dataset.tool == MAGNIFIER:
            frame.at = to_js(list(at))
            self._magnify(frame, at)
        if self._gesture:
            viewing = self._viewing(frame)
            after = self._gesture.move(viewing, event.pointerId, at, self._greys(frame), _half(frame))
            if after != viewing:
                self._look(frame, after)

    def _up(self, frame: JsProxy, event: JsProxy) -> None:
        if self._gesture and self._gesture.release(event.pointerId):
            moved, self._gesture = self._gesture.moved, None
            if moved:
                self._app.draw()

    def _menu(self, frame: JsProxy, event: JsProxy) -> None:
        event.preventDefault()  # the right button windows

    def _twice(self, frame: JsProxy, event: JsProxy) -> None:
        viewing = self._viewing(frame)
        self._look(frame, viewing.fitted() if viewing.zoom > 1 else viewing.zoomed(TWICE, _place_of(frame, event)))
        self._app.draw()

    def _wheeled(self, frame: JsProxy, event: JsProxy) -> None:
        event.preventDefault()
        pixels = event.deltaY * (LINES if event.deltaMode else 1) * (4 if event.ctrlKey else 1)  # a pinch on a pad
        after = wheeled(self._viewing(frame), pixels, _place_of(frame, event))
        self._look(frame, after.panned(0, 0, _half(frame)))
        window.clearTimeout(self._timer)
        self._timer = window.setTimeout(self._settle, SETTLED_MS)

    def _loaded(self, frame: JsProxy, event: JsProxy) -> None:
        _set_ratio(frame)

    def _magnified(self, frame: JsProxy) -> Point:
        """Where the magnifier is: in the middle, before it was moved."""
        return tuple(frame.at) if hasattr(frame, "at") else MIDDLE

    def _magnify(self, frame: JsProxy, at: Point) -> None:
        loupe = frame.querySelector(".loupe")
        if loupe:
            height = frame.clientHeight
            loupe.style.left = f"{frame.clientWidth / 2 + at[0] * height}px"
            loupe.style.top = f"{height / 2 + at[1] * height}px"
            _place(loupe.firstElementChild, self._viewing(frame).magnified(at))


def _on_frames(hear: Callable[[JsProxy, JsProxy], None]) -> Callable[[JsProxy], None]:
    """Hears only what is done on a film."""
    def heard(event: JsProxy) -> None:
        frame = event.target.closest("[data-viewer]") if hasattr(event.target, "closest") else None
        if frame:
            hear(frame, event)
    return heard


def _place_of(frame: JsProxy, event: JsProxy) -> Point:
    """Where something happened, in heights of the frame from its middle."""
    box = frame.getBoundingClientRect()
    return ((event.clientX - box.left - box.width / 2) / box.height,
            (event.clientY - box.top - box.height / 2) / box.height)


def _half(frame: JsProxy) -> Point:
    """Half the fitted size of the picture, turned as it is, in heights of the frame."""
    pane = frame.firstElementChild
    sides = pane.offsetWidth / 2 / frame.clientHeight, pane.offsetHeight / 2 / frame.clientHeight
    return sides[::-1] if pane.classList.contains("turned") else sides


def _place(pane: JsProxy, viewing: Viewing) -> None:
    pane.style.transform = viewing.transform
    pane.classList.toggle("turned", viewing.turn % 180 == 90)
    for name, value in (("zoom", viewing.zoom), ("turn", viewing.turn), ("flip", -1 if viewing.flipped else 1)):
        pane.style.setProperty(f"--{name}", str(value))


def _set_ratio(frame: JsProxy) -> None:
    """Width to height of a picture, which is not known before it is here where the collection does not say it."""
    picture = frame.querySelector("img")
    natural = picture.naturalWidth / picture.naturalHeight if picture and picture.naturalHeight else 1
    ratio = frame.getAttribute("data-ratio")
    frame.style.setProperty("--ratio", ratio or f"{natural:.5f}")


def _say(selector: str, text: str) -> None:
    """Write into the text that is there: a drawing that follows finds it again."""
    for told in document.querySelectorAll(selector):
        if told.firstChild.data != text:
            told.firstChild.data = text


class BrowserScreen:
    """What :class:`medmir.page.surroundings.Screen` asks."""

    def fitted(self, viewer: str) -> float:
        """The screen's pixels for one of the picture's, or of its original's, fitted; 1 where there is no such film."""
        frames = document.querySelectorAll("[data-viewer]")
        frame = next((each for each in frames if each.dataset.viewer == viewer), None)
        picture = frame.querySelector("img, canvas") if frame else None
        wide = (int(getattr(picture.dataset, "wide", 0)) or getattr(picture, "naturalWidth", 0)) if picture else 0
        return frame.firstElementChild.offsetWidth * window.devicePixelRatio / wide if wide else 1.0

    def fill(self, element_id: str) -> None:
        """The whole screen, or the whole page where a browser gives no more."""
        element = document.getElementById(element_id)
        if document.fullscreenElement:
            document.exitFullscreen()
        elif element and hasattr(element, "requestFullscreen"):
            element.requestFullscreen()
        elif element:
            element.classList.toggle("whole")
