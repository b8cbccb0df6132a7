"""Which files on a disk are DICOM."""

from pathlib import Path

from medmir.inputs.dicom import prefix


def is_dicom(path: Path) -> bool:
    """Whether a file is DICOM by its first bytes or its name: many have no suffix at all."""
    with path.open("rb") as file:
        return prefix.is_dicom(path.name, file.read(prefix.DICOM_PREFIX))
