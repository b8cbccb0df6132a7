"""The about view as a node tree: cards, identity and licences, all of it text."""

import pytest

from medmir.bundle.contract import DATA_CARD, MODEL_CARD
from medmir.bundle.reader import at_once
from medmir.errors import MedMIRError
from medmir.page.address import Place
from medmir.page.machine import Machine
from medmir.page.markup import find, html, text
from medmir.page.state import Session
from medmir.page.view import Action
from medmir.page.views.about import LICENCES, MACHINE, PARTS, TO_PART, AboutView

VIEW = AboutView()
PLACE = Place("about")
CARD = "# Data card: Films\n\n> Not a medical device.\n\n- one\n- two\n\n| label | films |\n| --- | --- |\n| Mass | 2 |"


def drawn(session, **texts):
    session.loaded["about"] = {DATA_CARD: CARD, MODEL_CARD: "# Model card: Towers"} | texts
    return VIEW.draw(PLACE, session)


def identity(tree):
    rows = find(find(tree, lambda node: node.attributes.get("class") == "identity")[0],
                lambda node: node.tag in ("dt", "dd"))
    return dict(zip(map(text, rows[::2]), map(text, rows[1::2]), strict=True))


def test_the_cards_are_drawn_and_not_shown_as_their_source(session):
    articles = find(drawn(session), lambda node: node.tag == "article")
    assert [article.key for article in articles] == [DATA_CARD, MODEL_CARD]
    assert [node.tag for node in articles[0].children] == ["h2", "blockquote", "ul", "div"]
    assert text(articles[0]) == "Data card: FilmsNot a medical device.onetwolabelfilmsMass2"


def test_one_card_alone_is_shown_alone(session):
    session.loaded["about"] = {MODEL_CARD: "# Model card"}
    assert [node.key for node in find(VIEW.draw(PLACE, session), lambda node: node.tag == "article")] == [MODEL_CARD]


def test_a_collection_without_cards_says_how_they_are_written(session):
    session.loaded["about"] = {}
    assert "`medmir evaluate` writes them" in text(VIEW.draw(PLACE, session))


def test_what_is_open_here_is_told_to_the_bit(session):
    manifest = session.bundle.manifest
    manifest |= {"notice": "Rendered.", "model": {"name": "Towers"}}
    told = identity(drawn(session))
    assert told["Films"] == "3 of 3 patients"
    assert told["Bundle"] == manifest["bundle_id"]
    assert told["Size"].startswith(f"{len(manifest['files'])} files, ")
    assert (told["Model"], told["Notice"]) == ("Towers", "Rendered.")


def test_what_the_collection_does_not_say_of_itself_has_no_row(session):
    assert identity(drawn(session)).keys() == {"Films", "Bundle", "Size"}


def test_films_of_one_patient_are_counted_once_and_films_without_one_each(session):
    first, second, third = session.bundle.cases
    same = [type(case)(case.case_id, case.image, patient_id="p") for case in (first, second)]
    session.bundle.cases = [*same, type(third)("c", ""), type(third)("d", "")]
    assert identity(drawn(session))["Films"] == "4 of 3 patients"


def test_everybodys_licence_is_named_and_the_softwares_can_be_unfolded(session):
    session.bundle.manifest |= {"corpus": {"licence": "CC BY 3.0"}, "model": {"licence": "MIT"}}
    section, = find(drawn(session, **{LICENCES: "All licences."}), lambda node: node.tag == "section")
    assert "FilmsCC BY 3.0ModelMIT" in text(section)
    details, = find(section, lambda node: node.tag == "details")
    assert text(details).endswith("All licences.")
    assert find(details, lambda node: node.tag == "pre")[0].attributes["tabindex"] == "0"
    assert not find(drawn(session), lambda node: node.tag == "details"), "where the site has none"


def test_hostile_cards_and_licences_stay_text(session):
    hostile = "<script>alert(1)</script>\n\n# <img src=x onerror=alert(2)>\n\n[a](javascript:alert(3))\n\n- <b>\n\n"
    tree = drawn(session, **{DATA_CARD: hostile, LICENCES: hostile})
    written = html(tree)
    assert "<script" not in written and "<img" not in written and "<b>" not in written
    assert not find(tree, lambda node: node.tag in ("img", "script"))
    hostile_parts = find(tree, lambda node: node.tag in ("article", "section"))
    assert hostile_parts and not any(find(part, lambda node: node.tag == "a") for part in hostile_parts)
    assert not [node for node in find(tree, lambda node: node.tag == "a") if "alert" in node.attributes["href"]]


