"""The map: all films at once, those that the model finds alike near each other; for exploring and for teaching."""

from collections.abc import Awaitable

from medmir.bundle.collection_map import CollectionMap
from medmir.page.address import MAP, ONLY, SEARCH, Place, asking, fragment
from medmir.page.language import counted, later, say
from medmir.page.mapping.mapped import BETWEEN, Mapped, mapped
from medmir.page.mapping.scene import DIRECTIONS, NOBODY, STEP, Scene
from medmir.page.markup import Node, element
from medmir.page.parts import films, map_stage, tray
from medmir.page.parts.buttons import button
from medmir.page.parts.map_legend import ALL, STAND_OUT, legend
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert
from medmir.page.state import Session
from medmir.page.view import TO_SEARCH, Action, Doing, Key
from medmir.page.views.search import question_of
from medmir.page.work import Work

REST, POINT, OPEN, CHOSEN = "map-rest", "map-point", "map-open", "map-chosen"
"""What the canvas says: it rests, a film is pointed at or opened, films were chosen."""
MORE, GATHER = "map-more", "map-gather"
CLOSER = 1.5  # times that a press of a key or button zooms
ZOOMS = {"+": CLOSER, "=": CLOSER, "-": 1 / CLOSER, map_stage.CLOSER: CLOSER, map_stage.FARTHER: 1 / CLOSER}
NONE = later("This collection has no map. Whoever built it makes one with `medmir map BUNDLE` and assembles the site"
             " again.")


class MapView:
    """The collection in two dimensions."""

    name = MAP
    label = later("Map")
    KEYS = (
        TO_SEARCH,
        Key(("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"), "move", "Arrows",
            later("walk from film to film")),
        Key(("Enter",), "", "Enter", later("open")),
        Key(("+", "=", "-", "0"), map_stage.ZOOM, "+ - 0",
            later("closer, farther, whole map")),
        Key(("v",), map_stage.IN_VIEW, "v", later("select what is in view")),
        Key(("Escape",), map_stage.CLEAR),
        *tray.KEYS,
    )

    def title(self, place: Place, session: Session) -> str:
        """The view's name, with the question that is lit."""
        return " - ".join(filter(None, (place.get("q"), say(self.label))))

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[Mapped]:
        """The map, and the answer to the question of the address."""
        return mapped(place, session, work, question_of(place, session))

    def draw(self, place: Place, session: Session) -> Node:
        """The map with its legend, and the films beside it."""
        return reading_page(session, say("Map of the collection"), *self._content(place, session))

    def _content(self, place: Place, session: Session) -> list[Node | None]:
        if failure := session.failures.get(self.name):
            return [alert(failure)]
        loaded, scene = session.loaded.get(self.name), session.scene
        if loaded is None:
            return [element("p", say("Loading the map."), class_="dim", role="status")]
        if loaded.told is None:
            return [element("p", say(NONE), class_="notice", id="no-map")]
        return [_trust(loaded.told), _asked(place, loaded, scene),
                element("div", map_stage.stage(scene, session.bundle), legend(place, loaded.fields, scene),
                        class_="map-room"),
                tray.strip(place, session), _list(place, session, scene)]

    def act(self, action: Action, page: Doing) -> bool:
        """Move over the map, choose on it, open a film."""
        scene = page.session.scene
        if scene is None:
            return False
        if action.name in (STAND_OUT, ALL):
            return _stand_out(action, page)
        if action.name in (OPEN, "move"):
            return _by_film(action, page, scene)
        if action.name not in ACTS:
            return False
        ACTS[action.name](scene, action, page)
        page.draw()
        return True


def _trust(told: CollectionMap) -> Node:
    """What a map is and is not."""
    kept, near, put = (told.figures[name] for name in ("neighbours", "trustworthiness", "placement"))
    sentence = say("Films that the model finds alike lie near each other. Only near is meant: distances between far"
                   " groups, sizes of groups and the directions of the page mean little.")
    figures = [
        say("Made by {method}.", method=told.method),
        say("Of each film's ten most similar films, {share} are among the ten nearest here [{low}, {high}], by chance"
            " {chance} (n = {n}).", share=_percent(kept["value"]), low=_percent(kept["low"]),
            high=_percent(kept["high"]), chance=_percent(kept["chance"]), n=counted(kept["n"])),
        say("Trustworthiness {value} [{low}, {high}], by chance {chance} (n = {n}).", **_figures(near, 3)),
        say("A picture is put at the mean of its five most similar films, by how similar they are. A film of the"
            " collection, put so by films of other patients, lands {value} of the map's side from its own place [{low},"
            " {high}]; another film is {chance} away (n = {n}).", **_figures(put, 3)),
    ]
    more = element("details", element("summary", say("How far it can be trusted")),
                   [element("p", each) for each in figures], key="trust")
    return element("div", element("p", sentence), more, class_="trust")


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _figures(figure: dict, digits: int) -> dict[str, str]:
    told = {name: f"{figure[name]:.{digits}f}" for name in ("value", "low", "high", "chance")}
    return told | {"n": counted(figure["n"])}


