"""What of the site is on this device: a line in the footer, and all of it in the view that tells of the collection."""

from medmir.page.address import Place, fragment
from medmir.page.keeping import DICOM, FULL_SIZE, KEEP, LEAVE, MODELS, REALLY, REMOVE, TAKE_OVER
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.parts.definitions import definitions
from medmir.page.state import OnDevice, Progress
from medmir.page.wording import megabytes

UNKEPT = {
    "disk": "Opened from a disk: everything is already here.",
    "insecure": "Not kept on this device: a browser does that for https and for its own machine (localhost) only.",
    "unable": "Not kept on this device: this browser, or this private window, has no place for it.",
    "refused": "Not kept on this device: the browser refused.",
}
NOTHING = "Nothing of this page is kept on this device."
REMOVED = "Opening the page again with a network keeps it again."
WHOLE = "Everything is on this device: it opens without a network."
LASTING = {True: "The browser has promised not to clear it by itself.",
           False: "The browser may clear it when the disk is full."}
NEWER = "A new version is here."
ALL_TABS = "Its other tabs load again as well."


def line(device: OnDevice) -> list[Node | str]:
    """The line in the footer; empty until it is known what is here."""
    if device.newer:
        return [NEWER, " ", button("Reload", TAKE_OVER, title=ALL_TABS)]
    told = _told(device)
    return [told, " ", element("a", "More", href=f"{fragment(Place('about'))}", aria_label="More about this device")
            ] if told and not device.unkept else [told]


def _told(device: OnDevice) -> str:
    if device.unkept:
        return UNKEPT[device.unkept]
    if not device.parts:
        return ""
    here = device.whole
    if device.keeping:
        return f"Keeping everything on this device: {megabytes(*device.keeping)}."
    if device.busy:
        return "This page is being kept on this device."
    if not here.loaded:
        return NOTHING
    return WHOLE if here.loaded == here.total else f"On this device: {megabytes(*here)}. {_without_a_network(device)}"


def _without_a_network(device: OnDevice) -> str:
    missing = [name for name, part in device.parts.items() if part.loaded < part.total]
    if not set(missing) <= {*MODELS.values(), DICOM, FULL_SIZE}:
        return "It does not open without a network yet."
    return f"It opens without a network; not here: {' and '.join(_within(missing))}."


def _within(names: list[str]) -> list[str]:
    """Names as they are written within a sentence."""
    return [name[0].lower() + name[1:] for name in names]


def section(device: OnDevice) -> Node:
    """What is and what is not here, how much room there is, and the buttons."""
    kept = element("p", _told(device) or "Looking what is here.", role="status", id="kept")
    problem = element("p", device.problem, class_="problem", role="alert") if device.problem else None
    told = {name: _amount(part) for name, part in device.parts.items()} | _room(device)
    known = [definitions(told), _buttons(device)] if device.parts else None
    return element("div", element("h3", "On this device"), kept, problem, known, class_="device")


def _amount(part: Progress) -> str:
    return megabytes(part.total) if part.loaded == part.total else megabytes(*part)


def _room(device: OnDevice) -> dict[str, str]:
    used, quota, lasting = device.room
    told = f"{megabytes(used)} used of {quota / 1e9:.1f} GB that the browser gives this address. {LASTING[lasting]}"
    return {"Room": told} if quota else {}


def _buttons(device: OnDevice) -> Node:
    here = device.whole
    if device.asked:
        return element("div", element("p", f"Remove {megabytes(here.loaded)} from this device? Your tray, your own"
                                      f" files and other sites stay as they are. {REMOVED}"),
                       button("Remove", REALLY), button("Leave it", LEAVE), class_="actions")
    missing, lacks = here.total - here.loaded, here.loaded < here.total
    bar = element("progress", aria_label="Keeping everything", value=device.keeping.loaded, max=device.keeping.total
                  ) if device.keeping else None
    keep = button(f"Keep everything on this device (+ {megabytes(missing)})", KEEP) if lacks and not bar else None
    remove = button("Remove everything from this device", REMOVE) if here.loaded else None
    newer = button("A new version is here: reload", TAKE_OVER) if device.newer else None
    return element("div", bar, newer, keep, remove, class_="actions")
