"""What a test asks of a browser engine."""

import time
from pathlib import Path
from typing import Protocol

ASK = """const field = document.getElementById('query');
field.value = arguments[0];
field.dispatchEvent(new Event('input', {bubbles: true}));
document.getElementById('search').click();"""
SEEN = """const seen = document.querySelector(arguments[0]);
return seen ? seen.innerText : '';"""
FILMS = "return [...document.querySelectorAll('#results a.film')].map((film) => film.id.replace(/^.*?-/, ''));"
LIVE_S = 60


class Missing(Exception):
    """An engine that is not installed here; the text names it."""


class Engine(Protocol):
    """One running browser with a profile of its own."""

    def go(self, address: str) -> None:
        """Navigate."""

    def run(self, script: str, *arguments: object) -> object:
        """Run a function's body in the page."""

    def choose(self, picture: Path) -> None:
        """Give the page a picture to search by."""

    def screenshot(self, target: Path) -> None:
        """Write what is seen as PNG."""

    def restart(self) -> bool:
        """Close the browser and start it on the same profile; False where the engine keeps none."""

    def close(self) -> None:
        """End it."""


class Visitor:
    """A reader in any engine."""

    def __init__(self, engine: Engine):
        self.engine = engine

    def open(self, address: str, until: str = "live") -> None:
        self.engine.go(address)
        state = self.waits_for(lambda: self.engine.run("return document.documentElement.dataset.state"),
                               lambda found: found in (until, "failed"))
        assert state == until, self.sees("#problem")

    def asks(self, question: str) -> str:
        """The summary of the answer in words."""
        self.engine.run(ASK, question)
        return self.waits_for(lambda: self.sees("#summary"), lambda told: question in told)

    def asks_by(self, picture: Path) -> str:
        """The summary of the answer to a picture."""
        self.engine.choose(picture)
        return self.waits_for(lambda: self.sees("#summary"), lambda told: picture.name in told)

    def sees(self, selector: str) -> str:
        return str(self.engine.run(SEEN, selector))

    @property
    def films(self) -> list[str]:
        return list(self.engine.run(FILMS))

    def waits_for(self, look, wanted):
        """What is seen once it is as wanted, or when time is up."""
        until = time.monotonic() + LIVE_S
        while not wanted(seen := look()) and time.monotonic() < until:
            time.sleep(0.1)
        return seen
