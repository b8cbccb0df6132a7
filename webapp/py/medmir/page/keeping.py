"""Keeping the site on this device: what is kept of it, all of it by a button, nothing of it by another."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from medmir.bundle.contract import ORIGINALS, TOWERS, model_file
from medmir.errors import MedMIRError
from medmir.page.language import later, say
from medmir.page.latest import background
from medmir.page.painter import PROGRESS_S
from medmir.page.reading import BUNDLE, read_text
from medmir.page.state import OnDevice, Progress, Session
from medmir.page.surroundings import Surroundings
from medmir.page.view import Action
from medmir.page.wording import COLLECTION, MODEL_NAMES

LIST = "files.js"
"""What the site consists of (:mod:`pipeline.site.inventory`)."""
PAGE = later("Page and Python")
DICOM = later("What reads DICOM")
FULL_SIZE = later("Pictures at full size")
PARTS = {"shell": PAGE, "runtime": PAGE, "bundle": COLLECTION, "dicom": DICOM}
MODELS = {BUNDLE + model_file(TOWERS[tower]): name for tower, name in MODEL_NAMES.items()}
KEEP, REMOVE, REALLY, LEAVE, TAKE_OVER = (
    "keep-everything", "remove-everything", "really-remove", "leave-everything", "take-over")
"""The actions."""
WAIT_S = 0.5
NOT_IN_CHARGE = later("Nothing that this tab fetches is kept: it was loaded past the browser's store. Load the page"
                      " again, and then keep everything.")
NOT_ALL = later("Not everything is kept: this browser has no more room for it, or something came damaged. Try again.")


class Keeping:
    """Follows what the browser keeps of the site; ``changed(after_s=0)`` is called when that should be drawn."""

    def __init__(self, session: Session, browser: Surroundings, changed: Callable[..., None],
                 focus: Callable[[str], None]):
        self._session, self._browser, self._device = session, browser, browser.device
        self._changed, self._focus = changed, focus
        self._begun, self._version, self._files = False, "", {}

    @property
    def _state(self) -> OnDevice:
        return self._session.device

    def begin(self) -> None:
        """Have the site kept from now on, and the models that this page uses, which may have come before."""
        if not self._begun:
            self._begun = True
            background(self._begin(), self._failed)

    def use(self) -> None:
        """A model has come into use: have it kept, if it came past the store."""
        background(self._keep_used(), self._failed)

    async def _begin(self) -> None:
        self._state.unkept = await self._device.begin(lambda: background(self._look(), self._failed))
        self._changed()
        if not self._state.unkept:
            self._version, self._files = site_files(await read_text(self._browser.chunks, LIST), self._session.manifest)
            await self._settle()

    async def _settle(self) -> None:
        await self._decided()
        await self._device.tidy(self._version, {entry["sha256"] for entry in self._files.values()})
        await self._keep_used()

    async def _keep_used(self) -> None:
        if self._device.in_charge and self._files:
            await self._fetch(self._used, await self._device.kept())
            await self._look()

    @property
    def _used(self) -> list[str]:
        """The models that answer in this tab: they may have come before anybody kept what comes."""
        used = {"text": self._session.model == "live", "vision": "vision" in self._session.passed}
        return [BUNDLE + model_file(TOWERS[tower]) for tower, in_use in used.items() if in_use]

    async def _decided(self) -> None:
        """Wait until it is clear whether the site is kept."""
        await self._look()
        while self._device.busy:
            await asyncio.sleep(WAIT_S)

    async def _look(self) -> None:
        state, device = self._state, self._device
        state.parts, state.room = by_part(self._files, await device.kept()), await device.room()
        state.busy, state.newer = device.busy, device.newer
        self._changed()

    def act(self, action: Action) -> bool:
        """Do what the reader asked for; False where it is none of the actions here."""
        if action.name == KEEP:
            background(self._keep(), self._failed)
        elif action.name == REALLY:
            background(self._remove(), self._failed)
        elif action.name in (REMOVE, LEAVE):
            self._ask(action.name == REMOVE)
        elif action.name == TAKE_OVER:
            self._device.take_over()
        else:
            return False
        self._changed()
        return True

    def _ask(self, asked: bool) -> None:
        self._state.asked = asked
        self._focus(LEAVE if asked else REMOVE)

    async def _keep(self) -> None:
        if self._state.keeping:
            return
        with self._progress():
            await self._decided()
            if not self._device.in_charge:
                raise MedMIRError(say(NOT_IN_CHARGE))
            await self._device.make_room()
            with suppress(MedMIRError):  # a file that came cut short or damaged is asked for once more
                await self._fetch(self._files, await self._device.kept())
            await self._fetch(self._files, await self._device.kept())
            await self._look()
        self._state.problem = say(NOT_ALL) if self._state.whole.loaded < self._state.whole.total else ""
        self._changed()

    @contextmanager
    def _progress(self) -> Iterator[None]:
        self._state.problem, self._state.keeping = "", self._state.whole
        try:
            yield
        finally:
            self._state.keeping = None

    async def _fetch(self, paths: list[str] | Mapping[str, dict], kept: set[str]) -> None:
        """Fetch those files that are not kept: whatever is fetched, is."""
        entries = {path: self._files[path] for path in paths if path in self._files}
        loaded = sum(entry["bytes"] for entry in entries.values() if entry["sha256"] in kept)
        for path, entry in entries.items():
            if entry["sha256"] not in kept:
                async for chunk in self._browser.chunks(path):
                    loaded += len(chunk)
                    self._arrived(loaded)

    def _arrived(self, loaded: int) -> None:
        if self._state.keeping:
            self._state.keeping = Progress(loaded, self._state.keeping.total)
            self._changed(PROGRESS_S)

    async def _remove(self) -> None:
        self._state.asked, self._state.problem = False, ""
        await self._device.remove()
        await self._look()

    def _failed(self, problem: str) -> None:
        self._state.problem = problem
        self._changed()


def site_files(text: str, manifest: Mapping) -> tuple[str, dict[str, dict]]:
    """The version of a site's list, and the entries of all its files by path, the bundle's own included."""
    site = json.loads(text[text.index("{"): text.rindex("}") + 1])
    return site["version"], site["files"] | {BUNDLE + name: entry for name, entry in manifest["files"].items()}


def by_part(files: Mapping[str, dict], kept: set[str]) -> dict[str, Progress]:
    """How much of each part is kept, in bytes."""
    sizes = {name: [0, 0] for name in (PAGE, COLLECTION, *MODELS.values())}
    for path, entry in files.items():
        part = MODELS.get(path) or _part(path, entry)
        size = sizes.setdefault(part, [0, 0])
        size[0] += entry["bytes"] if entry["sha256"] in kept else 0
        size[1] += entry["bytes"]
    return {name: Progress(*both) for name, both in sizes.items()}


def _part(path: str, entry: Mapping) -> str:
    """Pictures at full size are a part of their own, which nothing else waits for."""
    return FULL_SIZE if path.startswith(f"{BUNDLE}{ORIGINALS}/") else PARTS[entry.get("part", "bundle")]
