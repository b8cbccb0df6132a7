"""The screens that a reader answers on: the film, and beside it what can be answered; then the truth."""

from collections.abc import Sequence

from medmir.bundle.contract import Hit
from medmir.bundle.reader import Bundle
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.reading import BUNDLE
from medmir.page.state import Session
from medmir.page.studied import Studied
from medmir.page.study_answers import BETWEEN, FIRST_LETTER
from medmir.page.studying import ANSWERS
from medmir.page.wording import facts_heading, findings, value_name
from medmir.study.answering import grades_of, sides_of
from medmir.study.design import SURENESS
from medmir.study.log import Reading
from medmir.study.log_files import in_words
from medmir.study.scoring import Finding, scored

GUESSED, CERTAIN = later("guessed"), later("certain")


def reading(session: Session) -> Node:
    """The film with its buttons; the similar films below it where they may be seen."""
    state = session.study
    current = state.log.current
    similar = similar_films(session.bundle, state.similar) if state.helped else None
    return element("div", element("div", _film(session.bundle, current), similar, class_="study-seen"),
                   _answer(state, current), class_="study-reading", data_helped=state.helped)


def _film(bundle: Bundle, current: Reading) -> Node:
    """The picture alone; a film whose time is over is gone until the answer."""
    if current.timed_out:
        return element("p", say("The time is over. Answer as well as you can."), class_="notice", role="status")
    return _picture(bundle, current, data_shown="study-shown")


def _picture(bundle: Bundle, shown: Reading, **attributes: str) -> Node:
    case = bundle.case(shown.case_id)
    picture = element("img", src=BUNDLE + case.image, alt=say("Film {n}", n=shown.position), width=case.width or None,
                      height=case.height or None, key=f"{shown.position} {shown.pauses}", **attributes)
    return element("div", picture, class_="study-picture")


def similar_films(bundle: Bundle, hits: Sequence[Hit] | None) -> Node:
    """Films of other patients with their labels, or that they are looked for."""
    heading = element("h3", say("Similar films of other patients, with their labels"))
    if hits is None:
        return element("section", heading, element("p", say("Looking for similar films."), role="status"))
    films = [element("li", element("figure", element(
        "img", src=BUNDLE + bundle.case(hit.case_id).thumbnail, alt=say("Similar film {n}", n=number)),
        element("figcaption", ", ".join(findings(bundle.case(hit.case_id))) or say("no labels"))), key=hit.case_id)
        for number, hit in enumerate(hits, 1)]
    return element("section", heading, element("ol", films, class_="study-similar", id="study-similar-films"))


def _answer(state: Studied, current: Reading) -> Node:
    study = state.log.study
    labels = [_label(state, label, chr(ord(FIRST_LETTER) + place)) for place, label in enumerate(study.labels)]
    nothing = _button(say("Nothing"), "study-nothing", "", state.answering.nothing, "0")
    return element(
        "div",
        element("p", say("Your first answer is kept. Keep it or revise it.") if state.helped else
                say("What do you see?"), class_="study-ask"),
        element("ul", labels, element("li", nothing, key="nothing"), class_="study-findings"),
        _sureness(state),
        element("div", element("button", say("Final answer") if state.helped else say("Give the answer"),
                               element("kbd", say("Enter")), id=f"{ANSWERS}give", type="button", class_="primary",
                               data_do="study-answer"),
                button(say("Pause"), "study-pause"), button(say("Stop"), "study-stop"), class_="actions"),
        class_="study-answer", role="group", aria_label=say("Your answer"),
    )


def _button(label: str, action: str, value: str, pressed: bool, key: str = "") -> Node:
    return element("button", element("kbd", key, aria_hidden="true") if key else None, label, type="button",
                   id=f"{ANSWERS}{action.removeprefix('study-')}-{value}".rstrip("-"), data_do=action,
                   data_value=value or None, aria_pressed="true" if pressed else "false")


def _label(state: Studied, label: str, letter: str) -> Node:
    """A finding; where it is chosen and more is asked, its sides and grades."""
    study, chosen = state.log.study, state.answering.finding(label)
    sides = sides_of(label) if study.sides and chosen else ()
    grades = grades_of(label) if study.severities and chosen else ()
    name = value_name(label)
    more = [_details(say("Side of {label}", label=name), "study-side", label, sides, chosen.side, ",") if sides else
            None, _details(say("Severity of {label}", label=name), "study-grade", label, grades, chosen.severity,
                           ".") if grades else None]
    return element("li", _button(name, "study-finding", label, chosen is not None, letter), *more, key=label,
                   class_="last" if label == state.answering.last and any(more) else None)


def _details(name: str, action: str, label: str, scale: Sequence[str], stated: str, key: str) -> Node:
    buttons = [_button(value_name(each), action, f"{label}{BETWEEN}{each}", each == stated) for each in scale]
    return element("span", element("kbd", key, aria_hidden="true"), buttons, role="group", aria_label=name,
                   class_="study-details")


def _sureness(state: Studied) -> Node:
    steps = [_button(str(step), "study-sure", str(step), step == state.answering.confidence)
             for step in range(1, SURENESS + 1)]
    return element("div", element("span", say("How sure are you?")), element("span", say(GUESSED), class_="dim"), steps,
                   element("span", say(CERTAIN), class_="dim"), class_="study-sureness", role="group",
                   aria_label=say("How sure are you, from 1, guessed, to 5, certain?"))


def revealed(session: Session) -> Node:
    """The truth beside the answer, and similar films."""
    state, shown = session.study, session.study.revealed
    return element("div", element("div", _picture(session.bundle, shown), similar_films(session.bundle, state.similar),
                                  class_="study-seen"),
                   element("div", _verdict(shown, facts_heading(session.manifest)),
                           element("div", element("button", say("Go on"), element("kbd", say("Enter")), id="study-next",
                                                  type="button", class_="primary", data_do="study-next"),
                                   button(say("Stop"), "study-stop"), class_="actions"), class_="study-answer"),
                   class_="study-reading", data_helped=True)


def _verdict(shown: Reading, called: str) -> list[Node]:
    if shown.truth is None:
        return [element("p", say("This film's source states no labels, so the answer is not scored."), class_="notice")]
    score = scored(shown.final.findings, shown.truth)
    first = in_words_of(shown.first.findings) if shown.similar else None
    lines = [(called, in_words_of(shown.truth)), (say("Your answer"), in_words_of(shown.final.findings)),
             (say("Before the similar films"), first), (say("Missed"), ", ".join(map(value_name, score.missed))),
             (say("Not there"), ", ".join(map(value_name, score.invented))), (say("Sides right"), part_of(score.sides)),
             (say("Severities right"), part_of(score.severities))]
    told = say("Right.") if score.exact else say("Not all right.")
    return [element("p", told, id="study-verdict", role="status", class_="right" if score.exact else "wrong"),
            element("dl", [[element("dt", name), element("dd", said)] for name, said in lines if said])]


def part_of(right: tuple[int, int]) -> str:
    """So many of so many; empty of none."""
    return say("{part} of {all}", part=right[0], all=right[1]) if right[1] else ""


def in_words_of(given: tuple[Finding, ...]) -> str:
    """Findings as a reader reads them."""
    return in_words(tuple(Finding(*map(value_name, each)) for each in given)) if given else say("Nothing")
