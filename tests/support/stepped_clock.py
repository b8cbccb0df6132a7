"""A clock that goes on only when it is told to."""


class SteppedClock:
    """Tells seconds; what is timed says how many milliseconds it takes, or it takes ``ms`` whatever it is."""

    def __init__(self, ms: float = 0) -> None:
        self.now, self.runs, self._step = 100.0, 0, ms / 1000

    def __call__(self) -> float:
        self.now += self._step
        return self.now

    async def take(self, milliseconds: float) -> None:
        """Do something that takes so long."""
        self.runs += 1
        self.now += milliseconds / 1000
