"""The event loop of the page's tests."""

from collections.abc import Iterator

import pytest
from support.page_without_browser import TestLoop


@pytest.fixture
def loop() -> Iterator[TestLoop]:
    """A running loop whose time the test moves; the test fails on an exception that nobody took."""
    with TestLoop() as running:
        yield running
    assert running.unhandled == []
