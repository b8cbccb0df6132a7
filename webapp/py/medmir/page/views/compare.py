"""Compare: two to four films side by side, looked at together; reached from films, not from the navigation bar."""

from collections.abc import Awaitable, Mapping
from dataclasses import replace

from medmir.page import looking
from medmir.page.address import OWN, Place, fragment
from medmir.page.comparison import FEWEST, LETTERS, compared, differences, names_of
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.own_film import OwnFilm
from medmir.page.parts import viewer
from medmir.page.parts.films import CARD
from medmir.page.parts.icons import icon_button
from medmir.page.parts.reading_page import reading_page
from medmir.page.state import Comparing, Session
from medmir.page.view import TO_SEARCH, Action, Doing, Key
from medmir.page.viewing import EIGHT_BIT, LINKED, OWN_VIEWER
from medmir.page.views.own import GONE
from medmir.page.wording import findings
from medmir.page.work import Work

TOO_FEW = later("Nothing to compare yet. Select two to four films by the square on their cards, and then Compare.")
TOGGLES = {"linked": "linked", "bare": "bare", "running": "running"}


class CompareView:
    """The films that the address names in ``cases``."""

    name = "compare"
    label = later("Compare")
    KEYS = (
        TO_SEARCH,
        Key(("k",), "linked", "k", later("move together, or each alone")),
        Key(("x",), "swap", "x", later("swap")),
        Key(("f",), "flicker", "f", later("one over the other")),
        Key(("a",), "alternate", "a", later("the other one")),
        Key(("n",), "bare", "n", later("hide names and labels")),
        *viewer.KEYS,
    )

    def title(self, place: Place, session: Session) -> str:
        """How many films; their ids are in the address."""
        return say("Compare")

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[OwnFilm | None] | None:
        """The reader's own picture, where it is one of the films."""
        return work.own_film() if OWN in names_of(place, session.bundle) else None

    def draw(self, place: Place, session: Session) -> Node:
        """Tools, films, and what tells them apart."""
        names = names_of(place, session.bundle) if session.bundle else []
        if place.front:
            return reading_page(session, say("Compare"))  # one film's tools at a time
        if len(names) < FEWEST:
            return reading_page(session, say("Compare"), element("p", say(TOO_FEW)) if session.bundle else None)
        return reading_page(session, say("Compare"), _viewers(names, place, session))

    def act(self, action: Action, page: Doing) -> bool:
        """What is done to all films, to their order, or to one."""
        comparing, names = page.session.comparing, names_of(page.place, page.session.bundle)
        if action.name in TOGGLES:
            _toggle(action.name, comparing, page)
        elif action.name == "flicker":
            comparing.flicker, comparing.front = not comparing.flicker, 0
            comparing.running = comparing.flicker and not page.session.calm
        elif action.name == "alternate":
            comparing.front, comparing.running = 1 - comparing.front, False
        elif action.name in ("swap", "compare-without"):
            page.settle(compared(_rearranged(names, action)))
        else:
            return looking.act(action, page, _target(names, page))
        page.draw()
        return True


def _toggle(name: str, comparing: Comparing, page: Doing) -> None:
    setattr(comparing, name, not getattr(comparing, name))
    if name == "linked":
        _link(names_of(page.place, page.session.bundle), page.session)


def _link(names: list[str], session: Session) -> None:
    """What was unlinked begins where all were; linked again, all go to where the last one is."""
    shown, viewers = session.looking, {_own_viewer(name): name for name in names}
    if not session.comparing.linked:
        for each, name in viewers.items():
            shown.viewings[each] = shown.of(LINKED, _tones(name, session))
    elif shown.last in viewers:
        tones = _tones(viewers[shown.last], session)
        shown.viewings[LINKED] = shown.of(shown.last, LINKED if tones == OWN_VIEWER else "")


def _rearranged(names: list[str], action: Action) -> list[str]:
    """The first film comes last, or one is gone."""
    if action.name == "compare-without":
        return [name for name in names if name != action.value]
    return [*names[1:], names[0]]


def _target(names: list[str], page: Doing) -> looking.Target:
    """All films; where they are not linked the one with the focus, else the one that was used last."""
    session = page.session
    if session.comparing.linked:
        return looking.Target(LINKED, LINKED, EIGHT_BIT)
    viewers = {_own_viewer(name): name for name in names}
    meant = next((each for each in (page.focused.removeprefix("frame-"), session.looking.last) if each in viewers),
                 next(iter(viewers)))
    own = session.own if meant == OWN_VIEWER else None
    return looking.Target(meant, meant, own.greys if own else EIGHT_BIT)


def _own_viewer(name: str) -> str:
    return OWN_VIEWER if name == OWN else name


def _tones(name: str, session: Session) -> str:
    """Whose greys a linked film has: stored values of the reader's own are of another kind than the films' greys."""
    return OWN_VIEWER if name == OWN and session.own and session.own.deep else LINKED


