"""The search box: a combobox with suggestions (ARIA Authoring Practices Guide, list autocomplete)."""

from collections.abc import Callable

from pyodide.ffi import JsProxy
from pyscript import when
from pyscript.web import li, page

from medmir.page.content import fill

Suggest = Callable[[str], list[str]]


class SearchBox:
    """Calls ``on_search(text)`` for Enter, the button or a chosen suggestion."""

    def __init__(self, on_search: Callable[[str], None]):
        self._on_search = on_search
        self._suggest: Suggest = lambda text: []
        self._on_leave: Callable[[], None] = lambda: None
        self._input, self._list = page["#query"][0], page["#suggestions"][0]
        self._chosen = -1
        when("input", "#query", handler=self._open)
        when("keydown", "#query", handler=lambda event: self._on_key(event))
        when("blur", "#query", handler=self._close)
        when("mousedown", "#suggestions", handler=lambda event: self._on_pick(event))
        when("click", "#search", handler=self._submit)

    @property
    def text(self) -> str:
        """What stands in the box, without blanks around it."""
        return self._input.value.strip()

    @text.setter
    def text(self, text: str) -> None:
        if text != self.text:  # the cursor and a blank just typed stay where they are
            self._input.value = text

    def offer(self, suggest: Suggest, on_search: Callable[[str], None], on_leave: Callable[[], None]) -> None:
        """The collection is open: suggest its queries; ``on_leave()`` is for the arrow that leads down."""
        self._suggest, self._on_search, self._on_leave = suggest, on_search, on_leave

    def focus(self) -> None:
        """Put the cursor into the box, its text selected."""
        self._input.focus()
        self._input.select()

    def _open(self) -> None:
        found = self._suggest(self.text) if self.text else []
        fill("#suggestions", [_option(number, text) for number, text in enumerate(found)])
        self._list.hidden = not found
        self._input.setAttribute("aria-expanded", "true" if found else "false")
        self._choose(-1)

    def _close(self) -> None:
        self._list.hidden = True
        self._input.setAttribute("aria-expanded", "false")
        self._choose(-1)

    def _choose(self, number: int) -> None:
        self._chosen = number
        for position, option in enumerate(self._list.children):
            option.setAttribute("aria-selected", "true" if position == number else "false")
        if number < 0:
            self._input.removeAttribute("aria-activedescendant")
        else:
            self._input.setAttribute("aria-activedescendant", f"suggestion-{number}")

    def _move(self, step: int) -> None:
        """Through the list and back over the box itself, which stands at -1."""
        length = len(self._list.children)
        self._choose((self._chosen + 1 + step) % (length + 1) - 1)

    def _on_key(self, event: JsProxy) -> None:
        if event.isComposing:
            return
        step = {"ArrowDown": 1, "ArrowUp": -1}.get(event.key)
        if step and not self._list.hidden:
            self._move(step)
        elif event.key == "ArrowDown":
            self._on_leave()
        elif event.key == "Escape" and not self._list.hidden:
            self._close()
        elif event.key == "Enter":
            self._submit()
        else:
            return
        event.preventDefault()
        event.stopPropagation()

    def _on_pick(self, event: JsProxy) -> None:
        event.preventDefault()  # the box keeps the focus
        if option := event.target.closest("[role=option]"):
            self.text = option.textContent
            self._submit()

    def _submit(self) -> None:
        if self._chosen >= 0:
            self.text = self._list.children[self._chosen].textContent
        self._close()
        if self.text:
            self._on_search(self.text)


def _option(number: int, text: str) -> li:
    return li(id=f"suggestion-{number}", role="option", textContent=text)
