"""The other films of an open case's study, and of its patient's other studies, as small pictures that open them."""

from collections.abc import Sequence

from medmir.bundle.contract import Case
from medmir.page.address import Place, fragment
from medmir.page.asking import narrowed
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.tray import films_in, thumbnail
from medmir.page.state import Session
from medmir.search.dates import date_of, day_of
from medmir.search.query import Condition
from medmir.search.studies import kin, nearest

OPEN = "open-case"
"""The action of a small picture."""
MOST = 12  # of a patient's other films; those around the open one
TIMES = {-1: later("Earlier"), 0: later("The same day"), 1: later("Later")}


def related(case: Case, session: Session) -> list[Node]:
    """Both groups, each under its heading; nothing where there are no others."""
    found = kin(session.bundle, case)
    others = nearest(found.patient, case, MOST)
    study = [_film(each, each.view, session) for each in found.study]
    patient = [_film(each, _when(each, case), session) for each in others]
    told = {"study": (say("Other films of this study"), study, None),
            "patient": (say("Other films of this patient"), patient, _all(case, found.patient, others))}
    return [_group(name, *each) for name, each in told.items() if each[1]]


def _group(name: str, heading: str, films: Sequence[Node], more: Node | None) -> Node:
    return element("section", element("h3", heading), element("ol", films, class_="kin"), more, id=f"case-{name}",
                   key=name)


def _film(case: Case, told: str, session: Session) -> Node:
    caption = told or case.case_id
    opens = element("button", thumbnail(session.bundle, case.case_id), element("span", caption), type="button",
                    data_do=OPEN, data_value=case.case_id, title=case.case_id,
                    aria_label=say("Open {film}: {what}", film=case.case_id, what=caption))
    return element("li", opens, key=case.case_id)


def _when(case: Case, open_one: Case) -> str:
    """Before or after the open one, and when; where no day is known the study, unless the film is its own."""
    day, now = day_of(case), day_of(open_one)
    named = case.study_id not in ("", case.case_id)
    study = say("Study {name}", name=case.study_id) if named and not day else ""
    time = say(TIMES[(day > now) - (day < now)]) if day and now else study
    return ", ".join(filter(None, (time, date_of(case), case.view)))


def _all(case: Case, films: Sequence[Case], shown: Sequence[Case]) -> Node | None:
    """The way to a patient's films where there are more than can stand here."""
    if len(films) == len(shown):
        return None
    there = narrowed(Place(), Condition("patient", (case.patient_id,)))
    return element("a", say("All {films} of this patient", films=films_in(len(films))), href=fragment(there))
