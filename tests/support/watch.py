"""What a browser asks of anybody but the site it has open, in every context that a test makes of it."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Request

INSIDE = ("blob", "data", "about", "chrome-error")  # addresses that no host hears of
FORBIDDEN = "csp"  # what Chromium says of a request that the policy held back


class Watch:
    """Requests off the origin, in ``left``: of pages, frames, workers and service workers alike.

    A context's origin is that of its first request. What the policy held back has not left.
    """

    def __init__(self, browser: Browser):
        self.left: list[str] = []
        self._origins: dict[BrowserContext, str] = {}
        browser.on("context", self._context)

    def _context(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._asked(context, request))
        context.on("requestfailed", self._failed)
        context.on("page", lambda page: page.on("websocket", lambda opened: self.left.append(opened.url)))

    def _asked(self, context: BrowserContext, request: Request) -> None:
        address = urlsplit(request.url)
        origin = f"{address.scheme}://{address.netloc}"
        if address.scheme not in INSIDE and origin != self._origins.setdefault(context, origin):
            self.left.append(request.url)

    def _failed(self, request: Request) -> None:
        if request.url in self.left and FORBIDDEN in (request.failure or ""):
            self.left.remove(request.url)

    def excuse(self, address: str) -> None:
        """What went to ``address`` was sent on purpose."""
        self.left[:] = [left for left in self.left if not left.startswith(address)]
