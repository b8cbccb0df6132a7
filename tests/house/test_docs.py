"""What the documents say exists: files, commands, options, make's targets, and the bundle as its contract has it."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from medmir.bundle import contract
from medmir.bundle.contract import Case, Fact
from medmir.search.query_text import FIELDS
from pipeline.cli.app import app

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = [README, ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
COMMANDS = get_command(app)


def code(page: Path) -> Iterator[str]:
    """A page's code: the lines of its blocks, continued ones joined and without comments, and its inline spans."""
    text = page.read_text()
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        yield from (line.split(" #")[0].strip() for line in block.replace("\\\n", " ").splitlines())
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    yield from (" ".join(span.split()) for span in re.findall(r"`([^`]+)`", prose))


def invocations(page: Path) -> list[list[str]]:
    """The words after `medmir` wherever a page shows the command."""
    found = (re.match(r"(?:\S*/)?medmir (\S.*)", line) for line in code(page))
    return [match[1].split() for match in found if match]


def command_of(words: list[str]) -> tuple[TyperCommand | TyperGroup, list[str]]:
    """The command that these words name, and the words after it."""
    command: TyperCommand | TyperGroup = COMMANDS
    while hasattr(command, "commands") and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    return command, words


def options(command: TyperCommand | TyperGroup) -> set[str]:
    """A command's options, by every name they have, and those of the commands below it."""
    own = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    return own.union({"--help"}, *map(options, getattr(command, "commands", {}).values()))


def anchors(page: Path) -> set[str]:
    """The addresses of a page's headings, as the host of the repository makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def first_cells(page: Path, heading: str) -> list[str]:
    """The code in the first column of the tables under a heading."""
    section = re.split(r"^## ", page.read_text(), flags=re.MULTILINE)
    (text,) = (part for part in section if part.startswith(heading))
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    return [name for cell in rows for name in re.findall(r"`(.+?)`", cell)]


def test_a_newcomer_reads_fewer_than_200_lines_and_finds_the_two_commands():
    assert len(README.read_text().splitlines()) < 200
    assert {"make demo", "make test"} <= set(code(README))


def test_the_readme_leads_to_every_document():
    linked = set(re.findall(r"\]\((docs/[\w.-]+)", README.read_text()))
    assert linked == {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")}


@each_page
def test_every_link_and_every_image_leads_somewhere(page):
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        place, _, anchor = link.partition("#")
        if re.match("[a-z]+:", link):
            continue
        target = page.parent / place if place else page
        assert target.exists(), f"{page.name} leads to {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} leads to {link}"


@each_page
def test_every_command_shown_exists_with_its_options(page):
    for words in invocations(page):
        command, rest = command_of(words)
        assert command is not COMMANDS or rest[0].startswith("-"), f"{page.name}: there is no medmir {rest[0]}"
        asked = {word.split("=")[0] for word in rest if word.startswith("--")}
        assert asked <= options(command), f"{page.name}: medmir {' '.join(words)}"


@each_page
def test_every_option_named_alone_is_one_of_some_command(page):
    alone = {span.split()[0] for span in code(page) if span.startswith("--")}
    assert alone <= options(COMMANDS)


@each_page
def test_every_make_target_shown_exists(page):
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    shown = {match[1] for span in code(page) if (match := re.match(r"(?:time )?make (\w+)", span))}
    assert shown <= targets


@each_page
def test_every_file_of_the_checkout_that_is_named_is_there(page):
    tops = "webapp|pipeline|tests|assets|docs|.github"
    named = {span for span in code(page) if re.fullmatch(rf"(?:{tops})/[\w./-]+", span) and "NAME" not in span}
    assert not [name for name in named if not (ROOT / name).exists()]


def test_the_bundles_files_are_those_of_the_contract():
    model = {*contract.MODEL_FILES, contract.TRAINING}
    stated = (value for name, value in vars(contract).items() if name.isupper() and isinstance(value, str))
    files = {value for value in stated if "." in value and value not in model}
    expected = files | {contract.model_file(name) for name in model} | {f"{contract.IMAGES}/"}
    assert set(first_cells(ROOT / "docs/bundle.md", "Files")) == expected


def test_the_bundles_schemas_are_those_of_the_contract():
    rows = re.findall(r"^\| `(\S+)` \|[^|]*\| (\d) \|", (ROOT / "docs/bundle.md").read_text(), re.MULTILINE)
    versions = contract.PART_SCHEMAS | {contract.MANIFEST: contract.SCHEMA_VERSION}
    assert {name: int(version) for name, version in rows} == versions


def test_the_files_no_bundle_can_be_searched_without_are_marked():
    rows = re.findall(r"^\| `(\S+)` \|.*\| not searchable \|$", (ROOT / "docs/bundle.md").read_text(), re.MULTILINE)
    assert set(rows) == set(contract.NEEDED)


def test_the_case_tables_columns_are_those_of_a_case_and_of_a_fact():
    known = {each.name for kind in (Case, Fact) for each in fields(kind)} - {"columns"}
    assert set(first_cells(ROOT / "docs/bundle.md", "The case table")) == known


def test_every_room_has_a_row_that_says_its_duty():
    rows = first_cells(ROOT / "docs/develop.md", "How the house is laid out")
    rooms = {f"{path.parent.name}/" for folder in ("pipeline", "webapp/py/medmir")
             for path in (ROOT / folder).glob("*/__init__.py")}
    assert rooms <= set(rows)


def test_the_fields_that_can_be_asked_for_are_those_of_the_page():
    told = {name for cell in first_cells(ROOT / "docs/search.md", "Fields") for name in re.findall(r"\w+", cell)}
    assert told == set(FIELDS)
