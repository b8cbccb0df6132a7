"""Small collections in the layouts of public ones, for tests of their readers."""

from pathlib import Path

import numpy as np
from PIL import Image


def write_film(path: Path, shade: int = 90) -> Path:
    """A small 8-bit picture that can be decoded."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((20, 30), shade, np.uint8)).save(path)
    return path


def write_lines(path: Path, *lines: str) -> Path:
    """A text file of these lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
