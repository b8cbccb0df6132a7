"""Chromium with a profile of its own, driven by Playwright."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from support.engines.engine import Missing

from pipeline.site.start_bench import ARGUMENTS, executable


class OwnChromium:
    """See :class:`support.engines.engine.Engine`; ``kind`` is Playwright's Chromium."""

    def __init__(self, kind):
        self._path = executable()
        if not self._path:
            raise Missing("Chromium is not installed.")
        self._kind, self._profile = kind, mkdtemp(prefix="medmir-chromium-")
        self._start()

    def _start(self) -> None:
        self._context = self._kind.launch_persistent_context(self._profile, executable_path=self._path, args=ARGUMENTS)
        self._page = self._context.pages[0]

    def go(self, address: str) -> None:
        self._page.goto("about:blank")  # or an address that differs in its fragment would not load again
        self._page.goto(address)

    def run(self, script: str, *arguments: object) -> object:
        return self._page.evaluate(f"(given) => (function () {{ {script} }}).apply(null, given)", list(arguments))

    def choose(self, picture: Path) -> None:
        self._page.set_input_files("#picture", picture)

    def screenshot(self, target: Path) -> None:
        self._page.screenshot(path=target)

    def restart(self) -> bool:
        self._context.close()
        self._start()
        return True

    def close(self) -> None:
        self._context.close()
        shutil.rmtree(self._profile, ignore_errors=True)
