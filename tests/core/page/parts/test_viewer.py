"""The viewer as a node tree: tools with names, the film with its marks, and what is said of how it is seen."""

from dataclasses import replace

import pytest
from support.page_without_browser import by_id, said

from medmir.bundle.contract import Fact
from medmir.page.markup import find, text
from medmir.page.own_film import OwnFilm
from medmir.page.parts import viewer
from medmir.page.view import Key
from medmir.page.viewing import MAGNIFIER, Greys, Looking, Preset, Viewing, Window

HU = Greys(Window(40, 400), (Preset("Lung", Window(-600, 1500)), Preset("Soft", Window(40, 400))), "Hounsfield units")


@pytest.fixture
def case(session):
    return replace(session.bundle.case("b"), facts=(Fact("Mass", "left", box=(0.1, 0.2, 0.3, 0.4)), Fact("Edema")))


@pytest.fixture
def drawn(case):
    return lambda looking=None, **subject: viewer.viewer(
        viewer.of_case(case)._replace(**subject), looking or Looking(), [Key(("s",), "x", "s", "find similar")])


def of_class(tree, name):
    return find(tree, lambda node: name in str(node.attributes.get("class", "")).split())


def test_every_tool_has_a_name_a_key_and_a_drawing(drawn):
    for tool in of_class(drawn(), "tool"):
        assert tool.attributes["aria-label"] in tool.attributes["title"]
        assert tool.attributes["aria-keyshortcuts"] in [key for each in viewer.KEYS for key in each.keys]
        assert find(tool, lambda node: node.tag == "path")


def test_the_frame_says_whose_it_is_and_how_the_picture_is_shaped(drawn):
    frame, = of_class(drawn(), "film")
    assert {name: frame.attributes[name] for name in ("data-viewer", "data-tones", "data-ratio")} == {
        "data-viewer": "b", "data-tones": "b", "data-ratio": "1.50000"}


def test_a_film_of_unknown_size_leaves_its_shape_to_the_browser(case, drawn):
    assert viewer.of_case(replace(case, width=0, height=0)).ratio == 0
    assert "data-ratio" not in of_class(drawn(ratio=0), "film")[0].attributes


def test_greys_are_stretched_by_a_filter_and_those_of_stored_values_are_not(drawn):
    looking = Looking({"b": Viewing(window=Window(100, 51))})
    lines = find(drawn(looking), lambda node: node.tag.startswith("feFunc"))
    assert {(line.attributes["slope"], line.attributes["intercept"]) for line in lines} == {("5.000000", "-1.460784")}
    assert [line.tag for line in lines] == ["feFuncR", "feFuncG", "feFuncB"]
    assert not find(drawn(looking, deep=True), lambda node: node.tag == "filter")


def test_lesions_are_marked_when_they_are_asked_for_and_offered_where_a_place_is_known(drawn):
    assert by_id(drawn(), "boxes").attributes["aria-pressed"] == "false"
    assert not of_class(drawn(), "marks")
    marked, = of_class(drawn(Looking(boxes=True)), "marks")
    assert text(marked) == "Mass: left", "the other lesion has no place"
    assert by_id(drawn(facts=()), "boxes") is None


def test_how_the_film_is_seen_is_told_in_numbers(drawn):
    readout, = of_class(drawn(), "readout")
    assert text(readout).strip() == "Zoom 1.00× Window 255, centre 128 (grey levels of 0 to 255)"
    looking = Looking({"b": Viewing(2.5, 0, 0, 90, True, Window(40, 400), True)})
    assert text(of_class(drawn(looking, greys=HU, deep=True), "readout")[0]) == (
        "Zoom 2.50× Window 400, centre 40 (Hounsfield units) mirrored, turned by 90°, inverted")


def test_the_preset_that_is_seen_is_pressed(drawn):
    tree = drawn(greys=HU)
    assert [by_id(tree, f"preset-{n}").attributes["aria-pressed"] for n in (1, 2)] == ["false", "true"]
    assert said(tree, "preset-1") == "1 Lung"


def test_a_magnifier_shows_the_picture_once_more_for_the_eyes_alone(drawn):
    assert not of_class(drawn(), "loupe")
    loupe, = of_class(drawn(Looking(tool=MAGNIFIER)), "loupe")
    assert loupe.attributes["aria-hidden"] == "true"
    assert [node.attributes["alt"] for node in find(loupe, lambda node: node.tag == "img")] == [""]


def test_help_tells_the_keys_of_the_view_and_that_stored_films_have_eight_bits(drawn):
    assert by_id(drawn(), "viewer-keys") is None
    told = said(drawn(Looking(helping=True)), "viewer-keys")
    assert "sfind similar" in told and "8 bits" in told


def test_the_readers_own_is_painted_and_named(session):
    film = OwnFilm(lambda window, step: None, (64, 32), 2.0, HU, deep=True)
    subject = viewer.of_own(film, "Your picture")
    assert subject.picture.tag == "canvas" and subject.picture.attributes["aria-label"] == "Your picture"
    assert (subject.greyed, subject.ratio, subject.greys) == ("@own", 2.0, HU)


def test_a_closer_look_is_at_the_original_where_the_bundle_keeps_it(case, drawn):
    def shown(looking=None, sharp=""):
        return [node.attributes["src"] for node in find(drawn(looking, sharp=sharp), lambda node: node.tag == "img")]

    stored, = shown()
    assert shown(sharp="bundle/originals/b.webp") == [stored], "nobody fetches it unasked"
    assert shown(Looking({"b": Viewing(2.0)}), "bundle/originals/b.webp") == ["bundle/originals/b.webp"]
    assert shown(Looking({"b": Viewing(2.0)})) == [stored]
    assert shown(Looking(tool=MAGNIFIER), "bundle/originals/b.webp") == [stored, "bundle/originals/b.webp"]
    kept = replace(case, original="originals/b.webp", original_width=2022, original_height=2021)
    assert viewer.of_case(kept).sharp == "bundle/originals/b.webp"
