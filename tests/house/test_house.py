"""The house keeps its bounds, and the measures find what breaks one."""

import re
from pathlib import Path

import pytest
from support import house
from support.house import House, circles, functions_of, imports_of, runs_back

ROOT = Path(__file__).parents[2]


def planted(folder: Path, files: dict[str, str]) -> House:
    """A checkout that holds these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return House(folder)


@pytest.fixture(scope="module")
def checkout() -> House:
    return House(ROOT)


def holds(measured: house.Measure) -> None:
    if measured.offenders:
        pytest.fail("\n    ".join([measured.text, *measured.offenders]), pytrace=False)


def test_half_of_the_functions_are_seven_lines_or_fewer(checkout):
    holds(house.function_length(checkout))


def test_no_python_file_is_longer_than_250_lines(checkout):
    holds(house.file_length(checkout))


def test_no_module_stands_outside_the_pipelines_rooms(checkout):
    holds(house.top_level(checkout))


def test_no_modules_import_each_other_in_a_circle(checkout):
    holds(house.import_circles(checkout))


def test_no_import_runs_back_up_the_flow(checkout):
    holds(house.back_arrows(checkout))


def test_the_tests_are_nine_tenths_as_long_as_the_source(checkout):
    holds(house.tests_to_source(checkout))


def test_the_page_keeps_its_javascript_under_450_lines(checkout):
    holds(house.javascript(checkout))


def test_only_the_pages_browser_room_touches_the_browser(checkout):
    holds(house.browser_imports(checkout))


def test_every_folder_of_the_pipeline_and_the_core_has_a_place_in_the_flow():
    for package, place in house.PLACES.items():
        rooms = {f"{package}.{path.parent.name}" for path in (ROOT / place).glob("*/__init__.py")}
        assert rooms <= set(house.FLOW)


@pytest.mark.parametrize("line", [
    "from pipeline.site.serve import serve",
    "import pipeline.site.serve",
    "from pipeline.site import serve",
    "from ..site.serve import serve",
    "from ..site import serve",
    "def late():\n    from pipeline.site.serve import serve",
    "from importlib import import_module\nserve = import_module('pipeline.site.serve').serve",
    "try:\n    from pipeline.site.serve import serve\nexcept ImportError:\n    pass",
])
def test_a_planted_back_arrow_is_found_however_it_is_written(tmp_path, line):
    here = planted(tmp_path, {"pipeline/cases/table.py": line, "pipeline/site/serve.py": "def serve(): ..."})
    (offender,) = house.back_arrows(here).offenders
    assert offender.startswith("pipeline/cases/table.py:")
    assert offender.endswith("imports pipeline.site.serve")


@pytest.mark.parametrize(("module", "target", "back"), [
    ("pipeline.site.serve", "pipeline.cases.table", False),
    ("pipeline.cases.table", "pipeline.cases.splits", False),
    ("pipeline.files.atomic", "medmir.errors", False),
    ("pipeline.cases.table", "medmir", False),
    ("pipeline.site.assemble", "medmir.page.wording", True),
    ("medmir.search.answer", "medmir.page.app", True),
    ("medmir.errors", "pipeline.files.paths", True),
    ("pipeline", "pipeline.cli.app", True),
    ("medmir", "pipeline.search.collection", False),
    ("medmir", "pipeline.search.batch", True),
    ("medmir.errors", "pipeline.search.collection", True),
    ("pipeline.cases.table", "pipeline.attic.old", True),
    ("pipeline.attic.old", "pipeline.cases.table", True),
])
def test_an_import_may_only_go_back_along_the_flow(module, target, back):
    assert runs_back(module, target) is back


def test_an_import_for_readers_alone_is_none(tmp_path):
    path = tmp_path / "table.py"
    path.write_text("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a.b\nelse:\n    import c.d\n")
    assert {each.name for each in imports_of("pipeline.cases.table", path)} == {"typing.TYPE_CHECKING", "c.d"}


def test_a_planted_circle_is_written_out():
    assert circles([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]) in (
        ["a → b → c → a"], ["b → c → a → b"], ["c → a → b → c"])


def test_two_circles_through_one_module_are_both_found():
    assert len(circles([("a", "b"), ("b", "a"), ("a", "c"), ("c", "a")])) == 2


def test_arrows_in_one_direction_are_no_circle():
    assert circles([("a", "b"), ("a", "c"), ("b", "c")]) == []


def test_a_circle_kept_from_running_by_an_import_inside_a_function_is_one(tmp_path):
    here = planted(tmp_path, {"pipeline/cases/a.py": "import pipeline.cases.b",
                              "pipeline/cases/b.py": "def late():\n    from pipeline.cases.a import x"})
    measured = house.import_circles(here)
    assert "0 at import, 1 with" in measured.text
    assert len(measured.offenders) == 1


def test_a_name_imported_from_a_package_is_the_module_where_there_is_one(tmp_path):
    here = planted(tmp_path, {"pipeline/cases/__init__.py": "", "pipeline/cases/table.py": "",
                              "pipeline/cases/a.py": "from pipeline.cases import table, XRAY\nimport json"})
    assert {each.name for each in here.arrows} == {"pipeline.cases.table", "pipeline.cases"}


@pytest.mark.parametrize("line", ["import js", "from js import fetch", "from pyscript.web import page",
                                  "def late():\n    from pyodide.ffi import JsProxy"])
def test_a_planted_browser_import_is_found_outside_its_room_only(tmp_path, line):
    here = planted(tmp_path, {"webapp/py/medmir/page/view.py": line, "webapp/py/medmir/page/browser/dom.py": line,
                              "webapp/py/medmir/page/json_like.py": "import json"})
    assert house.browser_imports(here).offenders == ["webapp/py/medmir/page/view.py"]


def test_a_functions_code_is_its_body_without_docstring_blank_lines_and_comments(tmp_path):
    path = tmp_path / "a.py"
    path.write_text('def f(\n    x,\n):\n    """Tell.\n\n    More."""\n    # why\n    y = x\n\n    return y\n')
    assert list(functions_of(path, "a.py")) == [("a.py:1 f", 2, 10)]


def test_functions_inside_functions_and_methods_count_too(tmp_path):
    path = tmp_path / "a.py"
    path.write_text("class A:\n    async def m(self):\n        def inner(): return 1\n        return inner\n")
    assert {place: code for place, code, _ in functions_of(path, "a.py")} == {"a.py:2 m": 2, "a.py:3 inner": 1}


def test_long_functions_break_the_bound_and_the_longest_is_named(tmp_path):
    here = planted(tmp_path, {"pipeline/cases/a.py": "def long():\n" + "    x = 1\n" * 9})
    measured = house.function_length(here)
    assert "9 lines of code" in measured.text
    assert measured.offenders == ["pipeline/cases/a.py:1 long"]


def test_a_file_that_is_too_long_is_named_even_among_the_tests(tmp_path):
    here = planted(tmp_path, {"pipeline/a.py": "\n" * 250, "tests/test_a.py": "\n" * 251})
    assert house.file_length(here).offenders == ["tests/test_a.py: 251 lines"]


def test_a_module_beside_the_rooms_is_named(tmp_path):
    here = planted(tmp_path, {"pipeline/__init__.py": "", "pipeline/index.py": "", "pipeline/cases/table.py": ""})
    assert house.top_level(here).offenders == ["index.py"]


def test_too_few_tests_are_told_with_how_many_lines_are_missing(tmp_path):
    here = planted(tmp_path, {"pipeline/a.py": "x\n" * 50, "webapp/main.py": "x\n" * 50, "tests/a.py": "x\n" * 80})
    measured = house.tests_to_source(here)
    assert "80 / 100 = 0.80" in measured.text
    assert measured.offenders == ["10 lines short"]


def test_javascript_of_the_page_is_bound_and_the_pipelines_is_named_beside_it(tmp_path):
    here = planted(tmp_path, {"webapp/a.js": "x\n" * 450, "webapp/worker/b.mjs": "x\n", "pipeline/c.mjs": "x\n" * 7})
    measured = house.javascript(here)
    assert "451 lines in webapp" in measured.text and "7 in pipeline" in measured.text
    assert measured.offenders == ["webapp/a.js", "webapp/worker/b.mjs"]


def test_the_command_prints_a_line_for_each_measure_and_fails_where_one_is_broken(tmp_path, capsys):
    planted(tmp_path, {"pipeline/cases/a.py": "def f(): ...\n", "tests/test_a.py": "def test_f(): ...\n"})
    assert house.main(tmp_path) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(house.MEASURES)
    planted(tmp_path, {"pipeline/old.py": ""})
    assert house.main(tmp_path) == 1
    broken = "BROKEN  modules at the pipeline's top level beside __init__: 1 (none)\n        old.py\n"
    assert broken in capsys.readouterr().out


def test_what_the_page_computes_asks_of_numpy_only_what_a_page_starts_with():
    """A page that starts from the snapshot has of NumPy what was imported when it was taken."""
    lacking = re.compile(r"\bnp\.(fft|ma|median|nanmedian|random|polynomial)\b")
    core = Path(__file__).resolve().parents[2] / "webapp" / "py" / "medmir"
    rooms = ("bundle", "inputs", "page", "search", "study")
    found = [path.name for room in rooms for path in (core / room).rglob("*.py")
             if lacking.search(path.read_text(encoding="utf-8"))]
    assert found == []
