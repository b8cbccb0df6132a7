"""The first two screens of a study: it is put together, and a reader begins."""

from collections.abc import Iterable

from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.state import Session
from medmir.page.studied import Studied
from medmir.page.study_plan import ASKED, STUDY, N, address, typed
from medmir.page.wording import value_name
from medmir.study.choice import answerable
from medmir.study.design import CROSSOVER, EACH, END, NEVER, WITH, WITHOUT, Study

RETRIEVAL = {WITHOUT: later("Without similar films"), WITH: later("With similar films"), CROSSOVER: later("Crossover")}
FEEDBACK = {EACH: later("After each film"), END: later("At the end"), NEVER: later("Never")}
RULES = {
    WITHOUT: later("Similar films are not shown."),
    WITH: later("You answer first without help. Then you see the {n} most similar films of other patients with their"
                " labels, and may revise your answer. Both answers are kept."),
    CROSSOVER: later("Half of the films you read without help. In the other half you answer first, then you see the {n}"
                     " most similar films of other patients with their labels, and may revise your answer; both"
                     " answers are kept."),
}
KEYS = later("Letters choose findings, 0 is “Nothing”, 1 to 5 say how sure you are, Enter gives the answer, Esc"
             " pauses.")
NOT_ALLOWED = later("The search and the other views are not part of the study: leaving it pauses the film and is"
                    " noted.")
PRIVATE = later("The log stays on this device, in this browser, until you export or delete it; nothing of it is"
                " uploaded. Use a code, never a name.")


def plan(session: Session) -> list[Node]:
    """What a teacher or researcher decides."""
    state = session.study
    return [
        element("p", say("Let readers answer films on their own, with or without the search, and measure what it"
                         " changes. Choose films and questions here, then hand the device, the file or the address to"
                         " the readers."), class_="dim"),
        element("div", _films(session), _questions(session), _reading(state), class_="study-plan"),
        _ways_on(state),
    ]


def _group(heading: str, *content: object, **attributes: str) -> Node:
    return element("section", element("h3", heading), *content, **attributes)


def _field(label: str, action: str, state: Studied, kind: str = "text", **attributes: object) -> Node:
    field = element("input", id=action, type="text", inputmode="numeric" if kind == "number" else None,
                    class_=kind, value=typed(state, action), autocomplete="off", data_typed=action, **attributes)
    return element("div", element("label", label, for_=action), field, class_="study-field")


def _toggle(label: str, field: str, on: bool, action: str = "study-toggle") -> Node:
    return element("button", label, id=f"{action}-{field}", type="button", data_do=action, data_value=field,
                   aria_pressed="true" if on else "false", class_="toggle")


def _choice(label: str, action: str, names: dict[str, str], chosen: str) -> Node:
    buttons = [element("button", say(name), id=f"{action}-{value}", type="button", data_do=action, data_value=value,
                       aria_pressed="true" if value == chosen else "false", class_="toggle")
               for value, name in names.items()]
    return element("div", element("span", label, class_="dim"), buttons, role="group", aria_label=label,
                   class_="study-choice")


def _films(session: Session) -> Node:
    state, kept = session.study, len(session.gathered.tray.entries)
    take = say("Take the {n} films of the tray", n=kept) if kept > 1 else say("Take the film of the tray")
    tray = button(take, "study-from-tray") if kept else element(
        "p", say("The tray is empty: films that you keep there can be taken."), class_="dim")
    return _group(
        say("Films"),
        element("p", _chosen(state.plan), id="study-films", role="status"),
        tray,
        _field(say("Films that are"), ASKED, state, spellcheck="false"),
        element("div", _field(say("How many"), N, state, "number"), _field(say("Seed"), "study-seed", state, "number"),
                class_="study-row"),
        _toggle(say("As many normal films"), "balanced", state.balanced, "study-balanced"),
        button(say("Draw films"), "study-choose"),
        _bring(),
    )


