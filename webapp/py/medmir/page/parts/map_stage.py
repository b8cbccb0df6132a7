"""The map's canvas with its tools, and what is told of it in words."""

from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle
from medmir.page.language import counted, later, say
from medmir.page.mapping.groups import HUES
from medmir.page.mapping.scene import NOBODY, Scene
from medmir.page.markup import Node, element
from medmir.page.parts.map_legend import group_label
from medmir.page.reading import BUNDLE
from medmir.page.wording import description, findings

MAP, CANVAS, TIP, INKS = "map", "map-canvas", "map-tip", "map-inks"
"""Ids of the stage, of the canvas in it, of the film that is pointed at, and of what says the colours."""
TOOL, ZOOM, IN_VIEW, CLEAR = "map-tool", "map-zoom", "map-in-view", "map-clear"
"""The actions of the tools."""
MOVE, LASSO, CLOSER, FARTHER, WHOLE = "move", "lasso", "in", "out", "whole"
TOOLS = {MOVE: later("Move"), LASSO: later("Lasso")}
ZOOMS = {CLOSER: ("+", later("Closer")), FARTHER: ("−", later("Farther")), WHOLE: ("", later("Whole map"))}
NAMED = 6  # groups that the canvas's description counts


def stage(scene: Scene, bundle: Bundle) -> Node:
    """Tools, canvas, and the film that is pointed at; the canvas itself is painted by the browser's room."""
    canvas = element("canvas", id=CANVAS, role="img", aria_label=in_words(scene, len(bundle.cases)))
    pointed = bundle.cases[scene.pointed] if scene.pointed != NOBODY else None
    group = element("div", canvas, _tip(pointed), _inks(), id=MAP, class_="map", tabindex=0, role="group",
                    data_tool=LASSO if scene.lassoing else MOVE, aria_label=say(
                        "Map: arrow keys walk from film to film, Enter opens the film, plus and minus zoom"))
    told = description(pointed) if pointed else ""
    return element("div", _tools(scene), group, element("p", told, id="map-said", role="status", class_="dim"),
                   class_="stage")


def _tools(scene: Scene) -> Node:
    pressed = {LASSO: scene.lassoing, MOVE: not scene.lassoing}
    hands = [element("button", say(label), id=f"tool-{tool}", type="button", data_do=TOOL, data_value=tool,
                     aria_pressed="true" if pressed[tool] else "false") for tool, label in TOOLS.items()]
    zooms = [element("button", sign or say(label), id=f"zoom-{way}", type="button", data_do=ZOOM, data_value=way,
                     aria_label=say(label), title=say(label)) for way, (sign, label) in ZOOMS.items()]
    choose = element("button", say("Select what is in view"), id=IN_VIEW, type="button", data_do=IN_VIEW)
    clear = element("button", say("Select nothing"), id=CLEAR, type="button", data_do=CLEAR
                    ) if scene.chosen is not None else None
    return element("div", element("span", hands, class_="together"), element("span", zooms, class_="together"), choose,
                   clear, class_="map-tools actions", role="toolbar", aria_label=say("Tools of the map"))


def _tip(case: Case | None) -> Node:
    """The film that is pointed at; its picture has the case for its key, so that no other one is shown meanwhile."""
    if not case:
        return element("div", id=TIP, class_="tip", hidden=True)
    chips = [element("span", finding, class_="chip") for finding in findings(case)]
    film = element("img", src=BUNDLE + case.thumbnail, alt="", key=case.case_id)
    return element("div", film, element("p", element("span", case.case_id), " ", element("span", case.view,
                   class_="view")), element("p", chips, class_="chips"), id=TIP, class_="tip", aria_hidden="true")


def _inks() -> Node:
    """What the canvas takes its colours from, which are the style sheet's: groups, plain ones, ring, pointer."""
    return element("span", [element("i", class_=f"hue-{number}") for number in range(HUES + 1)],
                   element("i", class_="ink-lit"), element("i", class_="ink-pointed"), id=INKS, hidden=True)


def in_words(scene: Scene, n: int) -> str:
    """What the canvas shows, for whoever cannot see it."""
    told = [say("{n} films, alike ones near each other.", n=counted(n))]
    groups = [f"{group_label(group)} {counted(group.count)}" for group in scene.groups.groups]
    if len(groups) > 1:
        rest = len(groups) - NAMED
        more = [say("{n} more in the legend", n=rest)] if rest > 0 else []
        told.append(f"{', '.join([*groups[:NAMED], *more])}.")
    if len(scene.lit):
        told.append(lit_films(len(scene.lit)))
    return " ".join(told)


def lit_films(n: int) -> str:
    """How many films are lit."""
    return say("1 film has a ring: it stands out for this question.") if n == 1 else say(
        "{n} films have a ring: they stand out for this question.", n=counted(n))
