"""How long a film was looked at: the time stands still in pauses."""


class Stopwatch:
    """Told the time, in seconds, it knows the milliseconds that it ran."""

    def __init__(self) -> None:
        self._ran, self._since = 0.0, None

    @property
    def running(self) -> bool:
        """Whether time is passing."""
        return self._since is not None

    def start(self, now: float) -> None:
        """Go on from here."""
        self._since = now if self._since is None else self._since

    def stop(self, now: float) -> None:
        """Stand still."""
        self._ran, self._since = self.seconds(now), None

    def seconds(self, now: float) -> float:
        """How long it ran until now."""
        return self._ran + (0 if self._since is None else now - self._since)

    def ms(self, now: float) -> int:
        """The same in whole milliseconds."""
        return round(self.seconds(now) * 1000)
