"""By what a DICOM file is known before it is read."""

DICOM_PREFIX = 132  # DICOM PS3.10 section 7.1: a preamble of 128 bytes, then "DICM"
ENDINGS = (".dcm", ".dicom")


def is_dicom(name: str, start: bytes) -> bool:
    """Whether a file is DICOM by its first bytes, DICOM_PREFIX of them, or by its name: many have no suffix at all."""
    return start[DICOM_PREFIX - 4 : DICOM_PREFIX] == b"DICM" or name.lower().endswith(ENDINGS)
