""":class:`medmir.page.surroundings.Device` in memory: a place for the site that the test fills."""

from collections.abc import Callable

from medmir.page.state import Room


class DeviceInMemory:
    """Keeps hashes.

    ``refused``: why nothing is kept. ``told``: what was asked of the device, in order. ``news()`` tells the page that
    something has changed.
    """

    def __init__(self) -> None:
        self.refused, self.told, self.hashes = "", [], set()
        self.busy, self.newer, self.in_charge = False, False, True
        self.news: Callable[[], None] = lambda: None

    async def begin(self, changed: Callable[[], None]) -> str:
        self.told.append("begin")
        self.news = changed
        return self.refused

    async def kept(self) -> set[str]:
        return set(self.hashes)

    async def room(self) -> Room:
        return Room(2_000_000, 5_000_000_000, "make room" in self.told)

    async def tidy(self, version: str, hashes: set[str]) -> None:
        self.told.append(f"tidy {version}")
        self.hashes &= hashes

    async def make_room(self) -> None:
        self.told.append("make room")

    async def remove(self) -> None:
        self.told.append("remove")
        self.hashes.clear()

    def take_over(self) -> None:
        self.told.append("take over")
