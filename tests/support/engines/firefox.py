"""Firefox, driven by its own Marionette."""

import base64
import os
import shutil
import socket
from pathlib import Path
from tempfile import mkdtemp

from support.engines.engine import Missing

NAMES = ("firefox-esr", "firefox")


class Firefox:
    """See :class:`support.engines.engine.Engine`."""

    def __init__(self, _kind=None):
        path = next(filter(None, map(shutil.which, NAMES)), None)
        try:
            from marionette_driver.marionette import Marionette
        except ImportError:
            raise Missing("Firefox cannot be driven: marionette-driver is not installed.") from None
        if not path:
            raise Missing("Firefox is not installed.")
        self._home = mkdtemp(prefix="medmir-firefox-")
        os.environ["MOZ_HEADLESS"] = "1"
        self._driver = Marionette(bin=os.path.realpath(path), headless=True, port=_free_port(),
                                  gecko_log=os.path.join(self._home, "gecko.log"))
        self._driver.start_session()

    def go(self, address: str) -> None:
        self._driver.navigate("about:blank")
        self._driver.navigate(address)

    def run(self, script: str, *arguments: object) -> object:
        return self._driver.execute_script(script, script_args=arguments)

    def choose(self, picture: Path) -> None:
        self._driver.find_element("id", "picture").send_keys(str(picture))

    def screenshot(self, target: Path) -> None:
        target.write_bytes(base64.b64decode(self._driver.screenshot()))

    def restart(self) -> bool:
        self._driver.restart(in_app=True)
        return True

    def close(self) -> None:
        self._driver.quit()
        shutil.rmtree(self._home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
