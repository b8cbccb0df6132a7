"""Which Chromium the tests use, and how it is started."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def executable() -> str | None:
    """The system's; None, for Playwright's own, where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)
