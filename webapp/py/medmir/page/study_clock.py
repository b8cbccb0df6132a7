"""The time of one film of a study: how long it was looked at, how long the tab was hidden, when the film goes."""

import asyncio
from collections.abc import Callable

from medmir.study.stopwatch import Stopwatch


class StudyClock:
    """Begins at rest; :meth:`start` when the film's picture is there."""

    def __init__(self) -> None:
        self._watch, self._hidden = Stopwatch(), None
        self._limit: asyncio.TimerHandle | None = None

    @property
    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    @property
    def running(self) -> bool:
        """Whether time is being taken."""
        return self._watch.running

    @property
    def ms(self) -> int:
        """Milliseconds until now, without pauses."""
        return self._watch.ms(self._now)

    def start(self, limit_s: int, over: Callable[[], None]) -> None:
        """Go on; ``over`` is called when the film was there for so many seconds, 0 for never."""
        self._watch.start(self._now)
        if limit_s:
            left = max(0.0, limit_s - self._watch.seconds(self._now))
            self._limit = asyncio.get_running_loop().call_later(left, over)

    def stop(self) -> None:
        """Stand still."""
        self._watch.stop(self._now)
        self.end_limit()

    def end_limit(self) -> None:
        """The film may stay."""
        if self._limit:
            self._limit.cancel()
        self._limit = None

    def hide(self) -> None:
        """The tab is not to be seen any more."""
        self._hidden = self._now if self.running else None

    def see(self) -> int:
        """It is again; the milliseconds in between, 0 where no time was taken."""
        hidden, self._hidden = self._hidden, None
        return 0 if hidden is None or not self.running else round((self._now - hidden) * 1000)
