"""Where a film comes from: a citation that suffices, a link that leads back, the picture alone, and copies of them."""

from dataclasses import replace

import pytest
from support.page_without_browser import by_id, said

from medmir.bundle.contract import Case
from medmir.page.markup import element, find, text
from medmir.page.parts.citing import citation, pictures, share

CASE = Case("a", "images/a.webp", licence="CC0", source_url="https://films.example/a")
MANIFEST = {"title": "Films", "bundle_id": "0123456789abcdef" * 4, "corpus": {"licence": "CC BY", "source": "A ward."}}


def test_a_citation_names_collection_film_bundle_licence_and_source():
    assert citation(CASE, MANIFEST) == ("“Films”, case a, Med-MIR bundle 0123456789abcdef. Licence: CC0."
                                        " Source: https://films.example/a.")


def test_what_the_film_does_not_say_the_collection_does():
    assert citation(Case("a", ""), MANIFEST).endswith("Licence: CC BY. Source: A ward.")
    assert citation(Case("a", ""), {"bundle_id": "0" * 64}) == (
        "“Untitled collection”, case a, Med-MIR bundle 0000000000000000.")


def test_the_link_is_the_pages_address_with_the_film_and_nothing_of_the_question(tab):
    here = tab("#q=private+words&case=b").start()
    assert here.says("case-link") == "https://films.example/#case=b"


def test_from_a_disk_the_part_behind_the_address_is_given_and_it_is_said_why(session):
    tree = share(CASE, session)
    assert said(tree, "case-link") == "#case=a" and "opened from a disk" in text(tree)


def test_the_picture_opens_alone_and_knows_nothing_of_the_page():
    link, = find(pictures(CASE), lambda node: node.tag == "a")
    assert link.attributes == {"href": "bundle/images/a.webp", "id": "case-image", "target": "_blank",
                               "rel": "noopener"}


def test_an_original_is_offered_in_its_size_where_there_is_one():
    whole = replace(CASE, original="originals/a.webp", original_width=2022, original_height=2021)
    link = by_id(element("div", pictures(whole)), "case-original")
    assert (text(link), link.attributes["href"]) == ("Original, 2,022 × 2,021 pixels", "bundle/originals/a.webp")


@pytest.mark.parametrize("what", ["case-citation", "case-link"])
def test_a_button_copies_its_text_and_says_so(tab, what):
    here = tab("#case=a").start()
    assert by_id(here.browser.drawings[-1], f"copy-{what}").attributes["data-value"] == what
    here.act("copy", what)
    assert (here.browser.copied, here.says("case-copied")) == ([what], "Copied.")


def test_where_nothing_may_be_copied_the_text_is_selected_and_that_is_said(tab):
    here = tab("#case=a").start()
    here.browser.copies = False
    here.act("copy", "case-link")
    assert here.browser.selected == ["case-link"] and "the text is selected" in here.says("case-copied")
    here.go("#case=b")
    assert here.says("case-copied") == "", "it was said of another film"