def _chosen(planned: Study) -> str:
    n = len(planned.case_ids)
    if n > 1:
        return say("{n} films chosen: {how}", n=n, how=planned.chosen)
    return say("1 film chosen: {how}", how=planned.chosen) if n else say("No films chosen yet.")


def _bring() -> Node:
    return element("span", element("input", id="study-file", type="file", accept=".json", data_file=STUDY),
                   element("label", say("Open a study file"), for_="study-file", class_="button"), class_="by-picture")


def _questions(session: Session) -> Node:
    state = session.study
    labels = [_toggle(value_name(label), label, label in state.plan.labels, "study-label")
              for label in answerable(session.bundle)]
    return _group(
        say("Questions"),
        element("p", say("Findings that can be answered, besides “Nothing”:"), class_="dim"),
        element("div", labels, class_="study-labels", role="group", aria_label=say("Findings")),
        button(say("All or none"), "study-all-labels"),
        element("div", _toggle(say("Ask the side"), "sides", state.plan.sides),
                _toggle(say("Ask the severity"), "severities", state.plan.severities), class_="study-choice"),
        element("p", say("How sure a reader is, from 1 (guessed) to 5 (certain), is always asked: ROC curves need it."),
                class_="dim"),
    )


def _reading(state: Studied) -> Node:
    return _group(
        say("Reading"),
        _choice(say("Similar films"), "study-retrieval", RETRIEVAL, state.plan.retrieval),
        _choice(say("Truth is shown"), "study-feedback", FEEDBACK, state.plan.feedback),
        _toggle(say("Each reader has an own order"), "shuffled", state.plan.shuffled),
        element("div", _field(say("Similar films, 1 to 12"), "study-similar", state, "number"), _field(
            say("Seconds a film is shown, 0: no limit"), "study-limit", state, "number"), class_="study-row"),
        _field(say("Name of the study"), "study-name", state),
    )


def _ways_on(state: Studied) -> Node:
    return element("div", element("button", say("Go to the reader"), id="study-use", type="button", class_="primary",
                                  data_do="study-use"), button(say("Save the study file"), "study-export"),
                   class_="actions")


def ready(session: Session) -> list[Node]:
    """What a reader is told, and asked for."""
    state, study = session.study, session.study.study
    n = len(study.case_ids)
    films = say("{n} films.", n=n) if n > 1 else say("1 film.")
    told = [films, say(RULES[study.retrieval], n=study.similar), *_more(study)]
    return [
        element("ul", [element("li", sentence) for sentence in told], class_="study-rules"),
        element("div", _field(say("Reader code, such as R1"), "study-reader", state, maxlength=40),
                _field(say("Reader's number: 1, 2, 3 …"), "study-number", state, "number"), class_="study-row"),
        element("div", element("button", say("Begin"), id="study-begin", type="button", class_="primary",
                               data_do="study-begin"), button(say("Change the study"), "study-change"),
                class_="actions"),
        element("p", say(PRIVATE), class_="dim"),
        _hand_on(study, state.site),
    ]


def _more(study: Study) -> Iterable[str]:
    if study.limit_s:
        yield say("Each film is shown for {n} seconds; the answer may come later.", n=study.limit_s)
    yield {EACH: say("After each film you see its labels."), END: say("You see the labels after the last film."),
           NEVER: say("The labels are not shown.")}[study.feedback]
    yield say(KEYS)
    yield say(NOT_ALLOWED)


def _hand_on(study: Study, site: str) -> Node:
    """For whoever gives the study out: file and address."""
    written = address(study, site)
    where = element("div", element("label", say("Address of this study"), for_="study-address"),
                    element("input", id="study-address", type="text", value=written, readonly=True),
                    class_="study-field") if written else element(
        "p", say("The study is too long for an address: give the file to the readers."), class_="dim")
    return element("details", element("summary", say("Give this study to other readers")), where,
                   button(say("Save the study file"), "study-export"), class_="study-hand-on")
