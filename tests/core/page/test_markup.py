"""Node trees: text stays text whatever stands in it, and no attribute runs a script."""

import pytest

from medmir.page.markup import LONGEST, element, find, html, text

HOSTILE = "<img src=x onerror=alert(1)></p><script>alert(2)</script>"


def test_hostile_text_stays_text():
    written = html(element("p", HOSTILE))
    assert written == "<p>&lt;img src=x onerror=alert(1)&gt;&lt;/p&gt;&lt;script&gt;alert(2)&lt;/script&gt;</p>"
    assert text(element("p", HOSTILE)) == HOSTILE


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "' onload='alert(1)", "a & b", "&quot;&#x22;"])
def test_an_attribute_cannot_be_left(hostile):
    written = html(element("img", alt=hostile))
    assert written.count('"') == 2
    assert "<script" not in written
    assert "&" not in written.replace("&amp;", "").replace("&quot;", "").replace("&#x27;", "").replace(
        "&lt;", "").replace("&gt;", "")


def test_characters_that_are_already_escaped_are_shown_as_they_are_written():
    assert html(element("p", "&lt;b&gt;")) == "<p>&amp;lt;b&amp;gt;</p>"


@pytest.mark.parametrize("odd", ["\u202eesrever", "\u200f\u200e", "a\u0000b", "\ufeff🫁", "عربى"])
def test_odd_characters_are_neither_lost_nor_moved(odd):
    assert text(element("p", odd)) == odd
    assert html(element("p", odd)) == f"<p>{odd}</p>"


def test_ten_megabytes_stay_text_and_are_cut_before_they_stop_the_tab():
    drawn, = element("p", "<b>" * 3_000_000).children
    assert "<b" not in html(drawn)
    assert drawn[:LONGEST] == "<b>" * (LONGEST // 3)
    assert drawn[LONGEST:] == " … (cut: 9,000,000 characters)"


def test_the_longest_text_that_is_meant_to_be_read_is_not_cut():
    assert element("p", "x" * LONGEST).children == ("x" * LONGEST,)


@pytest.mark.parametrize("address", [
    "javascript:alert(1)", " JaVaScRiPt:alert(1)", "\tjavascript:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,AAAA",
    "vbscript:msgbox(1)", "file:///etc/passwd", "javascript&colon;:alert(1)",
])
@pytest.mark.parametrize("name", ["href", "HREF", "src", "xlink:href", "action", "formaction"])
def test_an_address_that_runs_something_is_refused(address, name):
    with pytest.raises(ValueError, match="is no address that may stand in"):
        element("a", **{name: address})


@pytest.mark.parametrize("address", [
    "#", "#q=a:b", "#q=javascript:alert(1)", "images/a.webp", "bundle/images/a.webp?v=1:2", "//host/a", "",
    "https://example.org/a:b", "HTTP://example.org", "blob:https://example.org/1", "data:image/png;base64,AAAA",
])
def test_an_address_of_the_site_the_web_or_a_picture_stands(address):
    assert element("a", href=address).attributes == {"href": address}


@pytest.mark.parametrize("name", ["onclick", "ONCLICK", "onerror", "on_click", "style", "Style", "srcdoc", "a b", "a=",
                                  'a"', "", "1a", "a>"])
def test_an_attribute_that_runs_something_or_is_none_is_refused(name):
    with pytest.raises(ValueError, match="cannot have the attribute"):
        element("p", **{name: "alert(1)"})


def test_an_attribute_of_a_browsers_reserved_word_is_written_with_an_underscore():
    assert html(element("label", "Age", for_="age", class_="dim", aria_label="Age")) == (
        '<label for="age" class="dim" aria-label="Age">Age</label>')


def test_true_is_written_without_a_value_false_and_none_not_at_all():
    assert html(element("p", hidden=True, title=None, tabindex=False)) == "<p hidden></p>"


def test_zero_is_a_value_and_not_false():
    assert html(element("div", tabindex=0)) == '<div tabindex="0"></div>'
    assert html(element("meter", min=0, max=1, value=0.0)) == '<meter min="0" max="1" value="0.0"></meter>'
    assert html(element("meter", value=1)) == '<meter value="1"></meter>'


def test_an_empty_value_is_a_value():
    assert html(element("img", alt="")) == '<img alt="">'


@pytest.mark.parametrize("odd", ["a.b", "film-1 2", "ä", "#", "[x]", "a\"b", "-1"])
def test_an_id_of_odd_characters_is_found_again(odd):
    tree = element("div", element("p", "here", id=odd), element("p", "there", id="other"))
    assert [text(each) for each in find(tree, lambda node: node.attributes.get("id") == odd)] == ["here"]


def test_children_are_flattened_and_what_is_not_there_is_left_out():
    tree = element("p", ["a", [None, element("b", "c")], ()], "", None, 7, ("d", ["e"]))
    assert html(tree) == "<p>a<b>c</b>7de</p>"


def test_a_void_element_is_not_closed():
    assert html(element("p", "a", element("br"), "b")) == "<p>a<br>b</p>"


def test_svg_is_written_like_any_element():
    drawn = element("svg", element("title", "0.5"), element("line", x1=0, y1=7), viewBox="0 0 160 14")
    assert html(drawn) == '<svg viewBox="0 0 160 14"><title>0.5</title><line x1="0" y1="7"></line></svg>'


def test_the_key_tells_children_apart_and_is_not_written():
    assert element("li", key="a").key == "a"
    assert html(element("li", key="a")) == "<li></li>"
    assert element("li", key="a") != element("li", key="b")


def test_find_gives_the_tree_itself_and_all_below_in_order():
    tree = element("ul", element("li", element("b", "1")), "text", element("li", "2"), class_="x")
    assert [node.tag for node in find(tree, lambda node: True)] == ["ul", "li", "b", "li"]
    assert find("text alone", lambda node: True) == []


def test_text_is_read_without_marks():
    assert text(element("p", "a ", element("b", "b", element("i", " c")), " d")) == "a b c d"
    assert text("alone") == "alone"
