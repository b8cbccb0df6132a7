"""What the page is doing: the loading line, the error line and the state tests wait for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pyscript import document, when
from pyscript.web import page

from medmir.page.wording import megabytes


def set_state(state: str) -> None:
    """Publish "starting", "ready" (instant and word search), "live" (text model too) or "failed"."""
    document.documentElement.dataset.state = state


class Status:
    """The loading line and the error message; a message stays until the reader tries again."""

    def __init__(self) -> None:
        self._retry: Callable[[], None] | None = None
        self._stages: dict[str, tuple[int, int]] = {}
        when("click", "#retry", handler=self._on_retry)

    @contextmanager
    def loading(self, what: str) -> Iterator[None]:
        """Show that something is being loaded, until it is here or has failed."""
        self._stages[what] = (0, 0)
        self._show_stage()
        try:
            yield
        finally:
            self._stages.pop(what, None)
            self._show_stage()

    def progress(self, what: str, loaded: int, total: int) -> None:
        """Say how much of what is being loaded is here; both numbers in bytes."""
        if what in self._stages:
            self._stages[what] = (loaded, total)
            self._show_stage()

    def problem(self, sentence: str, retry: Callable[[], None]) -> None:
        """Show an error and offer to try again."""
        self._retry = retry
        page["#problem-text"].textContent = sentence
        page["#problem"].hidden = False

    def _show_stage(self) -> None:
        """Show the stage that began last, as one line has no room for two."""
        what, (loaded, total) = next(reversed(self._stages.items()), ("", (0, 0)))
        if page["#status"][0].textContent != what:  # a screen reader hears each stage once
            page["#status"].textContent = what
        page["#bytes"].textContent = megabytes(loaded, total) if loaded else ""
        progress = page["#progress"][0]
        progress.hidden = not what
        if total:
            progress.max, progress.value = total, loaded
        else:
            progress.removeAttribute("value")

    def _on_retry(self) -> None:
        page["#problem"].hidden = True
        if self._retry:
            self._retry()
