"""Reports as radiologists write them, cut into findings and impression."""

import pytest

from pipeline.cases.report_sections import FINDINGS, HEADINGS, IMPRESSION, read_sections


def test_a_report_without_headings_gives_its_last_paragraph():
    assert read_sections("PA AND LATERAL CHEST\n\nThe lungs\nare clear.\n\n") == ("The lungs are clear.", "")


def test_of_two_impressions_the_later_counts():
    text = "WET READ: ___\nIMPRESSION: Clear.\nADDENDUM: seen again\nImpression: Small nodule.\n"
    assert read_sections(text) == ("", "Small nodule.")


def test_conclusion_is_an_impression_and_an_empty_heading_is_passed_over():
    text = "FINDINGS:\n\nFINDINGS AND IMPRESSION: Clear lungs.\nCONCLUSION: Normal."
    assert read_sections(text) == ("Clear lungs.", "Normal.")


@pytest.mark.parametrize("heading", FINDINGS)
def test_every_heading_of_the_findings_is_known(heading):
    assert read_sections(f"INDICATION: Cough.\n{heading}: Clear lungs.\n").findings == "Clear lungs."


@pytest.mark.parametrize("heading", IMPRESSION)
def test_every_heading_of_the_impression_is_known(heading):
    assert read_sections(f"FINDINGS: Clear.\n{heading}: Normal.\n").impression == "Normal."


@pytest.mark.parametrize("heading", sorted(set(HEADINGS) - {*FINDINGS, *IMPRESSION}))
def test_any_other_heading_ends_a_section_and_belongs_to_neither(heading):
    assert read_sections(f"FINDINGS: Clear.\n{heading}: Something.\n") == ("Clear.", "")


def test_a_heading_within_the_findings_does_not_end_them():
    said = read_sections("FINDINGS:\nHEART: normal.\nLUNGS: clear.\nIMPRESSION: Normal.")
    assert said.findings == "HEART: normal. LUNGS: clear."


def test_headings_count_whatever_their_capitals_and_margin():
    assert read_sections("  Findings : Clear.\n\timpression: Normal.") == ("Clear.", "Normal.")


def test_a_heading_in_the_middle_of_a_line_is_a_word():
    assert read_sections("FINDINGS: see IMPRESSION: below.").findings == "see IMPRESSION: below."


def test_an_impression_alone_leaves_the_findings_empty():
    assert read_sections("WET READ: ___\n\nIMPRESSION: Normal.") == ("", "Normal.")


@pytest.mark.parametrize("text", ["", "  \n\n \t", "FINDINGS:\nIMPRESSION:\n"])
def test_an_empty_report_says_nothing(text):
    assert read_sections(text) == ("", "")


def test_lines_are_folded_to_one():
    assert read_sections("FINDINGS:  The lungs\r\n  are   clear.\n").findings == "The lungs are clear."
