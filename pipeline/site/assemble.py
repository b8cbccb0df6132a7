"""The site: web page + bundle + runtime in one folder of static files that needs no network of its own."""

import json
import os
import re
import shutil
from pathlib import Path

from medmir.bundle.contract import SITE_BUNDLE
from medmir.errors import MedMIRError
from pipeline.bundle.whole import check_whole
from pipeline.files.atomic import check_replaceable, new_folder
from pipeline.files.paths import CACHE, NODE_MODULES, WEBAPP
from pipeline.site import licences, runtime
from pipeline.site.bytecode import byte_compiled
from pipeline.site.wheels import build_core_wheel, fetch_wheels

NOT_FOUND = "404.html"  # what GitHub Pages and, told to, other hosts answer an unknown address with
NO_JEKYLL = ".nojekyll"  # published from a branch, GitHub Pages would leave out files whose names begin with "_"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
PYSCRIPT_FILES = (  # what a page with one Python script on the main thread asks for
    "core.js", "core-*.js", "deprecations-manager-*.js", "donkey-*.js", "error-*.js", "py-editor-*.js",
    "py-game-*.js", "py-terminal-*.js",
)  # fmt: skip
ORT_FILES = ("ort.wasm.min.js", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm")


def assemble(
    bundle: Path,
    out: Path,
    webapp: Path = WEBAPP,
    cache: Path = CACHE,
    node_modules: Path = NODE_MODULES,
    base_path: str | None = None,
) -> None:
    """Write the whole site to `out`, replacing a site that was there; equal input gives equal bytes.

    The page works under any path of a host; `base_path` (such as "/repo/") adds a 404.html, which must know its own.
    Raises MedMIRError, and leaves `out` as it was, if the bundle or a part of the runtime is missing.
    """
    check_whole(bundle)
    check_out(out)
    runtime.check_pins(node_modules)
    not_found = not_found_page(webapp, base_path) if base_path is not None else ""
    with new_folder(out) as site:
        copy_tree(webapp, site, skip=(webapp / "py", webapp / NOT_FOUND))
        copy_tree(bundle, site / SITE_BUNDLE)
        add_runtime(site / "runtime", webapp / "py", cache, node_modules)
        (site / NO_JEKYLL).touch()
        if not_found:
            (site / NOT_FOUND).write_text(not_found)


def check_out(out: Path) -> None:
    """Raise MedMIRError rather than replace a folder that is not a site."""
    check_replaceable(out, (out / "runtime" / "pyodide").is_dir(), "a Med-MIR site")


def not_found_page(webapp: Path, base_path: str) -> str:
    """The page for unknown addresses at any depth, which leads back to `base_path`; MedMIRError if that is no path."""
    if not re.fullmatch(r"/([\w.~-]+/)*", base_path, re.ASCII) or re.search(r"/\.{1,2}/", base_path):
        raise MedMIRError(f"--base-path {base_path!r} must look like /repo/: begin and end with a slash, and hold only"
                          " letters, digits, '-', '.', '_' and '~' between slashes.")
    return (webapp / NOT_FOUND).read_text().replace("{base_path}", base_path)


def copy_tree(source: Path, target: Path, skip: tuple[Path, ...] = ()) -> None:
    """Copy the files of a folder with their times (not their modes), without hidden files and caches."""
    for path in sorted(source.rglob("*")):
        place = path.relative_to(source)
        hidden = any(part.startswith((".", "__pycache__")) for part in place.parts)
        if path.is_file() and not hidden and not any(map(path.is_relative_to, skip)):
            copy_file(path, target / place)


def copy_file(source: Path, target: Path) -> None:
    """Copy one file with its time, which the server's ETag is made of."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    stat = source.stat()
    os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def add_runtime(target: Path, core: Path, cache: Path, node_modules: Path) -> None:
    """Put Pyodide with its reduced lock file, PyScript, ONNX Runtime Web and the licences into a folder."""
    lock = runtime.read_lock(node_modules)
    names = runtime.with_dependencies(lock, runtime.PAGE_PACKAGES)
    fetched = fetch_wheels(lock, names, cache)
    archives = [node_modules / "pyodide" / "python_stdlib.zip", *fetched, build_core_wheel(core, cache)]
    compiled = byte_compiled(archives, cache, node_modules)
    for path in compiled:
        copy_file(path, target / "pyodide" / path.name)
    copy_matching(node_modules / "pyodide", PYODIDE_FILES, target / "pyodide")
    copy_matching(node_modules / "@pyscript" / "core" / "dist", PYSCRIPT_FILES, target / "pyscript")
    copy_matching(node_modules / "onnxruntime-web" / "dist", ORT_FILES, target / "ort")
    reduced = runtime.reduced_lock(lock, names, compiled[1:])
    (target / "pyodide" / "pyodide-lock.json").write_text(json.dumps(reduced, indent=1, sort_keys=True) + "\n")
    (target / "LICENSES.txt").write_text(licences.collected(fetched, node_modules))


def copy_matching(source: Path, patterns: tuple[str, ...], target: Path) -> None:
    """Copy the files of a package that match; MedMIRError if a pattern matches none."""
    for pattern in patterns:
        paths = sorted(source.glob(pattern))
        if not paths:
            raise MedMIRError(f"{source} has no {pattern}; run `npm ci`.")
        for path in paths:
            copy_file(path, target / path.name)
