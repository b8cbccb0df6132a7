"""Writes that are interrupted leave what was there; those that end well leave nothing but what is new."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.files.atomic import check_replaceable, new_file, new_folder, replace_folder, unfinished, write_bytes

HALF_A_FILE = """
import os, signal, sys
from pathlib import Path
from pipeline.files.atomic import new_file
with new_file(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


class PowerCut(Exception):
    """Something that ends a write half-way."""


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def old(tmp_path) -> Path:
    """A folder with something in it."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.txt").write_text("old")
    return folder


def test_a_file_is_there_when_the_block_ends_and_not_before(tmp_path):
    with new_file(tmp_path / "a.bin") as file:
        file.write(b"new")
        assert not (tmp_path / "a.bin").exists()
    assert (tmp_path / "a.bin").read_bytes() == b"new"
    assert names(tmp_path) == ["a.bin"]


def test_an_interrupted_file_leaves_the_old_one(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"old")
    with pytest.raises(PowerCut), new_file(tmp_path / "a.bin") as file:
        file.write(b"half of what is n")
        raise PowerCut
    assert (tmp_path / "a.bin").read_bytes() == b"old"
    assert names(tmp_path) == ["a.bin"]


def test_an_interrupted_first_file_leaves_none(tmp_path):
    with pytest.raises(PowerCut), new_file(tmp_path / "a.bin"):
        raise PowerCut
    assert names(tmp_path) == []


def test_a_process_that_is_killed_leaves_the_old_file_whole(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", HALF_A_FILE, tmp_path / "a.bin"])
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "a.bin").read_bytes() == b"old"
    write_bytes(tmp_path / "a.bin", b"new")
    assert (tmp_path / "a.bin").read_bytes() == b"new"


def test_whole_bytes_replace_whole_bytes(tmp_path):
    for data in (b"first and long", b"second", b""):
        write_bytes(tmp_path / "a.bin", data)
        assert (tmp_path / "a.bin").read_bytes() == data
    assert names(tmp_path) == ["a.bin"]


def test_a_file_in_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_bytes(tmp_path / "nowhere" / "a.bin", b"new")


def test_a_folder_is_there_when_the_block_ends_and_not_before(tmp_path):
    with new_folder(tmp_path / "deep" / "site") as scratch:
        (scratch / "new.txt").write_text("new")
        assert not (tmp_path / "deep" / "site").exists()
    assert names(tmp_path) == ["deep", "deep/site", "deep/site/new.txt"]


def test_a_new_folder_takes_the_place_of_the_old_one_whole(old):
    with new_folder(old) as scratch:
        (scratch / "new.txt").write_text("new")
        assert (old / "old.txt").read_text() == "old"
    assert names(old.parent) == ["site", "site/new.txt"]


def test_an_interrupted_folder_leaves_the_old_one(old):
    with pytest.raises(PowerCut), new_folder(old) as scratch:
        (scratch / "new.txt").write_text("half")
        raise PowerCut
    assert names(old.parent) == ["site", "site/old.txt"]


def test_a_folder_that_others_serve_can_be_read_by_others(old):
    with new_folder(old):
        pass
    assert old.stat().st_mode & 0o777 == 0o755


def test_what_an_earlier_swap_left_is_not_in_the_way(old):
    scratch = unfinished(old)
    left = scratch.with_name(f"{scratch.name}-old")
    for folder in (scratch, left):
        folder.mkdir()
    (left / "very old.txt").write_text("from a swap that was cut off")
    replace_folder(scratch, old)
    assert names(old.parent) == ["site"]


def test_a_folder_replaces_nothing_as_well(tmp_path):
    (tmp_path / "scratch").mkdir()
    replace_folder(tmp_path / "scratch", tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_what_is_unfinished_lies_hidden_beside_what_it_will_be(tmp_path):
    place = unfinished(tmp_path / "site")
    assert place.parent == tmp_path and place.name.startswith(".") and "site" in place.name
    assert place == unfinished(tmp_path / "site") != unfinished(tmp_path / "other")


def test_two_processes_do_not_write_into_each_others_half_files(tmp_path):
    with new_file(tmp_path / "a.bin") as file:
        assert str(os.getpid()) in Path(file.name).name


def test_only_the_same_kind_of_thing_or_an_empty_folder_may_be_replaced(tmp_path):
    check_replaceable(tmp_path / "new", False, "a bundle")
    check_replaceable(tmp_path, False, "a bundle")
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(MedMIRError, match="is in the way and is not a bundle; remove it or choose another --out"):
        check_replaceable(tmp_path, False, "a bundle")
    with pytest.raises(MedMIRError, match="thesis.docx is in the way"):
        check_replaceable(tmp_path / "thesis.docx", False, "a Med-MIR site")
    check_replaceable(tmp_path, True, "a bundle")
