"""The page's HTML is what the views draw before anything is there, so that taking it over changes nothing."""

from html.parser import HTMLParser

import pytest

from medmir.page.address import Place
from medmir.page.markup import VOID, Node, find, html
from medmir.page.parts.shell import shell
from medmir.page.routes import VIEWS, views_of
from medmir.page.state import Session
from pipeline.files.paths import ROOT

ONLY_IN_HTML = ("noscript", "problem")
"""What only a page without Python can need: the noscript element, and where start.js says that Python did not start."""


class Tree(HTMLParser):
    """HTML as nested lists: tag, attributes, children; white space between elements goes."""

    def __init__(self, source: str):
        super().__init__()
        self.open = [["", {}, []]]
        self.feed(source)

    @property
    def root(self) -> list:
        return self.open[0]

    def handle_starttag(self, tag, attributes):
        node = [tag, dict(attributes), []]
        self.open[-1][2].append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        if data.strip():
            self.open[-1][2].append(data)


def app_of(node: list) -> list | None:
    """The element that Python takes over."""
    if node[1].get("id") == "app":
        return node
    inner = (app_of(child) for child in node[2] if not isinstance(child, str))
    return next((found for found in inner if found), None)


def without(node: list, names: tuple[str, ...]) -> list:
    tag, attributes, children = node
    kept = [child for child in children if isinstance(child, str) or not {child[0], child[1].get("id")} & set(names)]
    return [tag, attributes, [child if isinstance(child, str) else without(child, names) for child in kept]]


def drawn() -> Node:
    """The page as the views draw it before the collection is there."""
    session, place = Session(), Place()
    view, = views_of(place)
    return shell(session, place, VIEWS.values(), view.draw(place, session), [], view.KEYS)


@pytest.fixture(scope="module")
def source() -> str:
    return (ROOT / "webapp" / "index.html").read_text()


def test_the_html_is_what_the_views_draw_at_the_start(source):
    in_html = without(app_of(Tree(source).root), ONLY_IN_HTML)
    in_python = Tree(html(drawn())).root[2][0]
    assert in_html == in_python


def test_what_start_js_writes_to_is_there(source):
    script = (ROOT / "webapp" / "start.js").read_text()
    ids = {part.split('"')[0] for part in script.split('getElementById("')[1:]}
    assert ids >= {"status", "bytes", "progress", "problem", "problem-text", "retry"}
    assert all(f'id="{name}"' in source for name in ids)


def test_no_id_stands_twice(source):
    ids = [part.split('"')[0] for part in source.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    drawn_ids = [node.attributes["id"] for node in find(drawn(), lambda node: "id" in node.attributes)]
    assert len(drawn_ids) == len(set(drawn_ids))
