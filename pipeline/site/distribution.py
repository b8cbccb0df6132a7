"""Med-MIR as one wheel: with page, runtime and demo inside, for machines without Node, checkout and network.

``python -m pipeline.site.distribution OUT`` writes it into a folder, from a checkout. Equal input gives equal bytes.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from medmir.errors import MedMIRError
from pipeline.files.copies import copy_file, copy_tree
from pipeline.files.paths import CACHE, CARRIED, DEMO, NODE_MODULES, PACKAGE, ROOT, RUNTIME, WEBAPP
from pipeline.site import licences, runtime
from pipeline.site.python import make_runtime

SOURCES = ("pyproject.toml", "README.md", "LICENSE")
LICENCES = "LICENSES.txt"
EPOCH = "315532800"  # 1980-01-01, the first day of a zip's calendar: the time of every file


def write_wheel(out: Path) -> Path:
    """Build the wheel into a folder; MedMIRError where the checkout or pip cannot give what it needs."""
    runtime.check_pins()
    with TemporaryDirectory() as scratch:
        stage(Path(scratch) / "medmir")
        built = build(Path(scratch) / "medmir", Path(scratch))
        copy_file(built, out / built.name)
    return out / built.name


def stage(folder: Path) -> None:
    """Lay out the sources with what the wheel carries among them, as :mod:`pipeline.files.paths` expects it."""
    carried = folder / CARRIED.relative_to(ROOT)
    for name in SOURCES:
        copy_file(ROOT / name, folder / name)
    copy_tree(PACKAGE, folder / PACKAGE.name)
    copy_tree(WEBAPP / "py", folder / "webapp" / "py")
    copy_tree(WEBAPP, carried / "webapp", skip=(WEBAPP / "py",))
    copy_tree(DEMO, carried / DEMO.relative_to(ROOT))
    make_runtime(carried / RUNTIME.name, WEBAPP / "py", CACHE, NODE_MODULES)
    whole = licences.of_demo(DEMO) + (carried / RUNTIME.name / LICENCES).read_text(encoding="utf-8")
    (folder / LICENCES).write_text(whole, encoding="utf-8", newline="\n")


def build(sources: Path, out: Path) -> Path:
    """Have pip build what was staged."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run([*command, "--wheel-dir", out, sources], env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH},
                          capture_output=True, text=True, encoding="utf-8")
    built = next(out.glob("*.whl"), None)
    if done.returncode or built is None:
        raise MedMIRError(f"pip could not build the wheel: {(done.stderr.strip().splitlines() or ['no reason'])[-1]}")
    return built


if __name__ == "__main__":
    try:
        print(write_wheel(Path(sys.argv[1])))
    except MedMIRError as error:
        sys.exit(f"medmir: {error}")
