"""What is said of a mistake: one sentence on stderr that names it and the way out, and exit status 2."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from medmir.errors import MedMIRError
from pipeline.cli.failures import failure, sentence
from pipeline.files.paths import DEMO

MEDMIR = [sys.executable, "-c", "from pipeline.cli.app import main; main()"]


@pytest.fixture
def said(medmir, tmp_path, monkeypatch):
    """The one sentence that a command ends in, which did nothing else."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        before = sorted(tmp_path.rglob("*"))
        status, out, complaint = medmir(*arguments)
        assert (status, out, complaint.count("\n")) == (2, "", 1), complaint
        assert complaint.startswith("medmir: ") and "Traceback" not in complaint and "╭" not in complaint
        assert sorted(tmp_path.rglob("*")) == before
        return complaint.removeprefix("medmir: ").rstrip("\n")

    return run


@pytest.mark.parametrize(("arguments", "sentence"), [
    (["biuld"], "no such command 'biuld'; did you mean 'build': `medmir --help` tells what there is."),
    (["frobnicate"], "no such command 'frobnicate': `medmir --help` tells what there is."),
    (["--frobnicate"], "no such option: --frobnicate: `medmir --help` tells what there is."),
    (["build", "--zzz"], "no such option: --zzz: `medmir build --help` tells what there is."),
    (["build"], "missing argument 'FOLDER': `medmir build --help` tells what there is."),
    (["build", "films"], "missing option '--out': `medmir build --help` tells what there is."),
    (["tune", "--corpus", "x", "--out", "y"], "missing option '--init': `medmir tune --help` tells what there is."),
    (["verify", "a", "b"], "got unexpected extra argument(s) (b): `medmir verify --help` tells what there is."),
])
def test_a_mistake_in_the_command_line_is_named_with_the_help_that_helps(said, arguments, sentence):
    assert said(*arguments) == sentence


def test_an_option_that_is_nearly_right_is_told_what_it_could_be(said):
    assert "--out" in said("build", "films", "--ot", "site")


@pytest.mark.parametrize(("arguments", "names"), [
    (["build", "x", "--out", "y", "--source", "z"], ("'--source'", "'z'", "'nih'", "'pmc-oa'")),
    (["build", "x", "--out", "y", "--split", "gallery"], ("'--split'", "'gallery'", "'validation'")),
    (["build", "x", "--out", "y", "--engine", "spark"], ("'--engine'", "'spark'", "'ray'")),
    (["export", "--model", "x", "--out", "y", "--quantization", "fp16"], ("'fp16'", "'stored-int8'", "'int4'")),
    (["fetch", "nih", "--out", "x"], ("'nih'", "'openi'")),
])
def test_a_choice_that_is_none_is_answered_with_those_there_are(said, arguments, names):
    sentence = said(*arguments)
    assert all(name in sentence for name in names)


@pytest.mark.parametrize("value", ["foo", "-1", "70000", "8000.5", ""])
def test_a_port_that_is_none_is_named(said, value):
    assert said("serve", "--port", value).startswith("invalid value for '--port': ")


@pytest.mark.parametrize("arguments", [
    ["train", "--corpus", "x", "--out", "y", "--steps", "0"], ["corpus", "--out", "y", "--patients", "0"],
    ["corpus", "--out", "y", "--size", "10"], ["build", "x", "--out", "y", "--per-label", "0"],
])
def test_a_number_out_of_its_range_is_named(said, arguments):
    assert f"'{arguments[-2]}'" in said(*arguments)


@pytest.mark.parametrize("arguments", [
    ["verify", "nowhere"], ["info", "nowhere"], ["evaluate", "nowhere"], ["site", "--bundle", "nowhere"],
    ["serve", "nowhere"], ["sheet", "nowhere", "--out", "sheet.webp"], ["build", "nowhere", "--out", "site"],
    ["train", "--corpus", "nowhere", "--out", "model"], ["bench", "nowhere"], ["evaluate-text", "nowhere"],
    ["export", "--model", "nowhere", "--out", "towers"], ["drift", "nowhere", "--model", "model"],
    ["tune", "--init", "nowhere", "--corpus", "films", "--out", "model"], ["plot", "nowhere", "--out", "plots"],
    ["search", "nowhere", "effusion"], ["similar", "nowhere", "a"], ["batch", "nowhere", "films", "--out", "x.csv"],
])
def test_a_path_that_is_not_there_is_named(said, arguments):
    assert "nowhere" in said(*arguments)


def test_a_place_that_cannot_be_written_is_named(said, tmp_path):
    (tmp_path / "file").write_text("years of work")
    assert said("sheet", DEMO, "--out", tmp_path / "file" / "sheet.webp").startswith(f"{tmp_path / 'file'} ")


def test_sentences_of_our_own_are_passed_on_and_bugs_are_not():
    assert sentence(MedMIRError("films.csv has no column image: name it.")) == "films.csv has no column image: name it."
    assert sentence(KeyError("case_id")) is None
    with pytest.raises(KeyError):
        failure(KeyError("case_id"))


def test_the_disk_and_missing_packages_are_told_in_words():
    full = sentence(OSError(errno.ENOSPC, "No space left on device"))
    assert full == "the disk cannot be used (No space left on device): name another place or make room."
    assert sentence(PermissionError(errno.EACCES, "Permission denied", "/root/x")).startswith("/root/x cannot be used")
    assert sentence(OSError(errno.EBADF, "Bad file descriptor")) is None  # nobody named it
    missing = sentence(ModuleNotFoundError("No module named 'pandas'", name="pandas"))
    assert missing.startswith("the package pandas is not installed: pip install \"medmir\" brings")
    assert sentence(ModuleNotFoundError("No module named 'pipeline.x'", name="pipeline.x")) is None


def test_a_reader_that_has_seen_enough_is_no_mistake():
    command = subprocess.Popen([*MEDMIR, "info", str(DEMO)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    command.stdout.close()  # before a word is written
    assert (command.stderr.read(), command.wait()) == (b"", 1)


@pytest.mark.skipif(os.name != "posix", reason="signals as a terminal sends them")
def test_ctrl_c_ends_a_command_quietly_with_its_own_status(tmp_path):
    script = ("from pipeline.bundle import info\nimport time\n"
              "info.information = lambda folder: print('begun', flush=True) or time.sleep(60)\n"
              "from pipeline.cli.app import main\nmain()")
    command = subprocess.Popen([sys.executable, "-c", script, "info", "x"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    assert command.stdout.readline() == "begun\n"
    time.sleep(.1)
    command.send_signal(signal.SIGINT)
    assert command.communicate(timeout=60) == ("", "") and command.returncode == 130
