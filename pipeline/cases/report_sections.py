"""Findings and impression out of a free-text radiology report.

The rules, after those of MIMIC-CXR's own section parser (Johnson et al., Scientific Data 6, 2019): a section begins
with one of the ``HEADINGS`` and a colon at the start of a line and ends at the next one; of two sections of one name
the later counts; a report with neither findings nor impression has its last paragraph taken as findings. Unlike
there, only known headings end a section, so that "HEART:" within the findings does not.
"""

import re

from medmir.bundle.contract import Report

FINDINGS = ("FINDINGS", "FINDING", "FINDINGS AND IMPRESSION", "FINDINGS/IMPRESSION")
IMPRESSION = ("IMPRESSION", "IMPRESSIONS", "CONCLUSION", "CONCLUSIONS")
HEADINGS = (
    *FINDINGS, *IMPRESSION, "EXAMINATION", "EXAM", "STUDY", "INDICATION", "INDICATIONS", "HISTORY", "CLINICAL HISTORY",
    "CLINICAL INFORMATION", "CLINICAL INDICATION", "REASON FOR EXAM", "REASON FOR EXAMINATION", "REASON FOR THIS EXAM",
    "COMPARISON", "COMPARISONS", "TECHNIQUE", "PROCEDURE", "VIEWS", "RECOMMENDATION", "RECOMMENDATIONS",
    "NOTIFICATION", "WET READ", "ADDENDUM", "DATE",
)
_LONGEST_FIRST = "|".join(map(re.escape, sorted(HEADINGS, key=len, reverse=True)))
_HEADING = re.compile(rf"^[ \t]*({_LONGEST_FIRST})[ \t]*:", re.IGNORECASE | re.MULTILINE)


def read_sections(report: str) -> Report:
    """Return the findings and the impression of a report, white space folded; empty where it has none."""
    parts = _HEADING.split(report)
    named = dict(zip((name.upper() for name in parts[1::2]), map(_folded, parts[2::2]), strict=True))
    findings, impression = (next((named[n] for n in names if named.get(n)), "") for names in (FINDINGS, IMPRESSION))
    return Report(findings if findings or impression else _last_paragraph(parts[-1]), impression)


def _last_paragraph(text: str) -> str:
    return next(filter(None, map(_folded, reversed(re.split(r"\n\s*\n", text)))), "")


def _folded(text: str) -> str:
    return " ".join(text.split())
