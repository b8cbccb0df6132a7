"""The core's own tests once more, under the Pyodide and with the wheels that the site ships."""

import io
import zipfile
from importlib.metadata import files
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
NEEDED = tuple(f"support/{name}.py" for name in (  # of what the tests share
    "benchmarked", "bundle_on_disk", "calibrated", "chest_collection", "device_in_memory", "dicom_files",
    "hostile_bundle", "known_machine", "mapped", "measured", "page_without_browser", "reading_study", "readers_own",
    "scripted_worker", "stepped_clock", "stepped_loop", "study_logs"))
RUNNER = Path(__file__).with_name("run_pytest.py")
PYTEST = ("pytest", "pluggy", "iniconfig", "packaging", "pygments")  # pure Python: as good there as here

START = """async (address) => {
  const pyodide = await loadPyodide();
  await pyodide.loadPackage(["numpy", "pillow", "sqlite3", "pydicom", "medmir"], { messageCallback: () => {} });
  pyodide.unpackArchive(await (await fetch(address + "tests.zip")).arrayBuffer(), "zip");
  return JSON.parse(await pyodide.runPythonAsync("from run_pytest import run; run()"));
}"""


def core_tests() -> list[Path]:
    return sorted((TESTS / "core").rglob("*.py"))


def archive() -> bytes:
    """pytest itself, the core's tests and the runner as one zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for path in (path for name in PYTEST for path in files(name) if path.suffix == ".py"):
            target.write(path.locate(), path)
        for path in (*core_tests(), *(TESTS / name for name in NEEDED)):
            target.write(path, path.relative_to(TESTS))
        target.write(RUNNER, RUNNER.name)
    return held.getvalue()


def test_the_core_passes_its_tests_in_the_browser(page, site_url):
    page.route("**/tests.zip", lambda route: route.fulfill(body=archive()))
    page.goto(site_url + "runtime/LICENSES.txt")  # any address of the origin that has no page of its own
    page.add_script_tag(url=site_url + "runtime/pyodide/pyodide.js")
    outcomes = page.evaluate(START, site_url)
    failed = {name: text for name, (outcome, text) in outcomes.items() if outcome != "passed"}
    assert not failed, "\n\n".join(f"{name}\n{text}" for name, text in failed.items())
    there = {path.relative_to(TESTS / "core").as_posix() for path in core_tests() if path.name != "conftest.py"}
    assert {name.split("::")[0] for name in outcomes} == there
