"""About this collection: what exactly is open here, what of it is on this device, its cards, everybody's licences."""

from collections.abc import Awaitable

from medmir.bundle.contract import DATA_CARD, MODEL_CARD
from medmir.errors import MedMIRError
from medmir.page.address import Place
from medmir.page.language import later
from medmir.page.markup import Node, element
from medmir.page.parts.card_text import card
from medmir.page.parts.definitions import definitions
from medmir.page.parts.device import section
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert
from medmir.page.state import Session
from medmir.page.view import TO_SEARCH, Action, Doing
from medmir.page.wording import attribution, megabytes, self_test
from medmir.page.work import Work

CARDS = (DATA_CARD, MODEL_CARD)
LICENCES = "licences"


class AboutView:
    """What the bundle says of itself."""

    name = "about"
    label = later("About")
    KEYS = (TO_SEARCH,)

    def title(self, place: Place, session: Session) -> str:
        """The view's name."""
        return self.label

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[dict[str, str]]:
        """The cards, and the licence texts of the runtime."""
        return _texts(work)

    def draw(self, place: Place, session: Session) -> Node:
        """Everything on one page, cards first."""
        if not session.bundle:
            return reading_page(session, self.label)
        heading = session.manifest.get("title") or self.label
        return reading_page(session, heading, _identity(session), section(session.device), self._content(session))

    def act(self, action: Action, page: Doing) -> bool:
        """Nothing can be done here but read."""
        return False

    def _content(self, session: Session) -> list[Node]:
        if failure := session.failures.get(self.name):
            return [alert(failure)]
        texts = session.loaded.get(self.name)
        if texts is None:
            return [element("p", "Loading the cards.", class_="dim", role="status")]
        cards = [element("article", card(texts[name], below=1), class_="card-text", key=name) for name in CARDS
                 if name in texts]
        missing = element("p", "This collection has no data card and no model card: `medmir evaluate` writes them.",
                          class_="dim")
        return [*(cards or [missing]), _licences(session, texts.get(LICENCES, ""))]


async def _texts(work: Work) -> dict[str, str]:
    """A site that lacks its licence texts still shows its cards."""
    texts = await work.texts(*CARDS)
    try:
        return texts | {LICENCES: await work.licences()}
    except MedMIRError:
        return texts


def _identity(session: Session) -> Node:
    """What is open here, to the bit."""
    manifest, files = session.manifest, session.manifest["files"]
    told = {
        "Films": f"{len(session.bundle.cases):,} of {session.bundle.n_patients:,} patients",
        "Model": manifest.get("model", {}).get("name", ""),
        "Bundle": manifest["bundle_id"],
        "Size": f"{len(files):,} files, {megabytes(sum(entry['bytes'] for entry in files.values()))}",
        "Self-test": self_test(session.passed),
        "Notice": attribution(manifest),
    }
    return definitions(told, class_="identity")


def _licences(session: Session, runtime: str) -> Node:
    manifest = session.manifest
    told = {"Films": manifest.get("corpus", {}).get("licence"), "Model": manifest.get("model", {}).get("licence")}
    texts = element("details", element("summary", "Licence texts of the software this page is made of"),
                    element("pre", runtime, tabindex=0)) if runtime else None
    return element("section", element("h3", "Licences"), definitions(told), texts, class_="licences")
