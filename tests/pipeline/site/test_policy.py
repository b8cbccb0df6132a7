"""One policy, whichever way it reaches the browser: by header, and by the meta tags of the pages."""

from html.parser import HTMLParser

import pytest

from pipeline.files.paths import ROOT
from pipeline.site.policy import HEADERS, META, NOT_FOUND_META


class Page(HTMLParser):
    """A page's meta tags, and whatever of it no policy of ours would let run."""

    def __init__(self, name: str):
        super().__init__()
        self.meta, self.inline = {}, []
        self.feed((ROOT / "webapp" / name).read_text())

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "meta" and "content" in told:
            self.meta[told.get("http-equiv") or told.get("name")] = told["content"]
        if tag == "style" or (tag == "script" and "src" not in told):
            self.inline.append(tag)
        self.inline += [name for name in told if name == "style" or name.startswith("on")]


PAGES = {"index.html": META, "404.html": NOT_FOUND_META}


def directives(policy: str) -> dict[str, set[str]]:
    split = (directive.split() for directive in policy.split(";"))
    return {name: set(sources) for name, *sources in split}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_in_its_meta_tags_what_the_policy_is(name: str):
    tags = Page(name).meta
    assert {key: tags.get(key) for key in PAGES[name]} == PAGES[name]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_neither_script_nor_style_of_its_own_in_it(name: str):
    assert Page(name).inline == []


def test_meta_tag_and_header_differ_only_in_what_no_meta_tag_can_say():
    header, meta = directives(HEADERS["Content-Security-Policy"]), directives(META["Content-Security-Policy"])
    assert header.pop("frame-ancestors") == {"'none'"}
    assert meta == header
    assert META["referrer"] == HEADERS["Referrer-Policy"]
    assert META["X-DNS-Prefetch-Control"] == HEADERS["X-DNS-Prefetch-Control"]


@pytest.mark.parametrize("policy", [HEADERS, META, NOT_FOUND_META], ids=["header", "meta", "404"])
def test_no_policy_names_another_host_or_lets_a_text_become_a_script(policy: dict[str, str]):
    allowed = set().union(*directives(policy["Content-Security-Policy"]).values())
    assert allowed <= {"'self'", "'none'", "'wasm-unsafe-eval'", "blob:", "data:"}
    assert "data:" not in directives(policy["Content-Security-Policy"]).get("script-src", ())
