"""The start of the page: open the collection, put the parts together, hand over to the address."""

import traceback

from pyscript.web import page

from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.page import location, wording
from medmir.page.answers import Answers
from medmir.page.background import background
from medmir.page.download import Collection
from medmir.page.location import Place
from medmir.page.navigation import Navigation
from medmir.page.search_box import SearchBox
from medmir.page.status import Status, set_state
from medmir.page.wording import COLLECTION


async def start() -> None:
    """Take over the page that the HTML has already drawn."""
    await _open_collection(Status(), SearchBox(on_search=lambda text: location.go(Place(query=text))))


async def _open_collection(status: Status, box: SearchBox) -> None:
    collection = Collection(lambda loaded, total: status.progress(COLLECTION, loaded, total))
    try:
        with status.loading(COLLECTION):
            bundle = await Bundle.open(collection.read)
        _begin(bundle, status, box)
    except Exception as failure:
        set_state("failed")
        status.problem(_sentence(failure), retry=lambda: background(_open_collection(status, box)))


def _begin(bundle: Bundle, status: Status, box: SearchBox) -> None:
    _introduce(bundle.manifest)
    answers = Answers(bundle, status)
    navigation = Navigation(bundle, box, answers)
    navigation.begin()
    set_state("ready")
    background(answers.load_text_model(then=navigation.model_settled))


def _introduce(manifest: dict) -> None:
    """Put the collection's own words into the shell."""
    badge = manifest.get("badge") or ""
    page["#badge"].textContent, page["#badge"].hidden = badge, not badge
    page["#source"].textContent = wording.attribution(manifest)
    page["#case-facts h3"].textContent = wording.facts_heading(manifest)
    page["#cards"].hidden = not {"data_card.md", "model_card.md"} <= manifest["files"].keys()


def _sentence(failure: Exception) -> str:
    if isinstance(failure, MedMIRError):
        return str(failure)
    traceback.print_exception(failure)
    return f"The page met an error it did not expect ({failure!r})."