def _asked(place: Place, loaded: Mapped, scene: Scene) -> Node | None:
    """What is lit, and the ways to its results and back to the whole map."""
    if not loaded.found:
        return None
    back = element("a", say("Show as results"), href=fragment(asking(place, SEARCH)), id="as-results")
    whole = element("a", say("Without the question"), href=fragment(Place(MapView.name)), id="without-question")
    words = f"“{loaded.found.answer.shown_query}”: " if loaded.found.answer.shown_query else ""
    told = map_stage.lit_films(len(scene.lit)) if len(scene.lit) else say("No film here is all of that.")
    return element("p", element("span", words, told), back, whole, class_="ways lit", role="status")


def _list(place: Place, session: Session, scene: Scene) -> Node:
    """The films that were chosen, else those in view: what the canvas shows, as films."""
    rows = scene.listed()
    cases = [session.bundle.cases[row] for row in rows[: scene.shown].tolist()]
    heading = _chosen(len(rows)) if scene.chosen is not None else _in_view(len(rows), bool(len(scene.lit)))
    rest = len(rows) - len(cases)
    left = element("span", say("{n} more", n=counted(rest)), class_="dim")
    more = element("p", button(say("More films"), MORE), left, class_="actions") if rest > 0 else None
    gather = button(say("Select these for the tray"), GATHER) if cases else None
    return element("section", element("div", element("h3", heading, id="map-listed"), gather, class_="actions"),
                   films.grid(films.collection_cards(session, cases, place), aria_label=heading), more,
                   class_="listed")


def _chosen(n: int) -> str:
    return say("1 film selected") if n == 1 else say("{n} films selected", n=counted(n))


def _in_view(n: int, asked: bool) -> str:
    if asked and n > 1:
        return say("{n} films in view, those with a ring first", n=counted(n))
    return say("1 film in view") if n == 1 else say("{n} films in view", n=counted(n))


def _stand_out(action: Action, page: Doing) -> bool:
    """Let a group stand out, or no longer; it stands in the address."""
    before = [name for name in page.place.get(ONLY).split(BETWEEN) if name]
    after = [name for name in before if name != action.value] if action.value in before else [*before, action.value]
    page.settle(page.place.having(**{ONLY: "" if action.name == ALL else BETWEEN.join(after)}))
    return True


def _by_film(action: Action, page: Doing, scene: Scene) -> bool:
    """On the map arrows walk; elsewhere they are the grid's."""
    if action.name == OPEN and scene.pointed != NOBODY:
        page.go(page.place.having(case=page.session.bundle.case_ids[scene.pointed]))
    elif action.name == "move" and page.focused != map_stage.MAP:
        return page.move_focus(action.key)
    elif action.key in DIRECTIONS:
        scene.walk(action.key)
        page.draw()
    return True


def _zoom(scene: Scene, action: Action, page: Doing) -> None:
    scene.zoom(ZOOMS.get(action.value or action.key))


def _choose_view(scene: Scene, action: Action, page: Doing) -> None:
    rows = scene.in_view()
    scene.choose(rows if len(rows) else None)


def _clear(scene: Scene, action: Action, page: Doing) -> None:
    scene.choose(None)
    scene.pointed = NOBODY


def _tool(scene: Scene, action: Action, page: Doing) -> None:
    scene.lassoing = action.value == map_stage.LASSO


def _more(scene: Scene, action: Action, page: Doing) -> None:
    scene.shown += STEP


def _gather(scene: Scene, action: Action, page: Doing) -> None:
    """The films that are listed are selected, as if each had been: the strip says what can be done with them."""
    ids = [page.session.bundle.case_ids[row] for row in scene.listed()[: scene.shown].tolist()]
    gathered = page.session.gathered
    gathered.selected = tuple(dict.fromkeys((*gathered.selected, *ids)))


def _nothing(scene: Scene, action: Action, page: Doing) -> None:
    """The canvas has changed the scene itself: it is only drawn."""


ACTS = {map_stage.ZOOM: _zoom, map_stage.IN_VIEW: _choose_view, map_stage.CLEAR: _clear, map_stage.TOOL: _tool,
        MORE: _more, GATHER: _gather, POINT: _nothing, REST: _nothing, CHOSEN: _nothing}
