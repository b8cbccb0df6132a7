"""Where things are: in this checkout, and nowhere that is built by hand."""

from pipeline.files import paths


def test_the_checkout_holds_the_page_and_the_demo():
    assert (paths.ROOT / "package.json").is_file()
    assert (paths.WEBAPP / "index.html").is_file()
    assert (paths.DEMO / "manifest.json").is_file()
    assert (paths.DEMO_MODEL / "config.json").is_file()


def test_a_checkout_carries_nothing_and_keeps_its_cache_in_itself():
    assert paths.IN_CHECKOUT and not paths.CARRIED.exists() and paths.CACHE.is_relative_to(paths.ROOT)


def test_what_can_be_made_again_is_kept_apart_from_what_is_committed():
    ignored = (paths.ROOT / ".gitignore").read_text().split()
    for folder in (paths.CACHE, paths.NODE_MODULES):
        assert any(name.strip("/") in folder.relative_to(paths.ROOT).parts for name in ignored), folder
