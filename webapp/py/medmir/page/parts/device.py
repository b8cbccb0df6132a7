"""What of the site is on this device: a line in the footer, and all of it in the view that tells of the collection."""

from medmir.page.address import Place, fragment
from medmir.page.keeping import DICOM, FULL_SIZE, KEEP, LEAVE, REALLY, REMOVE, TAKE_OVER
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.parts.definitions import definitions
from medmir.page.state import OnDevice, Progress
from medmir.page.wording import MODEL_NAMES, MODELS_WITHIN, megabytes

UNKEPT = {
    "disk": later("Opened from a disk: everything is already here."),
    "insecure": later("Not kept on this device: a browser does that for https and for its own machine (localhost)"
                      " only."),
    "unable": later("Not kept on this device: this browser, or this private window, has no place for it."),
    "refused": later("Not kept on this device: the browser refused."),
}
NOTHING = later("Nothing of this page is kept on this device.")
WHOLE = later("Everything is on this device: it opens without a network.")
LASTING = {True: later("The browser has promised not to clear it by itself."),
           False: later("The browser may clear it when the disk is full.")}
NEWER = later("A new version is here.")
ALL_TABS = later("Its other tabs load again as well.")
WITHIN = {MODEL_NAMES[tower]: name for tower, name in MODELS_WITHIN.items()} | {
    DICOM: later("what reads DICOM"), FULL_SIZE: later("pictures at full size")}
"""By what may be missing where the page opens without a network, its name within a sentence."""


def line(device: OnDevice) -> list[Node | str]:
    """The line in the footer; empty until it is known what is here."""
    if device.newer:
        return [say(NEWER), " ", button(say("Reload"), TAKE_OVER, title=say(ALL_TABS))]
    told = _told(device)
    return [told, " ", element("a", say("More"), href=f"{fragment(Place('about'))}",
                               aria_label=say("More about this device"))] if told and not device.unkept else [told]


def _told(device: OnDevice) -> str:
    if device.unkept:
        return say(UNKEPT[device.unkept])
    if not device.parts:
        return ""
    here = device.whole
    if device.keeping:
        return say("Keeping everything on this device: {amount}.", amount=megabytes(*device.keeping))
    if device.busy:
        return say("This page is being kept on this device.")
    if not here.loaded:
        return say(NOTHING)
    if here.loaded == here.total:
        return say(WHOLE)
    return f"{say('On this device: {amount}.', amount=megabytes(*here))} {_without_a_network(device)}"


def _without_a_network(device: OnDevice) -> str:
    missing = [name for name, part in device.parts.items() if part.loaded < part.total]
    if not set(missing) <= set(WITHIN):
        return say("It does not open without a network yet.")
    parts = f" {say('and')} ".join(say(WITHIN[name]) for name in missing)
    return say("It opens without a network; not here: {parts}.", parts=parts)


def section(device: OnDevice) -> Node:
    """What is and what is not here, how much room there is, and the buttons."""
    kept = element("p", _told(device) or say("Looking what is here."), role="status", id="kept")
    problem = element("p", device.problem, class_="problem", role="alert") if device.problem else None
    told = {say(name): _amount(part) for name, part in device.parts.items()} | _room(device)
    known = [definitions(told), _buttons(device)] if device.parts else None
    return element("div", element("h3", say("On this device")), kept, problem, known, class_="device")


def _amount(part: Progress) -> str:
    return megabytes(part.total) if part.loaded == part.total else megabytes(*part)


def _room(device: OnDevice) -> dict[str, str]:
    used, quota, lasting = device.room
    told = say("{used} used of {quota} GB that the browser gives this address.", used=megabytes(used),
               quota=f"{quota / 1e9:.1f}")
    return {say("Room"): f"{told} {say(LASTING[lasting])}"} if quota else {}


def _buttons(device: OnDevice) -> Node:
    here = device.whole
    if device.asked:
        asked = say("Remove {amount} from this device? Your tray, your own files and other sites stay as they are."
                    " Opening the page again with a network keeps it again.", amount=megabytes(here.loaded))
        return element("div", element("p", asked), button(say("Remove"), REALLY), button(say("Leave it"), LEAVE),
                       class_="actions")
    missing, lacks = here.total - here.loaded, here.loaded < here.total
    bar = element("progress", aria_label=say("Keeping everything"), value=device.keeping.loaded,
                  max=device.keeping.total) if device.keeping else None
    told = say("Keep everything on this device (+ {amount})", amount=megabytes(missing))
    keep = button(told, KEEP) if lacks and not bar else None
    remove = button(say("Remove everything from this device"), REMOVE) if here.loaded else None
    newer = button(say("A new version is here: reload"), TAKE_OVER) if device.newer else None
    return element("div", bar, newer, keep, remove, class_="actions")
