"""Gathering: likes and dislikes, the selection, and the tray, which is written to this device at every change."""

from collections.abc import Callable
from datetime import UTC, datetime

from medmir.errors import MedMIRError
from medmir.page import judged
from medmir.page.address import SEARCH, Place
from medmir.page.asking import FILTER
from medmir.page.comparison import COMPARE, compared
from medmir.page.gathered import Gathered, Step
from medmir.page.language import counted, later, say
from medmir.page.latest import background
from medmir.page.parts.films import CARD
from medmir.page.parts.tray import films_in
from medmir.page.state import Session
from medmir.page.surroundings import ChosenFile, Surroundings
from medmir.page.tray import Entry, Tray, undone
from medmir.page.tray_files import Imported, from_file, from_text, to_csv, to_json
from medmir.page.view import Action, Doing
from medmir.search.answer import Answer

KEPT = later("What this device keeps of your tray")
NOTE = "tray-note:"
"""What the action begins with that a letter in a film's note calls; the film's id is its end."""
FILES = {"tray-json": ("json", "application/json", to_json), "tray-csv": ("csv", "text/csv", to_csv)}
JUDGEMENTS = {"like": (judged.LIKED, later("{film} liked"), later("{film} no longer liked")),
              "dislike": (judged.DISLIKED, later("{film} disliked"), later("{film} no longer disliked"))}


