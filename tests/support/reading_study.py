"""Somebody who reads a study in a tab without a browser."""

from support.page_without_browser import Tab

from medmir.study.design import WITHOUT, Study
from medmir.study.log import Log


class Reader:
    """Answers by keys; pictures are there when the test says so."""

    def __init__(self, tab: Tab):
        self.tab = tab

    def planned(self, **changes: object) -> Study:
        """A study of two of the three films."""
        return Study(("a", "b"), ("Cardiomegaly",), shuffled=False, retrieval=WITHOUT).having(**changes)

    def begins(self, shown: bool = True, **changes: object) -> None:
        """The first film of a study, by reader R1."""
        state = self.tab.app.session.study
        state.plan = state.study = self.planned(**changes)
        self.tab.act("study-reader", "R1")
        self.tab.act("study-begin")
        if shown:
            self.shown()

    def shown(self) -> None:
        """The film's picture has come."""
        self.tab.act("study-shown")

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.tab.press(key)

    def answers(self, *keys: str, after: float = 0) -> None:
        """By some keys and Enter, once the picture was there for so many seconds."""
        self.shown()
        self.tab.loop.run(after)
        self.presses(*keys, "Enter")

    def sees(self, stage: str) -> None:
        """How far it is."""
        assert self.tab.app.session.study.stage == stage

    @property
    def log(self) -> Log:
        """What has been answered."""
        return self.tab.app.session.study.log
