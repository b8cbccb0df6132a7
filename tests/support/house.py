"""How the house is built, in numbers: `python tests/support/house.py` prints a line for each bound and what breaks it.

Read from the sources alone, with nothing imported of them. Source is every Python file below ``pipeline`` and
``webapp``, tests are those below ``tests``; lines are all lines of a file, blank ones and comments included. Imports
under ``if TYPE_CHECKING`` are for readers and count as none. The rooms and their order are the project's design: an
import may only go back along the flow.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median
from typing import NamedTuple

CORE = ("errors", "csv_table", "vocabulary", "inputs", "bundle", "search", "measure", "study", "page")
PIPELINE = ("files", "cases", "queries", "sources", "arrays", "evaluation", "cards", "bundle", "search", "towers",
            "site", "cli")
FLOW = (*(f"medmir.{room}" for room in CORE), *(f"pipeline.{room}" for room in PIPELINE))
"""Every room, each downstream of those before it; the pipeline, though, stays out of the page."""
PAGE = "medmir.page"
DOOR = ("medmir", "pipeline.search.collection")
"""The one import that may run back: ``medmir.open``, so that Python users import what they installed."""
SOURCE = ("pipeline", "webapp")
PLACES = {"pipeline": "pipeline", "medmir": "webapp/py/medmir"}
"""Where the two packages lie in the checkout."""

BROWSER = ("js", "pyscript", "pyodide", "pyodide_js")
BROWSER_ROOM = "webapp/py/medmir/page/browser/"

MEDIAN_FUNCTION, LARGEST_FILE, RATIO, JAVASCRIPT = 7, 250, 0.9, 450


class Import(NamedTuple):
    """One import statement of a module: the dotted name it asks for, and whether it waits inside a function."""

    module: str
    name: str
    line: int
    inside: bool


class Function(NamedTuple):
    """A function. Its ``code`` is its body without docstring, blank lines and comments; ``lines`` are all of it."""

    place: str
    code: int
    lines: int


class Measure(NamedTuple):
    """What was measured, in words, and the places that break its bound: none where it holds."""

    text: str
    offenders: list[str]


@dataclass(frozen=True)
class House:
    """A checkout, read but not run."""

    root: Path

    def files(self, *folders: str, endings: tuple[str, ...] = (".py",)) -> list[Path]:
        """The files below some folders of the checkout, by name."""
        found = (path for folder in folders for path in (self.root / folder).rglob("*"))
        return sorted(path for path in found if path.suffix in endings and path.is_file())

    def place(self, path: Path) -> str:
        """A file's name in the checkout."""
        return path.relative_to(self.root).as_posix()

    @cached_property
    def modules(self) -> dict[str, Path]:
        """The two packages' modules by their dotted names."""
        return {_dotted(package, path.relative_to(self.root / place)): path
                for package, place in PLACES.items() for path in self.files(place)}

    @cached_property
    def imports(self) -> list[Import]:
        """Every import statement of every module."""
        return [found for name, path in self.modules.items() for found in imports_of(name, path)]

    @cached_property
    def arrows(self) -> list[Import]:
        """The imports that lead to another of the modules, by that module's name."""
        led = ((each, self._module_of(each.name)) for each in self.imports)
        return [each._replace(name=target) for each, target in led if target]

    def _module_of(self, name: str) -> str | None:
        """`a.b.c` is the module `a.b.c`, or something that the module `a.b` holds."""
        return next((known for known in (name, name.rpartition(".")[0]) if known in self.modules), None)


def _dotted(package: str, path: Path) -> str:
    return ".".join((package, *path.with_suffix("").parts)).removesuffix(".__init__")


