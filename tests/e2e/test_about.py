"""About in a real browser: its contents lead to its parts, and what it says of the page is what the page is."""

from playwright.sync_api import expect
from support.axe import violations


def test_contents_lead_to_a_part_and_the_policy_is_the_pages_own(reader):
    reader.open("#view=about", until="ready")
    page = reader.page
    expect(page.get_by_role("heading", name="Data card")).to_be_visible()
    page.get_by_role("button", name="Local and private").click()
    assert reader.focused == "about-private"
    expect(page.locator("#about-private h3")).to_be_in_viewport()
    own = page.evaluate("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
    assert page.locator("#about-private pre").inner_text().split("\n") == own.split("; ")
    assert violations(page) == []


def test_versions_are_those_that_run(reader):
    reader.open("#view=about", until="ready")
    parts = reader.page.locator("#about-parts")
    expect(parts.get_by_role("row", name="Pyodide 0.27.7")).to_be_visible()
    expect(parts.get_by_role("row", name="ONNX Runtime Web 1.")).to_be_visible()
    answer = reader.page.request.get(reader.site_url + parts.locator(".own-files a").last.get_attribute("href"))
    assert answer.ok


def test_where_the_demo_is_met_first_it_is_named_by_what_it_is(reader):
    reader.page.set_viewport_size({"width": 360, "height": 800})
    reader.open(until="ready")
    expect(reader.page.locator("#badge")).to_have_text("Computer-made from one CT; no real patient")
    for fragment in ("", "#view=about", "#view=benchmark"):
        reader.page.goto(f"{reader.site_url}{fragment}")
        reader.page.wait_for_timeout(300)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360
