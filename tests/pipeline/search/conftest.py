"""The demo, opened once to be asked."""

import pytest

import medmir
from pipeline.files.paths import DEMO
from pipeline.search.collection import Collection


@pytest.fixture(scope="session")
def demo() -> Collection:
    return medmir.open(DEMO)
