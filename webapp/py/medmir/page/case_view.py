"""The case view: one film at full size with everything the bundle knows about it."""

from collections.abc import Callable

from pyodide.ffi import JsProxy
from pyscript import when
from pyscript.web import a, dd, dt, img, li, page, span

from medmir.bundle.contract import Case, Report
from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.page.background import background
from medmir.page.content import fill
from medmir.page.download import BUNDLE
from medmir.page.wording import description, fact


class CaseView:
    """A modal dialog; the callbacks are told the case id: of the neighbours wanted, of the film
    stepped to, and of the film last shown when the dialog closes."""

    def __init__(
        self, bundle: Bundle, on_similar: Callable[[str], None], on_step: Callable[[str], None],
        on_close: Callable[[str], None],
    ):
        self._bundle, self._on_similar, self._on_step, self._on_close = bundle, on_similar, on_step, on_close
        self._dialog = page["#case"][0]
        self._case_ids: list[str] = []
        self._case_id = ""
        when("click", "#case-close", handler=self.close)
        when("click", "#case-previous", handler=lambda: self.step(-1))
        when("click", "#case-next", handler=lambda: self.step(1))
        when("click", "#case-similar", handler=self.find_similar)
        when("click", "#case", handler=lambda event: self._on_click(event))
        when("close", "#case", handler=lambda: self._on_close(self._case_id))

    @property
    def is_open(self) -> bool:
        """Whether a case is being read."""
        return self._dialog.open

    def show(self, case_id: str, case_ids: list[str]) -> None:
        """Open a case; ``case_ids`` are the films that Previous and Next walk through.

        MedMIRError where the collection has no such case.
        """
        case = self._bundle.case(case_id)
        self._case_id, self._case_ids = case_id, case_ids
        self._fill(case)
        if not self.is_open:
            self._dialog.showModal()
        background(self._read_report(case_id))

    def step(self, by: int) -> None:
        """Show the film before (-1) or after (1) this one; nothing happens at the ends."""
        position = self._case_ids.index(self._case_id) + by
        if 0 <= position < len(self._case_ids):
            self.show(self._case_ids[position], self._case_ids)
            self._on_step(self._case_id)

    def find_similar(self) -> None:
        """Leave the case for its nearest neighbours."""
        self._dialog.close()
        self._on_similar(self._case_id)

    def close(self) -> None:
        """Close the case, if one is open."""
        self._dialog.close()

    def _fill(self, case: Case) -> None:
        position = self._case_ids.index(case.case_id)
        page["#case-title"].textContent = case.case_id
        page["#case-position"].textContent = f"{position + 1} of {len(self._case_ids)}"
        # not "disabled": a disabled button that has the focus would swallow the keys
        page["#case-previous"].ariaDisabled = "true" if position == 0 else "false"
        page["#case-next"].ariaDisabled = "true" if position == len(self._case_ids) - 1 else "false"
        # a new element each time: an old one shows its film until the next has arrived
        fill("#case .film", [img(src=BUNDLE + case.image, alt=description(case), width=case.width,
                                 height=case.height)])
        fill("#case-labels", [span(textContent=label, classes=["chip"]) for label in case.labels])
        fill("#case-facts ul", [li(textContent=fact(row)) for row in case.facts])
        page["#case-facts"].hidden = not case.facts
        fill("#case-film", [part for name, value in _rows(case) for part in (dt(textContent=name), dd(value))])
        _show_report(Report("", ""))

    async def _read_report(self, case_id: str) -> None:
        try:
            report = (await self._bundle.catalog()).report(case_id)
        except MedMIRError as unreadable:
            report = Report(f"The report cannot be shown. {unreadable}", "")
        if case_id == self._case_id:  # the reader may have moved on while the catalogue was loading
            _show_report(report)

    def _on_click(self, event: JsProxy) -> None:
        """A click on the backdrop, which counts as the dialog itself, closes it."""
        if event.target.id == "case":
            self._dialog.close()


def _show_report(report: Report) -> None:
    for section, text in zip(("#case-findings", "#case-impression"), report, strict=True):
        page[f"{section} p"].textContent = text
        page[section].hidden = not text


def _rows(case: Case) -> list[tuple[str, span | a]]:
    """What else is known of the film, without the fields that are empty."""
    facts = {"View": case.view, "Modality": case.modality, "Study": case.study_id, "Patient": case.patient_id,
             "Licence": case.licence}
    rows = [(name, span(textContent=value)) for name, value in facts.items() if value]
    if case.source_url.startswith(("https://", "http://")):  # never a javascript: address from a bundle
        rows.append(("Source", a(href=case.source_url, textContent=case.source_url, rel="noopener noreferrer",
                                 target="_blank")))
    return rows
