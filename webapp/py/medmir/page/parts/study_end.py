"""The last screens of a study: paused, and finished or stopped with what came of it."""

from medmir.page.address import Place, fragment
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.parts.study_film import in_words_of, part_of
from medmir.page.parts.study_plan import PRIVATE
from medmir.page.state import Session
from medmir.page.study_plan import STUDY
from medmir.page.wording import facts_heading
from medmir.study.design import NEVER, WITH, WITHOUT
from medmir.study.log import Log, Reading
from medmir.study.results import ArmResult, results

ARMS = {WITHOUT: later("Without similar films"), WITH: later("With similar films")}
FEW = later("Figures of one reader and a few films say little about either; medmir study puts several logs together"
            " and gives intervals.")


def paused(session: Session) -> list[Node]:
    """The film is hidden and no time passes."""
    log = session.study.log
    return [
        element("p", say("{done} of {n} films are answered, by reader {reader}. The film is hidden and no time passes.",
                         done=len(log.answered), n=len(log.turns), reader=log.reader)),
        element("div", element("button", say("Go on"), element("kbd", say("Enter")), id="study-resume", type="button",
                               class_="primary", data_do="study-resume"),
                button(say("Stop"), "study-stop"), class_="actions"),
    ]


def finished(session: Session) -> list[Node | None]:
    """How far it came, what was right where that may be told, and the log to take away."""
    state, log = session.study, session.study.log
    told = say("{done} of {n} films are answered, by reader {reader}.", done=len(log.answered), n=len(log.turns),
               reader=log.reader)
    shown = log.study.feedback != NEVER and log.answered
    on = None if log.done else button(say("Go on reading"), "study-resume")
    return [
        element("p", told),
        element("div", button(say("Export the log as JSON"), "study-log-json"),
                button(say("Export the log as CSV"), "study-log-csv"), on,
                button(say("Delete this log"), "study-delete"), class_="actions"),
        _sure(log) if state.deleting else None,
        *([_figures(log), element("p", say(FEW), class_="dim"), _films(session)] if shown else []),
        element("p", say(PRIVATE), class_="dim"),
    ]


def _sure(log: Log) -> Node:
    asked = say("Delete the {n} answers of {reader} from this device? This cannot be undone.", n=len(log.answered),
                reader=log.reader)
    return element("div", element("p", asked),
                   button(say("Delete it"), "study-delete-sure"), button(say("Keep it"), "study-keep"),
                   class_="actions notice", role="group", aria_label=say("Delete this log"))


def _figures(log: Log) -> Node:
    head = ("", say("Films"), say("All right"), say("Sensitivity"), say("Specificity"), say("Median time"))
    rows = [_row(say(ARMS[arm]), found) for arm, found in results(log).items()]
    table = element("table", element("thead", element("tr", [element("th", name, scope="col") for name in head])),
                    element("tbody", rows), class_="figures")
    return element("div", table, class_="wide", tabindex=0, role="group", aria_label=say("What came of it"))


def _row(name: str, found: ArmResult) -> Node:
    shares = [part_of(each) or "–" for each in (found.exact, found.sensitivity, found.specificity)]
    seconds = f"{found.median_ms / 1000:.1f}"
    time = say("{seconds} s ({n} films)", seconds=seconds, n=found.timed) if found.timed else "–"
    return element("tr", element("th", name, scope="row"), element("td", found.n),
                   [element("td", share) for share in shares], element("td", time))


def _films(session: Session) -> Node:
    called = facts_heading(session.manifest)
    head = (say("Film"), say("Your answer"), say("Sure"), called)
    rows = [_film(each) for each in session.study.log.answered]
    return element("div", element("table", element("thead", element("tr", [
        element("th", name, scope="col") for name in head])), element("tbody", rows), class_="figures"),
        class_="wide", tabindex=0, role="group", aria_label=say("Film by film"))


def _film(each: Reading) -> Node:
    link = element("a", each.case_id, href=fragment(Place(STUDY).having(case=each.case_id)))
    truth = "–" if each.truth is None else in_words_of(each.truth)
    return element("tr", element("th", link, scope="row"), element("td", in_words_of(each.final.findings)),
                   element("td", each.final.confidence), element("td", truth), key=each.case_id)
