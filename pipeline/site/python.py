"""The runtime folder of a site: Python as a page starts it, PyScript, ONNX Runtime Web, decoders and their licences."""

import json
from pathlib import Path

from medmir.bundle.contract import SHORT
from pipeline.files.copies import copy_file, copy_matching, copy_tree
from pipeline.files.hashing import file_sha256
from pipeline.files.paths import RUNTIME
from pipeline.site import licences, runtime
from pipeline.site.bytecode import byte_compiled
from pipeline.site.snapshot import snapshot
from pipeline.site.wheels import build_core_wheel, fetch_wheels

PYODIDE_FILES = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm")
PYSCRIPT_FILES = ("core.js", "core-*.js", "error-*.js")  # start.js switches the plugins off; this one is fetched anyway
ORT_FILES = ("ort.wasm.min.js", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm")

CODECS = {  # decoders of compressed DICOM pictures
    "openjpeg.js": "@cornerstonejs/codec-openjpeg/dist/openjpegwasm_decode.js",
    "openjpeg.wasm": "@cornerstonejs/codec-openjpeg/dist/openjpegwasm_decode.wasm",
    "charls.js": "@cornerstonejs/codec-charls/dist/charlswasm_decode.js",
    "charls.wasm": "@cornerstonejs/codec-charls/dist/charlswasm_decode.wasm",
    "lossless.js": "jpeg-lossless-decoder-js/release/cjs/lossless.cjs",
}


def add_runtime(target: Path, core: Path, cache: Path, node_modules: Path) -> None:
    """Put everything a page runs on into a folder: what a wheel carries, else what is made here."""
    if RUNTIME.is_dir():
        copy_tree(RUNTIME, target)
    else:
        make_runtime(target, core, cache, node_modules)


def make_runtime(target: Path, core: Path, cache: Path, node_modules: Path) -> None:
    """Make it in a checkout: Pyodide and its packages, PyScript, ONNX Runtime Web, the decoders, their licences."""
    lock = runtime.read_lock(node_modules)
    names = runtime.with_dependencies(lock, runtime.PAGE_PACKAGES)
    fetched = fetch_wheels(lock, names, cache)
    shipped = add_python(target / "pyodide", [*fetched, build_core_wheel(core, cache)], cache, node_modules)
    _write_json(target / "pyodide" / "pyodide-lock.json", runtime.reduced_lock(lock, names, shipped))
    copy_tree(snapshot(target / "pyodide", shipped[-1].name, cache, node_modules), target / "snapshot")
    copy_matching(node_modules / "@pyscript" / "core" / "dist", PYSCRIPT_FILES, target / "pyscript")
    copy_matching(node_modules / "onnxruntime-web" / "dist", ORT_FILES, target / "ort")
    for name, place in CODECS.items():
        copy_file(node_modules / place, target / "codecs" / name)
    _write_json(target / "versions.json", runtime.versions(lock, names))
    texts = licences.collected(fetched, node_modules)
    (target / "LICENSES.txt").write_text(texts, encoding="utf-8", newline="\n")


def _write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")


def add_python(target: Path, wheels: list[Path], cache: Path, node_modules: Path) -> list[Path]:
    """Put Pyodide with byte code of its library and of the wheels, the core's last, into a folder; the wheels there."""
    copy_matching(node_modules / "pyodide", PYODIDE_FILES, target)
    archives = [node_modules / "pyodide" / "python_stdlib.zip", *wheels]
    library, *packages, core = byte_compiled(archives, cache, node_modules)
    copy_file(library, target / library.name)
    shipped = [*(target / path.name for path in packages), target / by_content(core)]
    for path, place in zip([*packages, core], shipped, strict=True):
        copy_file(path, place)
    return shipped


def by_content(wheel: Path) -> str:
    """A wheel's name with its hash as the build tag, which must begin with a digit: new content, new name."""
    name, version, tags = wheel.name.split("-", 2)
    return f"{name}-{version}-0{file_sha256(wheel)[:SHORT]}-{tags}"
