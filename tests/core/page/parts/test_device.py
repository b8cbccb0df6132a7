"""What the page says of this device: what is here and what is not, how much room there is, and what can be done."""

import pytest

from medmir.page.markup import element, find, text
from medmir.page.parts.device import line, section
from medmir.page.state import OnDevice, Progress, Room

SOME = {"Page and Python": Progress(40, 40), "Collection": Progress(20_000_000, 25_000_000)}
ALL = {"Page and Python": Progress(40_000_000, 40_000_000), "Image model": Progress(2_000_000, 2_000_000)}


def said(device: OnDevice) -> str:
    return text(element("p", line(device)))


def buttons(device: OnDevice) -> dict[str, str]:
    """The buttons' words by what they do."""
    found = find(section(device), lambda node: node.tag == "button")
    return {str(node.attributes["data-do"]): text(node) for node in found}


def test_nothing_is_said_before_it_is_known():
    assert said(OnDevice()) == "" and buttons(OnDevice()) == {}
    assert "Looking what is here." in text(section(OnDevice()))


def test_what_is_here_is_told_in_bytes_and_with_what_it_is_good_for():
    assert said(OnDevice(parts=SOME)).startswith("On this device: 20.0 of 25.0 MB. It does not open without a network")
    assert said(OnDevice(parts=ALL)).startswith("Everything is on this device: it opens without a network.")
    models = ALL | {"Text model": Progress(0, 9), "Image model": Progress(1, 2)}
    assert "It opens without a network; not here: image model and text model." in said(OnDevice(parts=models))
    dicom = ALL | {"What reads DICOM": Progress(0, 2)}
    assert "It opens without a network; not here: what reads DICOM." in said(OnDevice(parts=dicom))
    large = ALL | {"Pictures at full size": Progress(1, 2)}
    assert "It opens without a network; not here: pictures at full size." in said(OnDevice(parts=large))


def test_every_part_has_its_row_and_the_room_too():
    told = text(section(OnDevice(parts=SOME, room=Room(61_000_000, 12_300_000_000, False))))
    assert "Page and Python0.0 MB" in told and "Collection20.0 of 25.0 MB" in told
    assert "61.0 MB used of 12.3 GB" in told and "may clear it" in told
    assert "promised" in text(section(OnDevice(parts=SOME, room=Room(1, 2, True))))
    assert "Room" not in text(section(OnDevice(parts=SOME)))


def test_the_buttons_are_those_that_make_sense():
    assert buttons(OnDevice(parts=SOME)) == {
        "keep-everything": "Keep everything on this device (+ 5.0 MB)",
        "remove-everything": "Remove everything from this device"}
    assert buttons(OnDevice(parts=ALL)).keys() == {"remove-everything"}
    assert buttons(OnDevice(parts={"Collection": Progress(0, 5)})).keys() == {"keep-everything"}
    assert buttons(OnDevice(parts=ALL, newer=True)).keys() == {"take-over", "remove-everything"}
    assert buttons(OnDevice(parts=ALL, asked=True)).keys() == {"really-remove", "leave-everything"}


def test_the_question_says_how_much_goes_and_what_stays():
    told = text(section(OnDevice(parts=ALL, asked=True)))
    assert "Remove 42.0 MB from this device?" in told and "other sites stay" in told and "keeps it again" in told


def test_keeping_shows_how_far_it_has_come():
    device = OnDevice(parts=SOME, keeping=Progress(21_000_000, 25_000_000))
    assert said(device).startswith("Keeping everything on this device: 21.0 of 25.0 MB.")
    bar, = find(section(device), lambda node: node.tag == "progress")
    assert (bar.attributes["value"], bar.attributes["max"]) == ("21000000", "25000000")
    assert "keep-everything" not in buttons(device)


def test_a_version_that_is_being_kept_is_no_promise_yet():
    assert said(OnDevice(parts=ALL, busy=True)).startswith("This page is being kept on this device.")


@pytest.mark.parametrize("reason", ["disk", "insecure", "unable", "refused"])
def test_where_nothing_is_kept_there_is_a_sentence_and_no_button(reason):
    device = OnDevice(unkept=reason)
    kept, = find(section(device), lambda node: node.attributes.get("id") == "kept")
    assert said(device) and said(device) == text(kept)
    assert not find(section(device), lambda node: node.tag == "button")


def test_what_went_wrong_is_heard_at_once():
    tree = section(OnDevice(parts=SOME, problem="No room."))
    problem, = find(tree, lambda node: node.attributes.get("role") == "alert")
    assert text(problem) == "No room."
