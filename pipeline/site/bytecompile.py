"""Replaces the .py files of archives by .pyc files and drops what a page never loads; runs inside Pyodide.

Byte code belongs to one Python version, so Pyodide's own interpreter makes it, under node
(:mod:`pipeline.site.bytecode` starts it). Each archive (.zip, .whl) in /mounted/in is written to /mounted/out under its
name. Equal input gives equal bytes.
"""

import importlib.util
import marshal
import zipfile
from pathlib import Path

UNCHECKED_HASH_BASED = b"\x01\0\0\0" + b"\0" * 8  # PEP 552: valid without a look at the source
UNUSED_STDLIB = {"doctest.py", "unittest", "wsgiref", "xmlrpc"}
UNUSED_SUFFIXES = (
    ".a", ".build", ".c", ".cfg", ".h", ".in", ".ini", ".md", ".pc", ".pxd", ".pyi", ".pyx", ".rst", ".src",
    ".template", ".txt",
)  # fmt: skip
UNUSED_FOLDERS = {"tests", "f2py", "distutils", "licenses",
                  "test_files", "charset_files", "palettes", "sr", "cli"}  # the last five are pydicom's
UNUSED_MODULES = (
    "_imagingft.", "_imagingtk.", "_operand_flag_tests.", "_rational_tests.", "_simd.", "_struct_ufunc_tests.",
    "_umath_tests.", "lapack_lite.",
)  # fmt: skip


def unused(archive: str, member: str) -> bool:
    """Whether a page can do without this member; RECORD goes because its hashes are no longer true."""
    parts = member.split("/")
    if archive == "python_stdlib.zip":
        return parts[0] in UNUSED_STDLIB
    return (
        member.endswith((*UNUSED_SUFFIXES, "/", "dist-info/RECORD"))
        or not UNUSED_FOLDERS.isdisjoint(parts[:-1])
        or parts[-1].startswith(UNUSED_MODULES)
    )


def byte_code(source: bytes, name: str, optimize: int) -> bytes:
    """The content of the .pyc file of a module."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    return importlib.util.MAGIC_NUMBER + UNCHECKED_HASH_BASED + marshal.dumps(code)


def compile_archive(source: Path, target: Path) -> None:
    """Write the compiled archive, without docstrings (optimize 2) save for NumPy, which reads its own."""
    optimize = 1 if source.name.startswith("numpy-") else 2
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist()):
            if unused(source.name, name) or name.endswith("/"):
                continue
            data = old.read(name)
            if name.endswith(".py"):
                name, data = name + "c", byte_code(data, name, optimize)
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, compresslevel=9)


if __name__ == "__main__":
    for path in sorted(Path("/mounted/in").iterdir()):
        compile_archive(path, Path("/mounted/out", path.name))
