"""What the views are waiting for: each view's newest request, and nothing older."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from functools import partial

from medmir.page.latest import Latest, background
from medmir.page.state import Session


class Requests:
    """Loads for views into the session; ``settled(view)`` is called when one is answered or refused."""

    def __init__(self, session: Session, settled: Callable[[str], None], unexpected: Callable[[str], None]):
        self._session, self._settled, self._unexpected = session, settled, unexpected
        self._latest: dict[str, Latest] = defaultdict(Latest)

    def load(self, view: str, request: Awaitable[object] | None) -> None:
        """Wait for what a view shows, in place of anything it waited for; None where it needs nothing."""
        if request is None:
            self._latest[view].forget()
            self._end(view, None)
            return
        self.ask(view, request, partial(self._end, view), partial(self._end, view, None))

    def ask(self, view: str, request: Awaitable, use: Callable[[object], None], refuse: Callable[[str], None]) -> None:
        """The same for a request whose answer does not go into the session by itself."""
        self._session.busy.add(view)
        background(self._latest[view].ask(request, use, refuse), self._unexpected)

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        for latest in self._latest.values():
            latest.forget()
        self._session.busy.clear()

    def _end(self, view: str, material: object, failure: str = "") -> None:
        session = self._session
        session.busy.discard(view)
        session.loaded[view], session.failures[view] = material, failure
        self._settled(view)
