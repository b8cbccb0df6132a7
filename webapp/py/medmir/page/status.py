"""What the page is doing: the loading line, the error line and the state tests wait for."""

from collections.abc import Callable

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
        when("click", "#retry", handler=self._on_retry)

    def loading(self, what: str, loaded: int = 0, total: int = 0) -> None:
        """Show what is being loaded and how much of it is here; both numbers in bytes."""
        if page["#status"][0].textContent != what:  # a screen reader hears each stage once
            page["#status"].textContent = what
        page["#bytes"].textContent = megabytes(loaded, total) if loaded else ""
        progress = page["#progress"][0]
        progress.hidden = False
        if total:
            progress.max, progress.value = total, loaded
        else:
            progress.removeAttribute("value")

    def idle(self) -> None:
        """Nothing is loading."""
        page["#status"].textContent = page["#bytes"].textContent = ""
        page["#progress"].hidden = True

    def problem(self, sentence: str, retry: Callable[[], None]) -> None:
        """Show an error and offer to try again."""
        self.idle()
        self._retry = retry
        page["#problem-text"].textContent = sentence
        page["#problem"].hidden = False

    def _on_retry(self) -> None:
        page["#problem"].hidden = True
        if self._retry:
            self._retry()
