"""WebKit, Safari's engine: Debian's WebKitGTK by its WebDriver, on a screen of its own."""

import os
import shutil
import subprocess
from pathlib import Path

from support.engines.engine import Missing

BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser")


class WebKit:
    """See :class:`support.engines.engine.Engine`. Its test browser keeps no profile."""

    def __init__(self, _kind=None):
        driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
        browser = next((str(path) for place in BROWSERS for path in Path("/").glob(place[1:])), None)
        try:
            from selenium import webdriver
            from selenium.webdriver.webkitgtk.service import Service
        except ImportError:
            raise Missing("WebKit cannot be driven: selenium is not installed.") from None
        for name, found in (("WebKitWebDriver", driver), ("Xvfb", screen), ("WebKit's MiniBrowser", browser)):
            if not found:
                raise Missing(f"{name} is not installed.")
        self._screen, number = _screen(screen)
        options = webdriver.WebKitGTKOptions()
        options.binary_location = browser
        options.add_argument("--automation")
        environment = os.environ | {"DISPLAY": number}
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # it cannot make its sandbox as root in a container
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        self._driver = webdriver.WebKitGTK(options=options, service=Service(driver, env=environment))

    def go(self, address: str) -> None:
        self._driver.get("about:blank")
        self._driver.get(address)

    def run(self, script: str, *arguments: object) -> object:
        return self._driver.execute_script(script, *arguments)

    def choose(self, picture: Path) -> None:
        self._driver.find_element("id", "picture").send_keys(str(picture))

    def screenshot(self, target: Path) -> None:
        self._driver.save_screenshot(str(target))

    def restart(self) -> bool:
        return False

    def close(self) -> None:
        self._driver.quit()
        self._screen.terminate()
        self._screen.wait()


def _screen(program: str) -> tuple[subprocess.Popen, str]:
    """A virtual screen and its name."""
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    started = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        return started, f":{answer.readline().strip()}"