def imports_of(module: str, path: Path) -> Iterator[Import]:
    """A module's imports, those inside functions and `import_module("…")` included."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    pending = [(node, False) for node in ast.parse(path.read_text()).body]
    while pending:
        node, inside = pending.pop()
        yield from (Import(module, name, node.lineno, inside) for name in _names(node, package))
        inside = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        pending += [(child, inside) for child in _children(node)]


def _names(node: ast.AST, package: str) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [each.name for each in names]
        case ast.ImportFrom(module=module, names=names, level=level):
            above = package.split(".")[: len(package.split(".")) - level + 1] if level else []
            return [".".join((*above, *filter(None, [module]), each.name)) for each in names]
        case ast.Call(func=ast.Name("import_module") | ast.Attribute(attr="import_module"), args=[ast.Constant(name)]):
            return [name]
    return []


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for_readers = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
    return iter(node.orelse) if for_readers else ast.iter_child_nodes(node)


def circles(arrows: Iterable[tuple[str, str]]) -> list[str]:
    """The circles among arrows "a imports b", written out; as many as must be opened until there is none."""
    graph: dict[str, set[str]] = defaultdict(set)
    for module, target in arrows:
        graph[module].add(target)
    found = []
    while circle := _circle(graph):
        graph[circle[0]].discard(circle[1])
        found.append(" → ".join(circle))
    return found


def _circle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1][::-1]
    return []


def runs_back(module: str, target: str) -> bool:
    """Whether an import goes downstream, or between rooms that have no place in the flow."""
    own, other = (".".join(name.split(".")[:2]) for name in (module, target))  # the room of a.b.c is a.b
    if own == other or other == "medmir" or (module, target) == DOOR:
        return False
    to_page = own.startswith("pipeline") and other == PAGE
    return to_page or not {own, other} <= set(FLOW) or FLOW.index(own) < FLOW.index(other)


def functions_of(path: Path, place: str) -> Iterator[Function]:
    """Every function of a file, methods and functions inside functions included."""
    text = path.read_text()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = ast.get_docstring(node) is not None
            after = node.body[0].end_lineno if told else node.body[0].lineno - 1
            body = (line.strip() for line in text.splitlines()[after : node.end_lineno])
            code = sum(bool(line) and not line.startswith("#") for line in body)
            yield Function(f"{place}:{node.lineno} {node.name}", code, node.end_lineno - node.lineno + 1)


def function_length(house: House) -> Measure:
    """Half of the functions are this short; the longest is named, for there is no bound on one."""
    found = [each for path in house.files(*SOURCE) for each in functions_of(path, house.place(path))]
    longest = max(found, key=lambda each: each.code)
    code, lines = median(each.code for each in found), median(each.lines for each in found)
    text = f"median function: {code:g} lines of code in its body, {lines:g} with signature and docstring (at most"
    over = [] if lines <= MEDIAN_FUNCTION else [longest.place]
    return Measure(f"{text} {MEDIAN_FUNCTION}); the longest body: {longest.code} ({longest.place})", over)


def file_length(house: House) -> Measure:
    """The largest Python file, tests included."""
    lengths = {house.place(path): _lines(path) for path in house.files(*SOURCE, "tests")}
    largest = max(lengths, key=lengths.get)
    over = [f"{place}: {lines} lines" for place, lines in lengths.items() if lines > LARGEST_FILE]
    return Measure(f"largest Python file: {lengths[largest]} lines, {largest} (at most {LARGEST_FILE})", over)


def top_level(house: House) -> Measure:
    """Modules that stand in no room."""
    found = [path.name for path in sorted((house.root / "pipeline").glob("*.py")) if path.name != "__init__.py"]
    return Measure(f"modules at the pipeline's top level beside __init__: {len(found)} (none)", found)


def import_circles(house: House) -> Measure:
    """Circles that an import runs into, and those that only an import inside a function keeps from it."""
    at_once = circles((each.module, each.name) for each in house.arrows if not each.inside)
    ever = circles((each.module, each.name) for each in house.arrows)
    return Measure(f"circles among modules: {len(at_once)} at import, {len(ever)} with functions' imports (none)", ever)


def back_arrows(house: House) -> Measure:
    """Imports from downstream."""
    back = sorted({f"{house.place(house.modules[each.module])}:{each.line} imports {each.name}"
                   for each in house.arrows if runs_back(each.module, each.name)})
    return Measure(f"imports that run back up the flow: {len(back)} (none)", back)


def tests_to_source(house: House) -> Measure:
    """Lines of tests for each line of source."""
    tests, source = (sum(map(_lines, house.files(*folders))) for folders in (("tests",), SOURCE))
    text = f"lines of Python in tests / in pipeline and webapp: {tests:,} / {source:,} = {tests / source:.2f}"
    short = [] if tests >= RATIO * source else [f"{RATIO * source - tests:,.0f} lines short"]
    return Measure(f"{text} (at least {RATIO})", short)


def javascript(house: House) -> Measure:
    """Hand-written JavaScript of the page; what the pipeline runs under Node is named beside it."""
    page, node = (house.files(folder, endings=(".js", ".mjs")) for folder in ("webapp", "pipeline"))
    lines = sum(map(_lines, page))
    text = f"JavaScript: {lines} lines in webapp (at most {JAVASCRIPT}); beside it {sum(map(_lines, node))} in pipeline"
    return Measure(text, [] if lines <= JAVASCRIPT else list(map(house.place, page)))


def browser_imports(house: House) -> Measure:
    """Files that touch the browser outside the one room for it."""
    files = {house.place(house.modules[each.module]) for each in house.imports if each.name.split(".")[0] in BROWSER}
    found = sorted(name for name in files if not name.startswith(BROWSER_ROOM))
    return Measure(f"files outside {BROWSER_ROOM} that import js, pyscript or pyodide: {len(found)} (none)", found)


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


MEASURES = (function_length, file_length, top_level, import_circles, back_arrows, tests_to_source, javascript,
            browser_imports)


def main(root: Path) -> int:
    """Print every measure; 1 where a bound is broken."""
    measured = [measure(House(root)) for measure in MEASURES]
    for text, offenders in measured:
        print("\n        ".join([f"{'BROKEN' if offenders else 'ok':6}  {text}", *offenders]))
    return int(any(offenders for _, offenders in measured))


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parents[2]))
