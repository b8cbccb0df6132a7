"""A file's hash is that of its bytes, however large it is."""

import pytest

from pipeline.files.hashing import bytes_sha256, file_sha256

OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, appendix B.1
OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_hash_is_the_standards():
    assert (bytes_sha256(b"abc"), bytes_sha256(b"")) == (OF_ABC, OF_NOTHING)


@pytest.mark.parametrize("data", [b"", b"abc", bytes(range(256)) * 5000])
def test_a_file_and_its_bytes_have_one_hash(tmp_path, data):
    (tmp_path / "file").write_bytes(data)
    assert file_sha256(tmp_path / "file") == bytes_sha256(data)


def test_a_file_that_is_not_there_is_no_empty_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        file_sha256(tmp_path / "nothing")
