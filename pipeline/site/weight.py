"""What a site takes, by its parts."""

from pathlib import Path
from typing import NamedTuple

from medmir.bundle.contract import SITE_BUNDLE
from pipeline.site.inventory import DOOR


class Weight(NamedTuple):
    """Bytes of a site: the page itself, what it runs on, the collection, and what only a disk needs."""

    page: int
    runtime: int
    bundle: int
    door: int


def weight(site: Path) -> Weight:
    """Count the bytes of an assembled site."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    runtime, bundle, door = (sum(size for path, size in sizes.items() if path.is_relative_to(site / part))
                             for part in ("runtime", SITE_BUNDLE, DOOR))
    return Weight(sum(sizes.values()) - runtime - bundle - door, runtime, bundle, door)


def in_words(site: Path) -> str:
    """One line on what a site takes, in MB."""
    page, runtime, bundle, door = (f"{size / 1e6:.1f} MB" for size in weight(site))
    disk = f"door for the disk {door} (--no-file leaves it out)" if weight(site).door else "no door for the disk"
    return f"{site}: page {page}, runtime {runtime}, bundle {bundle}, {disk}"
