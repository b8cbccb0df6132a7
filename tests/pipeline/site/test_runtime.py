"""What a page runs on: the pinned versions, and of Pyodide's packages those it takes."""

import json
from pathlib import Path

import pytest

import medmir
from medmir.errors import MedMIRError
from medmir.page.parts.about_text import SOURCES
from pipeline.files.hashing import file_sha256
from pipeline.files.paths import NODE_MODULES, ROOT
from pipeline.site import runtime

LOCK = {
    "info": {"version": "0.99"},
    "packages": {
        "numpy": {"file_name": "numpy.whl", "sha256": "0", "depends": []},
        "pandas": {"file_name": "pandas.whl", "sha256": "0", "depends": ["numpy", "pytz"]},
        "pytz": {"file_name": "pytz.whl", "sha256": "0", "depends": []},
    },
}


def test_dependencies_come_along():
    assert runtime.with_dependencies(LOCK, ["pandas"]) == ["numpy", "pandas", "pytz"]
    with pytest.raises(MedMIRError, match="no package torch"):
        runtime.with_dependencies(LOCK, ["torch"])


def test_the_versions_of_all_that_a_site_ships_are_told_by_name():
    lock = {"packages": {"numpy": {"version": "2.0.2"}, "pandas": {"version": "2"}}}
    told = runtime.versions(lock, ["numpy"])
    pins = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert told == {"Med-MIR": medmir.__version__, "numpy": "2.0.2"} | pins


def test_about_names_every_part_that_a_page_runs_on_with_the_licence_that_it_states():
    named = {source.name: source for source in SOURCES}
    lock = runtime.read_lock()
    assert runtime.versions(lock, runtime.with_dependencies(lock, runtime.PAGE_PACKAGES)).keys() - named == {"Med-MIR"}
    for name in json.loads((ROOT / "package.json").read_text())["dependencies"]:
        stated = json.loads((NODE_MODULES / name / "package.json").read_text())["license"]
        assert named[name].licence.lower().startswith(stated.lower())


def test_unpinned_version_in_node_modules_is_refused(tmp_path: Path):
    with pytest.raises(MedMIRError, match="run `npm ci`"):
        runtime.check_pins(tmp_path)


def test_what_two_packages_need_comes_once():
    assert runtime.with_dependencies(LOCK, ["pandas", "numpy", "pytz"]) == ["numpy", "pandas", "pytz"]
    assert runtime.with_dependencies(LOCK, []) == []


def test_a_version_other_than_the_pinned_is_named_with_both(tmp_path: Path):
    name, pin = next(iter(json.loads((ROOT / "package.json").read_text())["dependencies"].items()))
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / name / "package.json").write_text('{"version": "0.0.1"}')
    with pytest.raises(MedMIRError, match=f"{name}: 0.0.1 is installed where {pin} is pinned; run `npm ci`"):
        runtime.check_pins(tmp_path)


def test_what_is_installed_here_is_what_is_pinned():
    runtime.check_pins()


def test_pyodides_own_lock_has_what_the_page_takes():
    lock = runtime.read_lock()
    assert set(runtime.PAGE_PACKAGES) <= set(runtime.with_dependencies(lock, runtime.PAGE_PACKAGES))


def test_the_reduced_lock_lists_the_shipped_files_and_the_core(tmp_path: Path):
    wheels = [tmp_path / name for name in ("numpy.whl", "medmir.whl")]
    for wheel in wheels:
        wheel.write_bytes(wheel.name.encode())
    reduced = runtime.reduced_lock(LOCK, ["numpy"], wheels)
    assert reduced["info"] == LOCK["info"] and list(reduced["packages"]) == ["numpy", "medmir"]
    assert [entry["sha256"] for entry in reduced["packages"].values()] == [file_sha256(wheel) for wheel in wheels]
    assert reduced["packages"]["medmir"]["file_name"] == "medmir.whl"
    assert LOCK["packages"]["numpy"]["sha256"] == "0"  # the lock that was given stays as it was


def test_pydicom_is_the_one_that_is_tested_here():
    lock = runtime.read_lock()
    assert f"pydicom=={runtime.PYDICOM}" in (ROOT / "pyproject.toml").read_text()
    assert lock["packages"]["pydicom"]["file_name"] == f"pydicom-{runtime.PYDICOM}-py3-none-any.whl"
    assert runtime.with_dependencies(lock, ["pydicom"]) == ["pydicom"], "a tab has NumPy already"
