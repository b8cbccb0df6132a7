"""How the page looks, as this device remembers it: a dark reading room, or a light one for projection."""

from collections.abc import Callable

from medmir.page.state import Session
from medmir.page.surroundings import Storage
from medmir.page.view import Action

LIGHT = "light-room"
"""The action, and what is remembered."""


class Appearance:
    """Changes how the page looks; ``changed`` is called when it should be drawn."""

    def __init__(self, session: Session, settings: Storage, changed: Callable[[], None]):
        self._session, self._settings, self._changed = session, settings, changed
        session.light = settings.read() == LIGHT
        settings.hear(self._look)

    def _look(self) -> None:
        """Another tab of the site has changed it."""
        self._session.light = self._settings.read() == LIGHT
        self._changed()

    def act(self, action: Action) -> bool:
        """Make the room light, or dark again; False where something else is asked for."""
        if action.name != LIGHT:
            return False
        self._session.light = not self._session.light
        self._settings.write(LIGHT if self._session.light else "")
        self._changed()
        return True
