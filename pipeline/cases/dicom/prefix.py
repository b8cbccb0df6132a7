"""By what a DICOM file is known before it is read."""

from pathlib import Path

DICOM_PREFIX = 132  # DICOM PS3.10 section 7.1: a preamble of 128 bytes, then "DICM"


def is_dicom(path: Path) -> bool:
    """Whether a file is DICOM by its first bytes or its name: many have no suffix at all."""
    with path.open("rb") as file:
        return file.read(DICOM_PREFIX)[-4:] == b"DICM" or path.suffix.lower() in (".dcm", ".dicom")
