"""The labelled anatomy of the one CT that every rendered film comes from."""

import pytest
import torch

from pipeline.files.paths import CACHE
from pipeline.sources.rendered.anatomy import Anatomy, load_anatomy


@pytest.fixture(scope="session")
def anatomy() -> Anatomy:
    torch.set_num_threads(1)
    return load_anatomy(CACHE)
