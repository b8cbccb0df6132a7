"""What a page never loads is left out, and byte code is what Python makes of the source."""

import importlib.util
import marshal
import zipfile

import pytest

from pipeline.site.bytecompile import UNCHECKED_HASH_BASED, byte_code, compile_archive, unused


@pytest.mark.parametrize("member", [
    "numpy/core/tests/test_umath.py", "numpy/f2py/crackfortran.py", "numpy/distutils/core.py", "numpy/core/umath.h",
    "numpy/typing/mypy.ini", "numpy/__init__.pyi", "numpy/random/_bounded.pxd", "numpy/linalg/lapack_lite.so",
    "numpy/core/_simd.cpython-312-wasm32-emscripten.so", "PIL/_imagingtk.so", "PIL/_imagingft.so",
    "numpy-1.26.4.dist-info/RECORD", "numpy-1.26.4.dist-info/licenses/LICENSE", "numpy/", "README.md", "notes.txt",
    "pydicom/data/test_files/CT_small.dcm", "pydicom/data/palettes/pet.dcm", "pydicom/sr/_cid_dict.py",
])
def test_what_no_page_loads_is_left_out(member):
    assert unused("numpy-1.26.4.whl", member)


@pytest.mark.parametrize("member", [
    "numpy/__init__.py", "numpy/core/_multiarray_umath.so", "numpy/testing/__init__.py", "PIL/_imaging.so",
    "numpy-1.26.4.dist-info/METADATA", "numpy-1.26.4.dist-info/LICENSE", "medmir/bundle/contract.py", "tests.py",
])
def test_what_a_page_may_load_stays(member):
    assert not unused("numpy-1.26.4.whl", member)


def test_the_standard_library_loses_only_what_is_named():
    for member in ("unittest/case.py", "doctest.py", "wsgiref/util.py", "xmlrpc/client.py"):
        assert unused("python_stdlib.zip", member)
    for member in ("json/decoder.py", "email/header.py", "unittest.py", "lib/tests/a.py", "a.txt"):
        assert not unused("python_stdlib.zip", member)


def test_byte_code_is_valid_without_a_look_at_the_source():
    data = byte_code(b"found = 6 * 7\n", "answer.py", 2)
    header, code = data[:16], data[16:]
    assert header == importlib.util.MAGIC_NUMBER + UNCHECKED_HASH_BASED
    space: dict = {}
    exec(marshal.loads(code), space)
    assert space["found"] == 42


@pytest.mark.parametrize(("optimize", "kept"), [(1, True), (2, False)])
def test_docstrings_go_at_the_second_level_only(optimize, kept):
    assert (b"what it is for" in byte_code(b'"""what it is for"""\n', "a.py", optimize)) is kept


def test_source_that_is_none_is_an_error_with_its_name():
    with pytest.raises(SyntaxError) as raised:
        byte_code(b"def\n", "broken.py", 2)
    assert raised.value.filename == "broken.py"


@pytest.fixture
def archive(tmp_path):
    """A wheel with a module, its docstring, data and what no page loads."""
    with zipfile.ZipFile(tmp_path / "films-1.0.whl", "w") as wheel:
        wheel.writestr("films/", "")
        wheel.writestr("films/table.json", '{"a": 1}')
        wheel.writestr("films/__init__.py", '"""what it is for"""\nwidth = 7\n')
        wheel.writestr("films/tests/test_films.py", "import absent\n")
        wheel.writestr("films-1.0.dist-info/RECORD", "")
    return tmp_path / "films-1.0.whl"


def test_an_archive_keeps_data_and_gets_byte_code_for_source(archive, tmp_path):
    compile_archive(archive, tmp_path / "out.whl")
    with zipfile.ZipFile(tmp_path / "out.whl") as made:
        assert made.namelist() == ["films/__init__.pyc", "films/table.json"]
        assert made.read("films/table.json") == b'{"a": 1}'
        assert b"what it is for" not in made.read("films/__init__.pyc")


def test_the_time_of_day_is_not_in_an_archive(archive, tmp_path):
    compile_archive(archive, tmp_path / "out.whl")
    with zipfile.ZipFile(tmp_path / "out.whl") as made:
        assert {member.date_time for member in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_numpy_keeps_the_docstrings_that_it_reads_itself(archive, tmp_path):
    numpy = archive.rename(tmp_path / "numpy-9.9.whl")
    compile_archive(numpy, tmp_path / "out.whl")
    with zipfile.ZipFile(tmp_path / "out.whl") as made:
        assert b"what it is for" in made.read("films/__init__.pyc")
