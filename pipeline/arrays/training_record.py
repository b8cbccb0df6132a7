"""No patient may be both trained on and searched: what a model saw, held against a collection."""

import json
from collections.abc import Iterable
from pathlib import Path

from medmir.bundle.contract import TRAINING
from medmir.errors import MedMIRError


def read_training(model: Path) -> dict:
    """What is recorded of a model's training: ``patients`` (ids) and figures; empty for a model without a record.

    MedMIRError where the record is there but cannot be read.
    """
    path = model / TRAINING
    if not path.exists():
        return {}
    try:
        training = json.loads(path.read_bytes())
        return training | {"patients": [str(patient) for patient in training["patients"]]}
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise MedMIRError(f"{path} is no record of a training ({broken!r}): export the model again.") from broken


def check_untrained(patients: Iterable[str], model: Path) -> None:
    """MedMIRError naming one of these patients if the model was trained on any."""
    shared = sorted(set(patients).intersection(read_training(model).get("patients", [])))
    if shared:
        raise MedMIRError(
            f"patient {shared[0]} (one of {len(shared)}) is in the training record {model / TRAINING}: leave trained"
            " patients out, or rename patients who only share an id."
        )
