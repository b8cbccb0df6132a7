"""Three browser engines behind one small protocol; a test skips by name the one that is not installed."""

from support.engines.engine import Engine, Missing
from support.engines.firefox import Firefox
from support.engines.own_chromium import OwnChromium
from support.engines.webkit import WebKit

ENGINES = {"chromium": OwnChromium, "firefox": Firefox, "webkit": WebKit}

__all__ = ["ENGINES", "Engine", "Missing"]
