"""Everything of the site can be removed from the device, and nothing else is."""

import pytest
from playwright.sync_api import expect
from support.hosting import PREFIX, hosted
from support.visits import Returning, visit

STORES = "async () => (await caches.keys()).sort()"
SCOPES = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"


def test_removing_asks_and_then_leaves_nothing_of_this_page(visiting, small):
    with visiting() as reader:
        reader.open("#view=about")
        reader.presses("Remove everything from this device")
        expect(reader.page.get_by_role("button", name="Leave it")).to_be_focused()
        reader.presses("Leave it")
        reader.is_told("opens without a network")
        reader.presses("Remove everything from this device")
        reader.page.get_by_role("button", name="Remove", exact=True).click()
        reader.is_told("Nothing of this page is kept")
        reader.page.get_by_role("link", name="Search").click()
        reader.search("both lungs")
        reader.sees("Live")
        reader.sees_the_films()
        assert reader.page.evaluate(STORES) == []
    small.stop()
    with visiting() as reader, pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        reader.open()


def test_what_was_removed_can_be_kept_again_at_once(visiting, small):
    with visiting() as reader:
        reader.open("#view=about")
        reader.presses("Remove everything from this device")
        reader.page.get_by_role("button", name="Remove", exact=True).click()
        reader.is_told("Nothing of this page is kept")
        reader.presses("Keep everything on this device")
        reader.is_told("Everything is on this device")
    small.stop()
    with visiting() as reader:
        reader.open()
        reader.sees_the_films()


def test_two_sites_of_one_host_stay_apart(browser, versions, tmp_path):
    with hosted(versions[0], other=versions[1]) as host:
        origin = host.url.removesuffix(PREFIX)
        with visit(browser, tmp_path / "profile", origin) as page:
            first, second = Returning(page, host.url), Returning(page, f"{origin}/other/")
            for reader in (first, second):
                reader.open("#view=about")
                reader.stays_until_it_is_kept()
            page.evaluate("async () => { await caches.open('of somebody else') }")
            assert len(page.evaluate(STORES)) == 3
            second.presses("Remove everything from this device")
            page.get_by_role("button", name="Remove", exact=True).click()
            second.is_told("Nothing of this page is kept")
            assert page.evaluate(STORES) == [f"Med-MIR {origin}{PREFIX}", "of somebody else"]
            assert page.evaluate(SCOPES) == [f"{origin}{PREFIX}"]
        host.stop()
        with visit(browser, tmp_path / "profile", origin) as page:
            first = Returning(page, host.url)
            first.open()
            first.sees("First films")
            first.sees_the_films()
        host.start()
