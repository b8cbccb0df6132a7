"""About: what this page is and is not, how it works and can be checked, and what exactly is open here."""

from collections.abc import Awaitable, Iterator

from medmir.bundle.contract import DATA_CARD, MODEL_CARD
from medmir.errors import MedMIRError
from medmir.page.address import Place
from medmir.page.doubts import self_test
from medmir.page.language import counted, later, say
from medmir.page.machine import Machine
from medmir.page.markup import Node, element
from medmir.page.parts.about_text import how_it_works, how_to_check, how_to_cite, made_of, what_it_is, what_it_is_not
from medmir.page.parts.card_text import card
from medmir.page.parts.definitions import definitions
from medmir.page.parts.device import section
from medmir.page.parts.key_table import key_table
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert
from medmir.page.state import Session
from medmir.page.view import TO_SEARCH, Action, Doing
from medmir.page.wording import attribution, megabytes
from medmir.page.work import Work

CARDS = (DATA_CARD, MODEL_CARD)
LICENCES, MACHINE = "licences", "machine"
TO_PART = "about-part"
PARTS = {
    "what": later("In thirty seconds"), "not": later("What it is not"), "how": later("How it works"),
    "private": later("Local and private, and how to check it"), "keys": later("Keys"),
    "device": later("On this device"), "collection": later("This collection"),
    "parts": later("Versions, licences, sources"), "cite": later("How to cite"), "cards": later("Data and model cards"),
}
"""The parts of the page in their order, by what they are called in ids; the longest is the last."""


class AboutView:
    """What the page and the bundle say of themselves."""

    name = "about"
    label = later("About")
    KEYS = (TO_SEARCH,)

    def title(self, place: Place, session: Session) -> str:
        """The view's name."""
        return say(self.label)

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[dict[str, object]]:
        """The cards, the licence texts of the runtime, and what is known of the machine."""
        return _material(work)

    def draw(self, place: Place, session: Session) -> Node:
        """Contents, then part after part."""
        if not session.bundle:
            return reading_page(session, say(self.label), what_it_is())
        material = session.loaded.get(self.name) or {}
        machine = material.get(MACHINE, Machine())
        drawn = {
            "what": what_it_is(), "not": what_it_is_not(session), "how": how_it_works(session),
            "private": how_to_check(machine), "keys": key_table(), "device": section(session.device),
            "collection": _identity(session),
            "parts": [made_of(machine), _licences(session, material.get(LICENCES, ""))],
            "cite": how_to_cite(session, machine), "cards": self._cards(session),
        }
        return reading_page(session, session.manifest.get("title") or say(self.label), _contents(),
                            [_part(name, content) for name, content in drawn.items()])

    def act(self, action: Action, page: Doing) -> bool:
        """Go to a part: the focus moves there, as after a link within a page."""
        if action.name != TO_PART or action.value not in PARTS:
            return False
        page.focus(_id(action.value))
        return True

    def _cards(self, session: Session) -> list[Node]:
        if failure := session.failures.get(self.name):
            return [alert(failure)]
        texts = session.loaded.get(self.name)
        if texts is None:
            return [element("p", say("Loading the cards."), class_="dim", role="status")]
        cards = [element("article", card(texts[name], below=1), class_="card-text", key=name) for name in CARDS
                 if name in texts]
        missing = element("p", say("This collection has no data card and no model card: `medmir evaluate` writes"
                                   " them."), class_="dim")
        return cards or [missing]


def _id(part: str) -> str:
    return f"about-{part}"


def _contents() -> Node:
    """Buttons, as the address's fragment says which view is shown."""
    buttons = [element("li", element("button", say(title), type="button", data_do=TO_PART, data_value=name))
               for name, title in PARTS.items()]
    return element("nav", element("ul", buttons), aria_label=say("On this page"), class_="contents")


def _part(name: str, content: object) -> Node:
    """A part under its heading; what is on this device brings its own."""
    heading = element("h3", say(PARTS[name])) if name != "device" else None
    return element("div", heading, content, class_="part", id=_id(name), key=name, tabindex=-1)


async def _material(work: Work) -> dict[str, object]:
    """A site that lacks its licence texts still shows its cards."""
    texts = await work.texts(*CARDS) | {MACHINE: await work.machine()}
    try:
        return texts | {LICENCES: await work.licences()}
    except MedMIRError:
        return texts


def _identity(session: Session) -> Node:
    """What is open here, to the bit."""
    return definitions(dict(_identifying(session)), class_="identity")


def _identifying(session: Session) -> Iterator[tuple[str, str]]:
    manifest, files = session.manifest, session.manifest["files"]
    size = megabytes(sum(entry["bytes"] for entry in files.values()))
    yield say("Films"), say("{n} of {patients} patients", n=counted(len(session.bundle.cases)),
                            patients=counted(session.bundle.n_patients))
    yield say("Model"), manifest.get("model", {}).get("name", "")
    yield say("Bundle"), manifest["bundle_id"]
    yield say("Size"), say("{n} files, {size}", n=counted(len(files)), size=size)
    yield say("Self-test"), self_test(session.passed)
    yield say("Notice"), attribution(manifest)


def _licences(session: Session, runtime: str) -> Node:
    manifest = session.manifest
    told = {say("Films"): manifest.get("corpus", {}).get("licence"),
            say("Model"): manifest.get("model", {}).get("licence")}
    texts = element("details", element("summary", say("Licence texts of the software this page is made of")),
                    element("pre", runtime, tabindex=0)) if runtime else None
    return element("section", element("h4", say("Licences")), definitions(told), texts, class_="licences")