class Gathering:
    """Does what the reader asks for with films that they gather."""

    def __init__(self, page: Doing, browser: Surroundings):
        self._page, self._browser, self._storage = page, browser, browser.storage
        self._actions: dict[str, Callable[[Action], None]] = {
            "like": self._judge, "dislike": self._judge, "by-labels": self._by_labels, "favourite": self._favourite,
            "select": self._select, "select-none": self._select_none, "add-selected": self._add_selected,
            "more-like-selected": self._more_like_selected, "more-like-tray": self._more_like_tray, "undo": self._undo,
            COMPARE: self._compare, "tray-name": self._name, "tray-remove": self._remove, "tray-clear": self._clear,
            "tray-print": self._print, **dict.fromkeys(FILES, self._save)}

    @property
    def _session(self) -> Session:
        return self._page.session

    @property
    def _state(self) -> Gathered:
        return self._session.gathered

    def begin(self) -> None:
        """Bring the tray that this device keeps, and hear of what other tabs do to it."""
        self._state.lasting = self._storage.write(self._storage.read())
        self._look()
        self._storage.hear(self._look)

    def _look(self) -> None:
        try:
            self._state.tray = self._fresh()
        except MedMIRError as damaged:
            self._state.problem = str(damaged)
        self._page.draw()

    def _fresh(self) -> Tray:
        """The tray as the last tab left it; this tab's own where the device keeps none."""
        if not self._state.lasting:
            return self._state.tray
        text = self._storage.read()
        return from_text(say(KEPT), text).tray if text else Tray()

    def act(self, action: Action) -> bool:
        """Do what the reader asked for; False where it is none of the actions here."""
        act = self._note if action.name.startswith(NOTE) else self._actions.get(action.name)
        if not act or not self._session.bundle:
            return False
        self._state.told = self._state.problem = ""
        act(action)
        self._page.draw()
        return True

    def take(self, file: ChosenFile) -> None:
        """A file was chosen that should hold a tray."""
        self._state.told = self._state.problem = ""
        background(self._take(file), self._refused)

    async def _take(self, file: ChosenFile) -> None:
        self._import(from_file(file.name, await file.read()))
        self._page.draw()

    def _refused(self, problem: str) -> None:
        self._state.problem = problem
        self._page.draw()

    def _import(self, found: Imported) -> None:
        bundle, told = self._session.bundle, found.tray.entries
        here = [entry for entry in told if bundle.has(entry.case_id)]
        foreign = found.bundle_id not in ("", bundle.manifest["bundle_id"])
        whose = f"{say('The file is of another collection:')} " if foreign else ""
        if not here:
            none = say("None of its {n} films is in this one, so nothing was added.", n=counted(len(told)))
            raise MedMIRError(whose + none)
        before = self._change(say("films imported"), lambda tray: _named_by(found, tray).adding(here))
        added = len(self._state.tray.entries) - len(before.entries)
        self._state.told = whose + say("{n} of its {of} films were added.", n=counted(added), of=counted(len(told)))

    def _change(self, says: str, change: Callable[[Tray], Tray]) -> Tray:
        """Do something to the tray as it now is on this device; what it was before, which Undo returns to."""
        before = self._before()
        after = change(before)
        self._keep(after)
        if after != before:
            self._state.steps.append(Step(says, before, after))
        return before

    def _before(self) -> Tray:
        try:
            return self._fresh()
        except MedMIRError:  # told when it was first read
            return self._state.tray

    def _keep(self, tray: Tray) -> None:
        text = "" if tray == Tray() else to_json(tray, self._session.bundle, self._browser.address)
        self._state.tray, self._state.lasting = tray, self._storage.write(text)

    def _case(self, action: Action) -> str:
        """The film that is meant: of the button, the open one, else the one with the focus; empty where none is."""
        focused = self._page.focused
        meant = action.value or self._page.place.get("case") or (
            focused.removeprefix(CARD) if focused.startswith(CARD) else "")
        return meant if self._session.bundle.has(meant) else ""

    def _judge(self, action: Action) -> None:
        if case_id := self._case(action):
            name, done, undone_ = JUDGEMENTS[action.name]
            after = judged.judging(self._page.place, name, case_id)
            self._turn(say(done if case_id in judged.case_ids(after, name) else undone_, film=case_id), after)

    def _by_labels(self, action: Action) -> None:
        place = self._page.place
        self._turn(say("labels count"), place.having(by_labels="" if place.get(judged.BY_LABELS) else "yes"))

    def _turn(self, says: str, place: Place) -> None:
        """Ask the same question with other feedback."""
        self._state.steps.append(Step(says, self._page.place, place))
        self._state.told = f"{says[:1].upper()}{says[1:]}."
        self._page.settle(place)

    def _favourite(self, action: Action) -> None:
        case_id = self._case(action)
        if case_id and case_id in self._before():
            self._change(say("{film} removed", film=case_id), lambda tray: tray.without([case_id]))
        elif case_id:
            self._change(say("{film} added", film=case_id), lambda tray: tray.adding([self._entry(case_id)]))

    def _entry(self, case_id: str) -> Entry:
        """A film with what it was found by, if it is one of an answer's."""
        found = self._session.loaded.get(SEARCH) if self._page.place.view == SEARCH else None
        when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        asked = found and found.answer and found.answer.path != "collection"
        scores = _scores(found.answer) if asked else {}
        if case_id not in scores:
            return Entry(case_id, when=when)
        return Entry(case_id, _question(self._page.place), found.answer.path, scores[case_id], when=when)

    def _select(self, action: Action) -> None:
        case_id, selected = self._case(action), self._state.selected
        if case_id in selected:
            self._state.selected = tuple(each for each in selected if each != case_id)
        elif case_id:
            self._state.selected = (*selected, case_id)

    def _select_none(self, action: Action) -> None:
        self._state.selected = ()

    def _add_selected(self, action: Action) -> None:
        chosen = self._state.selected
        self._change(say("{films} added", films=films_in(len(chosen))),
                     lambda tray: tray.adding(map(self._entry, chosen)))
        self._state.selected = ()

    def _more_like_selected(self, action: Action) -> None:
        chosen, self._state.selected = self._state.selected, ()
        self._page.go(judged.more_like(chosen))

    def _compare(self, action: Action) -> None:
        """The films that a button names, else the selected ones."""
        self._page.go(compared(action.value.split(",") if action.value else self._state.selected))

    def _more_like_tray(self, action: Action) -> None:
        self._page.go(judged.more_like(filter(self._session.bundle.has, self._state.tray.case_ids)))

    def _name(self, action: Action) -> None:
        self._keep(self._before().named(action.value))

    def _note(self, action: Action) -> None:
        self._keep(self._before().noted(action.name.removeprefix(NOTE), action.value))

    def _remove(self, action: Action) -> None:
        self._change(say("{film} removed", film=action.value), lambda tray: tray.without([action.value]))
        self._page.focus("undo")

    def _clear(self, action: Action) -> None:
        self._change(say("tray cleared"), lambda tray: Tray())
        self._page.focus("undo")

    def _print(self, action: Action) -> None:
        self._browser.print()

    def _save(self, action: Action) -> None:
        (ending, kind, written), tray = FILES[action.name], self._state.tray
        name = "".join(letter if letter.isalnum() else "-" for letter in tray.name)
        self._browser.save(f"{name}.{ending}", kind, written(tray, self._session.bundle, self._browser.address))

    def _undo(self, action: Action) -> None:
        if not self._state.steps:
            return
        step = self._state.steps.pop()
        self._state.told = say("Undone: {what}.", what=step.says)
        if isinstance(step.before, Tray):
            self._keep(undone(self._before(), step.before, step.after))
        else:
            self._return(step.before)

    def _return(self, before: Place) -> None:
        """To what was asked before a like; in its own entry of the history where something else was asked since."""
        place = self._page.place
        if judged.unjudged(before) == judged.unjudged(place):
            self._page.settle(before.having(case=place.get("case")))
        else:
            self._page.go(before)


def _scores(answer: Answer) -> dict[str, float]:
    """By case id the cosine of each hit, or what else it was ranked by where nothing has one."""
    meaning = answer.shares.get("meaning", {})
    return {hit.case_id: round(meaning[hit.case_id].score if hit.case_id in meaning else hit.score, 7)
            for hit in answer.hits}


def _question(place: Place) -> str:
    """What a place asks, as it is typed; a picture's name is nobody's business."""
    like = f"like:{place.get('similar')}" if place.get("similar") else ""
    return " ".join(filter(None, (place.get("q"), like, place.get(FILTER))))


def _named_by(found: Imported, tray: Tray) -> Tray:
    """A tray that is still empty takes the name of what comes in."""
    return tray if tray.entries else tray.named(found.tray.name)
