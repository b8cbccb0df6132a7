"""The site: web page + bundle + runtime in one folder of static files that needs no network of its own."""

import re
from pathlib import Path

from medmir.bundle.contract import SITE_BUNDLE
from medmir.errors import MedMIRError
from pipeline.bundle.whole import check_whole
from pipeline.files.atomic import check_replaceable, new_folder
from pipeline.files.copies import copy_tree
from pipeline.files.paths import CACHE, NODE_MODULES, WEBAPP
from pipeline.site import runtime
from pipeline.site.disk import write_door
from pipeline.site.inventory import write_list
from pipeline.site.policy import HEADERS
from pipeline.site.python import add_runtime

NOT_FOUND = "404.html"  # what GitHub Pages and, told to, other hosts answer an unknown address with
NO_JEKYLL = ".nojekyll"  # published from a branch, GitHub Pages would leave out files whose names begin with "_"


def assemble(
    bundle: Path,
    out: Path,
    webapp: Path = WEBAPP,
    cache: Path = CACHE,
    node_modules: Path = NODE_MODULES,
    base_path: str | None = None,
    door: bool = True,
) -> None:
    """Write the whole site to `out`, replacing a site that was there; equal input gives equal bytes.

    The page works under any path of a host; `base_path` (such as "/repo/") adds a 404.html, which must know its own.
    `door`: whether it also opens from a disk (:mod:`pipeline.site.disk`).
    Raises MedMIRError, and leaves `out` as it was, if the bundle or a part of the runtime is missing.
    """
    runtime.check_pins(node_modules)
    check_whole(bundle)
    check_out(out)
    not_found = not_found_page(webapp, base_path) if base_path is not None else ""
    with new_folder(out) as site:
        copy_tree(webapp, site, skip=(webapp / "py", webapp / NOT_FOUND))
        copy_tree(bundle, site / SITE_BUNDLE)
        add_runtime(site / "runtime", webapp / "py", cache, node_modules)
        (site / NO_JEKYLL).touch()
        if not_found:
            (site / NOT_FOUND).write_text(not_found, encoding="utf-8", newline="\n")
        write_list(site, HEADERS)
        if door:
            write_door(site)


def check_out(out: Path) -> None:
    """Raise MedMIRError rather than replace a folder that is not a site."""
    check_replaceable(out, (out / "runtime" / "pyodide").is_dir(), "a Med-MIR site")


def not_found_page(webapp: Path, base_path: str) -> str:
    """The page for unknown addresses at any depth, which leads back to `base_path`; MedMIRError if that is no path."""
    if not re.fullmatch(r"/([\w.~-]+/)*", base_path, re.ASCII) or re.search(r"/\.{1,2}/", base_path):
        raise MedMIRError(f"--base-path {base_path!r} must look like /repo/: begin and end with a slash, and hold only"
                          " letters, digits, '-', '.', '_' and '~' between slashes.")
    return (webapp / NOT_FOUND).read_text(encoding="utf-8").replace("{base_path}", base_path)
