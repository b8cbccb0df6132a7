"""Why something was left out, said so that it can be found and cannot command a terminal."""

import pytest

from medmir.errors import MedMIRError
from pipeline.cases.skipped import ABSENT, MOST_ABSENT, Skipped, printable, refusal, tell_skipped


def told(capsys, skipped: list[Skipped], kept: int) -> list[str]:
    tell_skipped(skipped, kept)
    return capsys.readouterr().err.splitlines()


def test_every_reason_is_told_and_all_are_counted(capsys):
    reasons = [Skipped("a.png", "is damaged."), Skipped("b.png", "is too large.")]
    assert told(capsys, reasons, 1200) == [
        "skipped: a.png is damaged.", "skipped: b.png is too large.", "1,200 of 1,202 images kept, 2 skipped"]


def test_nothing_skipped_is_said_too(capsys):
    assert told(capsys, [], 3) == ["3 of 3 images kept, 0 skipped"]


def test_of_many_missing_images_some_are_named_and_other_reasons_come_first(capsys):
    lines = told(capsys, [Skipped(f"{n}.png", ABSENT) for n in range(MOST_ABSENT + 1)] + [Skipped("x", "is odd.")], 0)
    assert lines[0] == "skipped: x is odd." and lines[1] == "skipped: 0.png does not exist."
    assert lines[-2:] == ["skipped: 1 more images that do not exist.", "0 of 12 images kept, 12 skipped"]


@pytest.mark.parametrize(("reason", "said"), [
    (MedMIRError("a.png is damaged."), "a.png is damaged."),
    (MedMIRError("The file is damaged."), "a.png The file is damaged."),
    (PermissionError(13, "Permission denied"), "a.png cannot be read (Permission denied)."),
])
def test_a_refused_picture_is_named_once(reason, said):
    assert str(refusal("a.png", reason)) == said


def test_text_is_one_line_without_commands():
    assert printable("a\x1b[2J\n b\u202e\tc") == "a [2J b c"
