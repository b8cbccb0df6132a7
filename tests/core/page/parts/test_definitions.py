"""A list of what is known: names beside their values, and nothing where nothing is known."""

from medmir.page.markup import element, html
from medmir.page.parts.definitions import definitions


def test_what_is_not_known_is_left_out_and_the_rest_keeps_its_order():
    told = {"View": "PA", "Study": "", "Source": element("a", "there", href="https://example.org"), "Age": None}
    assert html(definitions(told, id="film")) == (
        '<dl id="film"><dt>View</dt><dd>PA</dd><dt>Source</dt>'
        '<dd><a href="https://example.org">there</a></dd></dl>')
