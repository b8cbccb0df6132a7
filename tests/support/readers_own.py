"""What is the reader's own in a tab without a browser: places for texts, files saved, sheets printed, texts copied,
maps painted."""

from collections.abc import Callable


class StorageInMemory:
    """:class:`medmir.page.surroundings.Storage`: tabs that are given the same one share it.

    Where it ``refuses``, it keeps nothing.
    """

    def __init__(self) -> None:
        self.text, self.refuses = "", False
        self._tabs: list[Callable[[], None]] = []

    def read(self) -> str:
        return "" if self.refuses else self.text

    def write(self, text: str) -> bool:
        self.text = self.text if self.refuses else text
        return not self.refuses

    def hear(self, changed: Callable[[], None]) -> None:
        self._tabs.append(changed)

    def written_elsewhere(self, text: str) -> None:
        """Another tab has written."""
        self.text = text
        for changed in self._tabs:
            changed()


class ScreenInMemory:
    """:class:`medmir.page.surroundings.Screen`: every film fits at half its size; ``filled`` are those that were."""

    def __init__(self) -> None:
        self.filled: list[str] = []

    def fitted(self, viewer: str) -> float:
        return 0.5

    def fill(self, element_id: str) -> None:
        self.filled.append(element_id)


class ReadersOwn:
    """That part of :class:`medmir.page.surroundings.Surroundings`; ``saved`` holds texts by their file's name.

    ``copied``: ids of elements; where it does not let anybody ``copy``, they are ``selected`` instead. ``spoken``: the
    language of the page.
    """

    address = "https://films.example/"

    def __init__(self) -> None:
        self.screen = ScreenInMemory()
        self.storage, self.study_storage, self.settings = (StorageInMemory() for _ in range(3))
        self.saved, self.printed = {}, 0
        self.copies, self.copied, self.selected = True, [], []
        self.painted, self.language, self.spoken = [], "en", ""

    def save(self, name: str, kind: str, text: str) -> None:
        self.saved[name] = text

    def paint(self, scene: object) -> None:
        self.painted.append(scene)

    def speaks(self, language: str) -> None:
        self.spoken = language

    def print(self) -> None:
        self.printed += 1

    def copy(self, element_id: str, told: Callable[[bool], None]) -> None:
        (self.copied if self.copies else self.selected).append(element_id)
        told(self.copies)
