"""The page's models: fetched with progress, and run by a worker that starts before the collection is read."""

from collections.abc import Callable
from functools import partial

from medmir.bundle.contract import TOWERS, model_file
from medmir.page.inference import Inference
from medmir.page.latest import background
from medmir.page.painter import PROGRESS_S
from medmir.page.patience import Patience
from medmir.page.reading import BUNDLE
from medmir.page.state import Progress, Session
from medmir.page.surroundings import Surroundings
from medmir.page.wording import MODEL_NAMES


class Models:
    """The towers of the open bundle; ``changed(after_s=0)`` is called when something should be drawn."""

    def __init__(self, session: Session, browser: Surroundings, changed: Callable[..., None]):
        self._session, self._browser, self._changed = session, browser, changed
        patience = Patience(browser.one_thread, self._on_one_thread)
        self.inference = Inference(self._fetch, browser.start_worker, patience)

    def begin(self) -> None:
        """Start the worker ahead of its first request, which tries again, and tells, where that fails."""
        background(self.inference.start(), lambda problem: None)

    def _on_one_thread(self) -> None:
        self._browser.remember_one_thread()
        self._session.one_thread = True
        self._changed()

    async def _fetch(self, tower: str) -> object:
        name = model_file(TOWERS[tower])
        return await self._browser.model(BUNDLE + name, self._session.manifest["files"][name],
                                         partial(self.progress, MODEL_NAMES[tower]))

    def progress(self, what: str, loaded: int, total: int) -> None:
        """So many bytes of something that is being loaded are here."""
        if what in self._session.stages:
            self._session.stages[what] = Progress(loaded, total)
            self._changed(PROGRESS_S)
