"""Putting a study together: its films, what is asked, how it is read; and handing it on as a file or an address."""

from collections.abc import Callable

from medmir.errors import MedMIRError
from medmir.page.address import Place, fragment
from medmir.page.language import counted, say
from medmir.page.state import Session
from medmir.page.studied import Studied
from medmir.page.surroundings import Surroundings
from medmir.page.view import Action
from medmir.study.choice import answerable, chosen
from medmir.study.design import LONGEST, MOST_FILMS, MOST_SECONDS, MOST_SEED, MOST_SIMILAR, Study
from medmir.study.log_files import study_to_address, study_to_json

STUDY = "study"
"""The name of the view, of the address's field that a study stands in, and of the file input it is brought in by."""
ASKED, N = "study-asked", "study-n"
TEXTS = {"study-name": "", ASKED: "label:Effusion", N: "10", "study-seed": "1", "study-similar": "6",
         "study-limit": "0", "study-reader": "", "study-number": "1"}
"""The fields of text with what stands in them first, by the action that each calls."""


class StudyPlan:
    """Does what a teacher or researcher asks for before anybody reads."""

    def __init__(self, session: Session, browser: Surroundings):
        self._session, self._browser = session, browser
        self._actions: dict[str, Callable[[Action], None]] = {
            **dict.fromkeys(TEXTS, self._type), "study-toggle": self._toggle, "study-label": self._label,
            "study-all-labels": self._all_labels, "study-retrieval": self._choose, "study-feedback": self._choose,
            "study-balanced": self._balance, "study-from-tray": self._from_tray, "study-choose": self._films,
            "study-export": self._export, "study-use": self._use, "study-change": self._change}

    @property
    def _state(self) -> Studied:
        return self._session.study

    def begin(self) -> None:
        """A study of no films yet, which asks for all labels of the collection."""
        bundle = self._session.bundle
        self._state.site = self._browser.address
        self._state.plan = Study(labels=answerable(bundle), bundle_id=bundle.manifest["bundle_id"],
                                 collection=bundle.manifest.get("title", "")[:LONGEST])

    def act(self, action: Action) -> bool:
        """Do it; False where it is none of the actions here. MedMIRError where it cannot be done."""
        act = self._actions.get(action.name)
        if act:
            act(action)
        return bool(act)

    def open(self, study: Study) -> None:
        """Have a study ready for a reader; MedMIRError where its films are not all here."""
        away = [case_id for case_id in study.case_ids if not self._session.bundle.has(case_id)]
        if away:
            raise MedMIRError(say("{away} of the study's {n} films are not in this collection: open the collection it"
                                  " was made in.", away=len(away), n=len(study.case_ids)))
        self._state.plan = self._state.study = study
        self._state.typed |= {"study-name": study.name, "study-seed": str(study.seed),
                              "study-similar": str(study.similar), "study-limit": str(study.limit_s)}

    def _plan(self, **changes: object) -> None:
        self._state.plan = self._state.plan.having(**changes)

    def _type(self, action: Action) -> None:
        self._state.typed[action.name] = action.value[:LONGEST]

    def _toggle(self, action: Action) -> None:
        self._plan(**{action.value: not getattr(self._state.plan, action.value)})

    def _label(self, action: Action) -> None:
        asked = {*self._state.plan.labels} ^ {action.value}
        self._plan(labels=tuple(label for label in answerable(self._session.bundle) if label in asked))

    def _all_labels(self, action: Action) -> None:
        every = answerable(self._session.bundle)
        self._plan(labels=() if self._state.plan.labels == every else every)

    def _choose(self, action: Action) -> None:
        self._plan(**{action.name.removeprefix("study-"): action.value})

    def _balance(self, action: Action) -> None:
        self._state.balanced = not self._state.balanced

    def _from_tray(self, action: Action) -> None:
        tray = self._session.gathered.tray
        here = tuple(filter(self._session.bundle.has, tray.case_ids))[:MOST_FILMS]
        self._plan(case_ids=here, chosen="the tray")

    def _films(self, action: Action) -> None:
        state, seed = self._state, self._number("study-seed", 0, MOST_SEED)
        asked, n = typed(state, ASKED).strip(), self._number(N, 1, MOST_FILMS)
        films = chosen(self._session.bundle, asked, n, seed, state.balanced)
        self._plan(case_ids=tuple(films), seed=seed,
                   chosen=f"{n} {asked}{f', {n} normal' if state.balanced else ''}, seed {seed}"[:LONGEST])

    def _number(self, name: str, low: int, high: int) -> int:
        written = typed(self._state, name).strip()
        number = int(written) if written.isascii() and written.isdigit() and len(written) < 7 else -1
        if not low <= number <= high:
            raise MedMIRError(say("“{written}” is no number from {low} to {high}.", written=written, low=low,
                                  high=counted(high)))
        return number

    def _whole(self) -> Study:
        """The plan with all that was typed; MedMIRError where something is missing."""
        if not self._state.plan.case_ids:
            raise MedMIRError(say("The study has no films yet: take those of the tray, or draw some."))
        if not self._state.plan.labels:
            raise MedMIRError(say("Nothing can be answered yet: choose at least one finding."))
        self._plan(name=typed(self._state, "study-name").strip(), seed=self._number("study-seed", 0, MOST_SEED),
                   similar=self._number("study-similar", 1, MOST_SIMILAR),
                   limit_s=self._number("study-limit", 0, MOST_SECONDS))
        return self._state.plan

    def _export(self, action: Action) -> None:
        study = self._whole()
        self._browser.save(f"study-{study.study_id}.json", "application/json", study_to_json(study))

    def _use(self, action: Action) -> None:
        self._state.study = self._whole()

    def _change(self, action: Action) -> None:
        self._state.study = None


def typed(state: Studied, name: str) -> str:
    """What stands in a field of text."""
    return state.typed.get(name, TEXTS[name])


def address(study: Study, site: str) -> str:
    """Where the study opens; empty where it is too long for an address."""
    written = study_to_address(study)
    return site + fragment(Place(STUDY).having(**{STUDY: written})) if written else ""
