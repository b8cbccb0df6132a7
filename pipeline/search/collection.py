"""A bundle opened to be asked from Python: ``medmir.open("my-site").search("left effusion")``."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

from medmir.bundle.contract import MANIFEST, METRICS, MODEL, SITE_BUNDLE, Case, Hit, Report
from medmir.bundle.reader import Bundle, at_once, open_folder
from medmir.errors import MedMIRError
from medmir.search.answer import Answer, answer
from medmir.search.case_columns import CaseColumns, columns_of
from medmir.search.query import RESULTS, Query
from pipeline.arrays.native_towers import NativeTowers
from pipeline.search.question import open_asked, question
from pipeline.search.results import Result, Results


def bundle_folder(place: str | PathLike) -> Path:
    """The bundle at a place, which is its folder or that of a site; MedMIRError where none is."""
    folder = Path(place)
    for candidate in (folder, folder / SITE_BUNDLE):
        if (candidate / MANIFEST).is_file():
            return candidate
    raise MedMIRError(f"{folder} holds no bundle: give the folder that `medmir build` wrote, or the bundle in it.")


def open_collection(place: str | PathLike) -> "Collection":
    """Open the bundle at a place, or that of the site there; MedMIRError where none is, or a file of it is damaged."""
    folder = bundle_folder(place)
    return Collection(folder, open_folder(folder))


class Collection:
    """A collection of images that can be asked. Its towers are read with the first question that needs them.

    Works inside a running event loop, as a notebook has one.
    """

    def __init__(self, folder: Path, bundle: Bundle):
        self.folder, self.bundle = folder, bundle
        self._towers = NativeTowers(folder / MODEL)

    def __len__(self) -> int:
        return len(self.bundle.cases)

    def __repr__(self) -> str:
        return f"{self.title}: {len(self):,} images of {self.bundle.n_patients:,} patients ({self.folder})"

    @property
    def title(self) -> str:
        """What the collection is called."""
        return self.bundle.manifest["title"]

    @property
    def columns(self) -> CaseColumns:
        """What can be filtered by: ``collection.columns.fields`` names it."""
        return columns_of(self.bundle)

    @property
    def metrics(self) -> Mapping:
        """What was measured on it: the content of ``metrics.json``."""
        return at_once(self.bundle.part(METRICS))

    def case(self, case_id: str) -> Case:
        """One case; MedMIRError where there is none of that id."""
        return self.bundle.case(case_id)

    def report(self, case_id: str) -> Report:
        """The report of one case; empty where its source had none."""
        return at_once(self.bundle.catalog()).report(case_id)

    def search(self, text: str = "", **more: object) -> Results:
        """Ask as in the page's search box; ``more`` is that of :func:`pipeline.search.question.question`."""
        return self.ask(question(text, self.columns, **more))

    def similar(self, what: str | PathLike | object, k: int = RESULTS) -> Results:
        """The cases most like one of this collection, by its id, or like a picture: a file or a Pillow image.

        MedMIRError where ``what`` is neither.
        """
        if isinstance(what, str) and self.bundle.has(what):
            return self.ask(Query(like=what, k=k))
        if isinstance(what, str | PathLike) and not Path(what).is_file():
            raise MedMIRError(f"{what} is neither a case of this collection nor a file: give one of them.")
        return self.ask(Query(picture=open_asked(what), k=k))

    def ask(self, query: Query) -> Results:
        """The answer to a query object: the page's own, given the same towers."""
        found = at_once(answer(self.bundle, query, self._towers))
        results = [self._result(place, hit, found) for place, hit in enumerate(found.hits, 1)]
        return Results(query, found, results, self.bundle)

    def _result(self, place: int, hit: Hit, found: Answer) -> Result:
        case, report = self.case(hit.case_id), self.report(hit.case_id)
        shares = {path: each[hit.case_id] for path, each in found.shares.items() if hit.case_id in each}
        return Result(place, case, hit.score, shares, tuple(found.folded.get(hit.case_id, ())), report,
                      self.folder / case.image, self.folder / (case.thumbnail or case.image))
