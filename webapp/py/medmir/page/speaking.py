"""Which language the page speaks: at first the browser's, then the one that the reader chooses, in this tab."""

from collections.abc import Callable

from medmir.page.language import speak
from medmir.page.surroundings import Surroundings
from medmir.page.view import Action

SPEAK = "speak"
"""The action; its value is the language."""


class Speaking:
    """Speaks the browser's language from the beginning; ``changed`` is called when the reader has chosen another."""

    def __init__(self, browser: Surroundings, changed: Callable[[], None]):
        self._browser, self._changed = browser, changed
        self._speak(browser.language)

    def act(self, action: Action) -> bool:
        """Speak another language; False where it is something else."""
        if action.name != SPEAK:
            return False
        self._speak(action.value)
        self._changed()
        return True

    def _speak(self, wanted: str) -> None:
        self._browser.speaks(speak(wanted))