def _subject(name: str, session: Session) -> viewer.Subject | None:
    shared = LINKED if session.comparing.linked else _own_viewer(name)
    if name != OWN:
        return viewer.of_case(session.bundle.case(name), shared)
    if not session.own:
        return None
    subject = viewer.of_own(session.own, say("Your picture"), shared)
    return subject._replace(tones=_tones(name, session) if session.comparing.linked else OWN_VIEWER)


def _viewers(names: list[str], place: Place, session: Session) -> Node:
    comparing = session.comparing
    lettered = dict(zip(LETTERS, names, strict=False))
    classes = f"films of-{len(names)}"
    if comparing.flicker:
        lettered, classes = dict(list(lettered.items())[:2]), f"films flicker {'running' if comparing.running else ''}"
    films = [_film(letter, name, place, session) for letter, name in lettered.items()]
    shared = _shared(names, session)
    return element(
        "div", viewer.tools(shared, session.looking, *_buttons(comparing)),
        element("div", films, class_=classes.strip(), data_front=str(comparing.front) if comparing.flicker else None),
        viewer.strip(shared, session.looking), viewer.help_panel(CompareView.KEYS) if session.looking.helping else None,
        None if comparing.bare else _told(lettered, session), id="viewer", class_="viewer comparison")


def _shared(names: list[str], session: Session) -> viewer.Subject:
    """What tools and windows are of."""
    subjects = {subject.viewer: subject for subject in (_subject(name, session) for name in names) if subject}
    facts = [fact for subject in subjects.values() for fact in subject.facts]
    if session.comparing.linked:
        marked = any(_subject(name, session).facts for name in names if name != OWN)
        return viewer.Subject(LINKED, element("img"), facts=facts if marked else ())
    meant = subjects.get(session.looking.last) or next(iter(subjects.values()))
    return meant._replace(facts=facts)


def _buttons(comparing: Comparing) -> list[Node | None]:
    flickers = comparing.flicker
    return [
        icon_button("linked", say("Move together"), "k", comparing.linked),
        icon_button("swap", say("Swap"), "x"),
        icon_button("flicker", say("One over the other"), "f", flickers),
        icon_button("alternate", say("The other one"), "a") if flickers else None,
        icon_button("running", say("In turns by itself"), pressed=comparing.running) if flickers else None,
        icon_button("bare", say("Hide names and labels"), "n", comparing.bare),
    ]


def _film(letter: str, name: str, place: Place, session: Session) -> Node:
    subject, attributes = _subject(name, session), {}
    if not session.comparing.linked:
        attributes = {"id": f"frame-{_own_viewer(name)}", "tabindex": 0, "role": "group",
                      "aria_label": say("Film {letter}", letter=letter)}
    shown = viewer.frame(_bare(subject, session), session.looking, **attributes) if subject else element(
        "p", session.failures.get("compare") or say(GONE), class_="notice")
    return element("figure", shown, _caption(letter, name, place, session), key=name)


def _bare(subject: viewer.Subject, session: Session) -> viewer.Subject:
    """A film whose labels are hidden says none to anybody: neither marked nor read out."""
    if not session.comparing.bare:
        return subject
    named = {name: value for name, value in subject.picture.attributes.items() if name != "alt"}
    hidden = named | ({"alt": say("A film")} if subject.picture.tag == "img" else {})
    return subject._replace(facts=(), picture=replace(subject.picture, attributes=hidden))


def _caption(letter: str, name: str, place: Place, session: Session) -> Node:
    out = element("button", "×", type="button", data_do="compare-without", data_value=name,
                  aria_label=say("Take film {letter} away", letter=letter), title=say("Take away"))
    named = [] if session.comparing.bare else _named(name, place, session)
    return element("figcaption", element("b", letter), named[:-1], out, named[-1:])


def _named(name: str, place: Place, session: Session) -> list[Node | None]:
    if name == OWN:
        own = session.own
        window = viewer.window_told(session.looking.of(OWN_VIEWER), own.greys) if own and own.deep else ""
        return [element("a", say("Your picture"), href=fragment(place.having(own="here")), id="picture-open"),
                element("span", window, data_window=OWN_VIEWER, class_="dim") if window else None]
    case = session.bundle.case(name)
    chips = [element("span", finding, class_="chip") for finding in findings(case)]
    return [element("a", case.case_id, href=fragment(place.having(case=name)), id=CARD + name),
            element("span", case.view, class_="view"), element("span", chips, class_="chips")]


def _told(lettered: Mapping[str, str], session: Session) -> Node:
    """What tells the films apart, from their labels alone."""
    cases = {letter: session.bundle.case(name) for letter, name in lettered.items() if name != OWN}
    sentences = differences(cases) if len(cases) >= FEWEST else []
    if len(cases) < len(lettered):
        sentences.append(say("Your picture has no labels to be compared."))
    return element("section", element("h3", say("What tells them apart")),
                   [element("p", sentence) for sentence in sentences], id="differences", class_="differences")
