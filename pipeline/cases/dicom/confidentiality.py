"""What of a DICOM header may reach a case table: an allow-list, with keyed hashes in the place of identifiers.

The idea is that of the Basic Application Level Confidentiality Profile (DICOM PS3.15 Annex E): identifiers become
pseudonyms that agree within one collection, everything else goes. It is turned round here: an attribute that is not
named in this module is never read. Text in the pixels is not touched (the profile's Clean Pixel Data Option).
"""

import hmac
import re
import secrets
from dataclasses import dataclass, field

from pydicom.dataset import Dataset

FIELDS = {"view": ("ViewPosition",), "modality": ("Modality",)}
COLUMNS = {"body_part": ("BodyPartExamined",), "laterality": ("ImageLaterality", "Laterality")}
CODE = re.compile(r"[A-Z0-9_ ]{1,16}")  # a Code String (PS3.5 section 6.2): too narrow for most free text
IDENTIFIERS = {"patient_id": "PatientID", "study_id": "StudyInstanceUID", "case_id": "SOPInstanceUID"}
PSEUDONYM_DIGITS = 16  # 64 bits: no two alike among some hundred million
OLDEST = 90            # years; 45 CFR 164.514(b)(2)(i)(C) puts all ages over 89 in one class
AGE = re.compile(r"(\d{3})([DWMY])")  # an Age String (PS3.5 section 6.2)
BURNT_IN_MODALITIES = ("US", "IVUS", "SC", "OT")
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7."  # the SOP class and, after the dot, its multi-frame forms


@dataclass(frozen=True)
class Confidentiality:
    """How a collection is de-identified: the secret its pseudonyms are made with, and whether sex and age are kept.

    Keeping them is the Retain Patient Characteristics Option of DICOM PS3.15.
    """

    salt: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    characteristics: bool = False

    def pseudonym(self, kind: str, value: str) -> str:
        """16 hexadecimal digits of HMAC-SHA-256 (RFC 2104): the same for the same value under one salt."""
        return hmac.new(self.salt, f"{kind} {value}".encode(), "sha256").hexdigest()[:PSEUDONYM_DIGITS]


def confidentiality(salt: str | None, characteristics: bool) -> Confidentiality:
    """The rules for a salt that was given, else for a random one that is forgotten with the process."""
    return Confidentiality(salt.encode(), characteristics) if salt else Confidentiality(characteristics=characteristics)


def dicom_fields(header: Dataset, place: str, rules: Confidentiality) -> dict:
    """The fields of a case that a header fills, ``columns`` among them.

    ``place``, the file's, stands in for an instance without its UID. An image without study is a study of its own, and
    one without patient has its study's for a patient.
    """
    known = {name: str(header.get(attribute) or "").strip() for name, attribute in IDENTIFIERS.items()}
    instance = known["case_id"] or place
    study = known["study_id"] or instance
    fields = {
        "case_id": rules.pseudonym("case", instance), "study_id": rules.pseudonym("study", study),
        "patient_id": rules.pseudonym("patient", known["patient_id"] or f"of study {study}"),
    }
    fields |= _codes(header, FIELDS) | {"columns": _codes(header, COLUMNS)}
    return fields | _characteristics(header) if rules.characteristics else fields


def _codes(header: Dataset, wanted: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The codes a header states under the attributes wanted."""
    codes = {name: _code(header, attributes) for name, attributes in wanted.items()}
    return {name: code for name, code in codes.items() if code}


def _code(header: Dataset, attributes: tuple[str, ...]) -> str:
    values = (str(header.get(attribute) or "").strip() for attribute in attributes)
    return next((value for value in values if CODE.fullmatch(value)), "")


def _characteristics(header: Dataset) -> dict:
    """Sex ("F", "M", "O" or empty) and age in whole years, of which the highest is OLDEST, or None."""
    sex, age = header.get("PatientSex"), AGE.fullmatch(str(header.get("PatientAge") or ""))
    years = {"Y": 1.0, "M": 1 / 12, "W": 7 / 365.25, "D": 1 / 365.25}
    return {"sex": sex if sex in ("F", "M", "O") else "",
            "age": min(int(int(age[1]) * years[age[2]]), OLDEST) if age else None}


def burnt_in(header: Dataset) -> str | None:
    """Why text may be burnt into an image's pixels, or None: what the header says, or the kind of image."""
    if header.get("BurnedInAnnotation") == "YES":
        return "Burned In Annotation YES"
    if f"{header.get('SOPClassUID', '')}.".startswith(SECONDARY_CAPTURE):
        return "secondary capture"
    modality = header.get("Modality")
    return f"modality {modality}" if modality in BURNT_IN_MODALITIES else None