def test_a_failure_is_told_in_the_place_of_the_cards(session):
    session.failures["about"] = "data_card.md is damaged."
    tree = VIEW.draw(PLACE, session)
    assert "data_card.md is damaged." in text(tree)
    assert identity(tree), "what is open is known all the same"


def test_before_the_collection_is_there_the_heading_stands(session):
    assert text(VIEW.draw(PLACE, Session())).startswith("AboutMed-MIR searches a collection")
    assert "Loading the cards." in text(VIEW.draw(PLACE, session))


def test_the_heading_is_the_collections_name_and_the_title_the_views(session):
    heading = find(drawn(session), lambda node: node.tag == "h2")[0]
    assert text(heading) == "Tiny"
    assert VIEW.title(PLACE, session) == VIEW.label
    del session.bundle.manifest["title"]
    assert text(find(drawn(session), lambda node: node.tag == "h2")[0]) == VIEW.label


@pytest.mark.parametrize("licences", ["All licences.", None])
def test_a_site_that_lacks_its_licence_texts_still_shows_its_cards(session, licences):
    class Work:
        async def texts(self, *names):
            return dict.fromkeys(names, "# Card")

        async def machine(self):
            return Machine("A browser")

        async def licences(self):
            if licences is None:
                raise MedMIRError("runtime/LICENSES.txt could not be fetched.")
            return licences

    loaded = at_once(VIEW.load(PLACE, session, Work()))
    assert loaded.pop(MACHINE) == Machine("A browser")
    assert loaded == {DATA_CARD: "# Card", MODEL_CARD: "# Card"} | ({LICENCES: licences} if licences else {})


def test_the_contents_lead_to_every_part_in_its_order(session):
    tree = drawn(session)
    buttons = find(tree, lambda node: node.attributes.get("data-do") == TO_PART)
    parts = find(tree, lambda node: node.attributes.get("class") == "part")
    assert [button.attributes["data-value"] for button in buttons] == list(PARTS)
    assert [part.attributes["id"] for part in parts] == [f"about-{name}" for name in PARTS]
    assert all(part.attributes["tabindex"] == "-1" for part in parts), "so that it can have the focus"
    assert [text(find(part, lambda node: node.tag == "h3")[0]) for part in parts] == [text(each) for each in buttons]


def test_a_button_of_the_contents_moves_the_focus_to_its_part(tab):
    here = tab("#view=about").start()
    assert here.act(TO_PART, "private")
    assert here.browser.focused == "about-private"
    assert not here.act(TO_PART, "nowhere")
    assert not VIEW.act(Action("another"), here.app)


def part(tree, name):
    return text(find(tree, lambda node: node.attributes.get("id") == f"about-{name}")[0])


def test_films_that_were_computed_are_told_apart_from_those_of_a_source(session):
    assert "They may be wrong." in part(drawn(session), "not")
    session.bundle.manifest["corpus"] = {"sampling": {"text": "drawn"}}
    assert "computer-made from one CT; no real patient" in part(drawn(session), "not")
    assert "no medical device" in part(drawn(session), "not")


def test_the_policy_is_shown_as_the_page_has_it(session):
    tree = drawn(session, **{MACHINE: Machine(policy="default-src 'self'; object-src 'none'")})
    assert "default-src 'self'\nobject-src 'none'" in part(tree, "private")
    assert not find(find(drawn(session), lambda node: node.attributes.get("id") == "about-private")[0],
                    lambda node: node.tag == "pre")


def test_parts_are_listed_with_the_version_that_runs_and_where_their_source_is(session):
    tree = drawn(session, **{MACHINE: Machine(versions={"numpy": "2.0.2", "Med-MIR": "0.1.0", "unknown": "1"})})
    table, = find(find(tree, lambda node: node.attributes.get("id") == "about-parts")[0],
                  lambda node: node.tag == "tbody")
    assert text(table) == "NumPy2.0.2BSD-3-Clausegithub.com/numpy/numpy"
    assert "version 0.1.0" in part(tree, "parts") and "0.1.0" in part(tree, "cite")
    assert session.bundle.manifest["bundle_id"] in part(tree, "cite")


def test_the_keys_are_those_that_the_views_have(session):
    told = part(drawn(session), "keys")
    assert "ssee" not in told and "sfind similar" in told and "Escclose" in told
