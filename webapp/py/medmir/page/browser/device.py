"""The store in which the service worker keeps the site, as the page looks at it: ``webapp/sw.js`` fills it.

Its name and its keys are known here and there: the name holds the registration's scope; a file's key is the scope with
the file's SHA-256 behind it, and of a model that is on its way a piece's key has its first byte's number behind that.
"""

from collections.abc import Callable

from js import Response, isSecureContext, location, navigator, window
from pyodide.ffi import JsException, JsProxy, create_proxy
from pyscript.ffi import to_js

from medmir.errors import MedMIRError
from medmir.page.browser.threads import forget
from medmir.page.keeping import LIST
from medmir.page.state import Room

WORKER = "sw.js"
SHA256 = 64  # hexadecimal digits
TAKE_OVER = "take over"


class BrowserDevice:
    """This browser's place for the site."""

    def __init__(self) -> None:
        self._workers = getattr(navigator, "serviceWorker", None)
        self._site: JsProxy | None = None
        if self.in_charge:  # of a first visit nothing is replaced when a worker takes charge
            self._hear(self._workers, "controllerchange", location.reload)

    async def begin(self, changed: Callable[[], None]) -> str:
        """See :class:`medmir.page.surroundings.Device`."""
        if location.protocol == "file:":
            return "disk"
        if not self._workers:
            return "unable" if isSecureContext else "insecure"
        self._site = await self._register()
        if not self._site:
            return "refused"
        self._hear(self._workers, "controllerchange", changed)
        self._hear(self._site, "updatefound", lambda: self._hear(self._site.installing, "statechange", changed))
        if self._site.installing:
            self._hear(self._site.installing, "statechange", changed)
        return ""

    async def _register(self) -> JsProxy | None:
        try:
            return await self._workers.register(WORKER, to_js({"updateViaCache": "none"}))
        except JsException:
            return None

    def _hear(self, target: JsProxy, event: str, call: Callable[[], None]) -> None:
        target.addEventListener(event, create_proxy(lambda event: call()))

    @property
    def busy(self) -> bool:
        """Whether a version is just being kept."""
        site = self._site
        if not site:
            return False
        coming = site.active.state == "activating" if site.active else site.waiting
        return bool(site.installing or coming)

    @property
    def newer(self) -> bool:
        """Whether a newer version waits."""
        return bool(self._site and self._site.active and self._site.waiting)

    @property
    def in_charge(self) -> bool:
        """Whether a worker stands between this page and its host."""
        return bool(self._workers and self._workers.controller)

    async def kept(self) -> set[str]:
        """The hashes of what is kept whole."""
        return {name for name in await self._names() if len(name) == SHA256}

    async def _names(self) -> list[str]:
        if not await window.caches.has(self._store):
            return []
        keys = await (await window.caches.open(self._store)).keys()
        return [key.url.removeprefix(self._site.scope) for key in keys]

    @property
    def _store(self) -> str:
        return f"Med-MIR {self._site.scope}"

    async def room(self) -> Room:
        """The estimate of the browser, where it gives one: WebKit's for GTK and older Safaris do not."""
        storage = getattr(navigator, "storage", None)
        told = await storage.estimate() if hasattr(storage, "estimate") else None
        lasting = bool(hasattr(storage, "persisted") and await storage.persisted())
        return Room(told.usage or 0, told.quota or 0, lasting) if told else Room(lasting=lasting)

    async def tidy(self, version: str, hashes: set[str]) -> None:
        """A version that was tidied for is noted: what lies there later may be the beginning of a newer one."""
        names = await self._names()
        if not names or version in names or self.newer or not self.in_charge:
            return
        store = await window.caches.open(self._store)
        for name in names:
            if name != LIST and name.partition("/")[0] not in hashes:
                await store.delete(self._site.scope + name)
        await store.put(self._site.scope + version, Response.new(""))

    async def make_room(self) -> None:
        """The worker keeps what it is asked for wherever there is a store."""
        await window.caches.open(self._store)
        self._site = await self._register() or self._site
        if hasattr(getattr(navigator, "storage", None), "persist"):
            await navigator.storage.persist()

    async def remove(self) -> None:
        """The worker goes with the last tab of the site."""
        try:
            await self._site.unregister()
            await window.caches.delete(self._store)
            forget()
        except JsException as failure:
            raise MedMIRError(f"The browser did not remove it: {failure.message}") from failure

    def take_over(self) -> None:
        """Each tab that a worker was in charge of loads again when another one is."""
        self._site.waiting.postMessage(TAKE_OVER)
