"""Import open_clip, also next to a CPU build of torch when torchvision's wheel was built for CUDA.

Such a wheel's C extension cannot load, so the operator schemas it would declare are missing and
``import torchvision`` dies with "operator torchvision::nms does not exist". open_clip needs only its
Python transforms: declaring the schemas and importing again is enough. Where the plain import works,
nothing is done.
"""

import importlib
import os
import re
import sys
from types import ModuleType

_MISSING = re.compile(r"operator torchvision::(\w+) does not exist")
_declared = []  # keeps the libraries alive: torch drops a schema with its Library


def import_open_clip() -> ModuleType:
    """Return open_clip; RuntimeError where torchvision fails for another reason."""
    # a model folder is complete, so nothing may ask a hub; transformers reads this when imported
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    while True:
        try:
            importlib.import_module("torchvision")
            return importlib.import_module("open_clip")
        except RuntimeError as failure:
            missing = _MISSING.search(str(failure))
            if missing is None:
                raise
            _forget_torchvision()
            _declare(missing[1])


def _forget_torchvision() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]


def _declare(operator: str) -> None:
    from torch.library import Library

    library = Library("torchvision", "FRAGMENT")
    library.define(f"{operator}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    _declared.append(library)
