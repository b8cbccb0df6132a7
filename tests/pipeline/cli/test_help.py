"""`medmir --help` is a table of contents, every command explains itself, and names to choose are the registries'."""

import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from pipeline.arrays.engines import ENGINES
from pipeline.cases.splits import HELD_OUT
from pipeline.cli.app import CONTENTS, app
from pipeline.cli.collection import Fetchable, Split
from pipeline.cli.models import Form
from pipeline.cli.options import Engine, Source, choices, explained
from pipeline.files.paths import ROOT
from pipeline.sources.registry import SOURCES
from pipeline.towers.export.forms import FORMS, STORED
from pipeline.towers.train.setting import Setting, Steps

COMMANDS = ("fetch", "corpus", "build", "verify", "info", "evaluate", "map", "sheet", "plot", "search", "similar",
            "batch", "study", "demo", "site", "serve",
            "train", "tune", "export", "drift", "bench", "evaluate-text")


def shown(*arguments: str) -> str:
    """What the command line prints on a wide terminal, without boxes, in single spaces."""
    run = CliRunner().invoke(app, [*arguments], env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"})
    assert run.exit_code == 0, run.output
    return " ".join(re.sub("[─-╿]", " ", run.output).split())


def contents() -> list[str]:
    """The headings and commands of `medmir --help` on a terminal of 80 columns, line by line."""
    text = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}).output
    lines = [cleaned for line in text.splitlines() if (cleaned := re.sub("[─-╿]", " ", line).strip())]
    after = next(number for number, line in enumerate(lines) if line.startswith("--help")) + 1
    return [re.split("  +", line)[0] for line in lines[after:]]


def test_every_command_stands_under_its_heading_in_the_order_of_the_work():
    wanted = [name for heading, commands in CONTENTS.items()
              for name in (heading, *(command.__name__.replace("_", "-") for command in commands))]
    assert contents() == wanted  # and no line of a command goes on in a second one
    assert [name for name in wanted if name not in CONTENTS] == list(COMMANDS)


def test_there_are_no_other_commands():
    assert {command.__name__.replace("_", "-") for group in CONTENTS.values() for command in group} == set(COMMANDS)


def test_without_a_command_the_contents_are_shown():
    assert shown() == shown("--help")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_all_it_takes(command):
    text = shown(command, "--help")
    assert f"Usage: medmir {command}" in text.replace("root", "medmir")
    function = next(each for group in CONTENTS.values() for each in group
                    if each.__name__.replace("_", "-") == command)
    assert " ".join((function.__doc__ or "").split("\n\n")[0].split()) in text


@pytest.mark.parametrize("command", COMMANDS)
def test_no_path_of_this_machine_stands_in_a_help(command):
    assert str(ROOT) not in shown(command, "--help")


@pytest.mark.parametrize("command", ["site", "build", "bench", "evaluate-text"])
def test_the_demos_folders_are_called_the_demos(command):
    assert "the demo's" in shown(command, "--help")


@pytest.mark.parametrize(("kind", "registry"), [
    (Source, SOURCES), (Engine, ENGINES), (Form, FORMS), (Split, HELD_OUT),
    (Fetchable, [name for name, source in SOURCES.items() if source.fetchable]),
])
def test_choices_are_the_registrys_in_its_order(kind, registry):
    assert [each.value for each in kind] == list(registry)


def test_choices_keep_names_that_python_could_not_spell():
    kind = choices("Kind", ["pmc-oa", "stored-int8"])
    assert kind("pmc-oa") == "pmc-oa" and f"{kind('stored-int8')}" == "stored-int8"


def test_help_tells_what_each_choice_means():
    assert explained({"a": "one", "b": "two"}) == "a (one); b (two)"
    for command in ("build", "tune"):
        text = shown(command, "--help")
        assert all(name in text for name in SOURCES)
        assert SOURCES["nih"].holds.split(":")[0] in text
    assert all(engine.where.split()[0] in shown("corpus", "--help") for engine in ENGINES.values())
    assert all(form.choice.split(",")[0] in shown("export", "--help") for form in FORMS.values())


def test_the_defaults_of_train_are_those_of_the_demos_setting():
    text, setting, steps = shown("train", "--help"), Setting(), Steps()
    for default in (setting.tower, setting.size, setting.seed, steps.findings, steps.detail, steps.language):
        assert f"[default: {default}]" in text
    assert f"[default: {STORED}]" in shown("export", "--help")


def test_train_and_tune_are_two_commands_and_neither_is_half_of_one():
    train, tune = shown("train", "--help"), shown("tune", "--help")
    assert "--init" not in train and "--lora" not in train and "--source" not in train
    assert "--tower" not in tune and "--detail-steps" not in tune
    assert {*re.findall(r"--[a-z-]+", tune)} == {
        "--init", "--corpus", "--out", "--source", "--cases", "--lora", "--steps", "--seed", "--help"}


def test_a_commands_help_needs_nothing_heavy():
    probe = ("import sys\nfrom typer.testing import CliRunner\nfrom pipeline.cli.app import app\n"
             f"for command in {COMMANDS!r}:\n    assert CliRunner().invoke(app, [command, '--help']).exit_code == 0\n"
             "print({'torch', 'pandas', 'onnx', 'onnxruntime', 'pydicom', 'numpy', 'PIL'} & set(sys.modules))")
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)
    assert run.stdout == "set()\n", run.stderr
