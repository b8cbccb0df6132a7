"""What is the reader's own in a tab without a browser: a place for one text, files saved, sheets
printed, texts copied."""

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


class ReadersOwn:
    """That part of :class:`medmir.page.surroundings.Surroundings`; ``saved`` holds texts by their file's name.

    ``copied``: ids of elements; where it does not let anybody ``copy``, they are ``selected`` instead.
    """

    address = "https://films.example/"

    def __init__(self) -> None:
        self.storage, self.saved, self.printed = StorageInMemory(), {}, 0
        self.copies, self.copied, self.selected = True, [], []

    def save(self, name: str, kind: str, text: str) -> None:
        self.saved[name] = text

    def print(self) -> None:
        self.printed += 1

    def copy(self, element_id: str, told: Callable[[bool], None]) -> None:
        (self.copied if self.copies else self.selected).append(element_id)
        told(self.copies)
