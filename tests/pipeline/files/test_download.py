"""Downloads over a bad line: they go on where they broke off, and nothing wrong is ever taken for the file."""

import gzip
import hashlib
import io
import random
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from medmir.errors import MedMIRError
from pipeline.files.download import download
from pipeline.sources.openi import fetch_openi

CONTENT = random.Random(0).randbytes(300_000)


class Host(ThreadingHTTPServer):
    """Serves ``files`` by name; the next ``breaks`` answers end half-way."""

    def __init__(self, files: dict[str, bytes]):
        super().__init__(("127.0.0.1", 0), Answer)
        self.files, self.breaks, self.ranges, self.asked = files, 0, True, []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = self.server.files.get(self.path.lstrip("/"))
        self.server.asked.append(self.headers.get("Range"))
        if content is None:
            return self.send_error(404)
        start = int(self.headers["Range"][6:-1]) if self.server.ranges and self.headers.get("Range") else 0
        if start and start >= len(content):
            return self._head(416, 0, {"Content-Range": f"bytes */{len(content)}"})
        rest = content[start:]
        self._head(206 if start else 200, len(rest), {})
        self.server.breaks -= 1
        self.wfile.write(rest[: len(rest) // 2] if self.server.breaks >= 0 else rest)

    def _head(self, status: int, length: int, more: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(length)} | more).items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *ignored: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    with Host({"film.bin": CONTENT}) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_connection_dropped_half_way_goes_on_from_there(host, tmp_path):
    host.breaks = 2
    path = download(f"{host.url}/film.bin", tmp_path / "film.bin", hashlib.sha256(CONTENT).hexdigest())
    assert path.read_bytes() == CONTENT
    assert host.asked == [None, "bytes=150000-", "bytes=225000-"]
    assert [each.name for each in tmp_path.iterdir()] == ["film.bin"]


def test_a_part_left_by_an_earlier_run_is_gone_on_with(host, tmp_path):
    (tmp_path / "film.bin.part").write_bytes(CONTENT[:1000])
    assert download(f"{host.url}/film.bin", tmp_path / "film.bin").read_bytes() == CONTENT
    assert host.asked == ["bytes=1000-"]


def test_a_part_that_was_whole_already_is_only_checked(host, tmp_path):
    (tmp_path / "film.bin.part").write_bytes(CONTENT)
    assert download(f"{host.url}/film.bin", tmp_path / "film.bin").read_bytes() == CONTENT


def test_a_part_longer_than_the_file_is_not_taken_for_it(host, tmp_path):
    (tmp_path / "film.bin.part").write_bytes(CONTENT + b"more")
    with pytest.raises(MedMIRError, match="is longer than .* delete it to fetch it anew"):
        download(f"{host.url}/film.bin", tmp_path / "film.bin")


def test_server_without_ranges_starts_again_from_the_beginning(host, tmp_path):
    host.ranges, host.breaks = False, 1
    assert download(f"{host.url}/film.bin", tmp_path / "film.bin").read_bytes() == CONTENT


def test_wrong_bytes_are_refused_and_kept_as_part(host, tmp_path):
    with pytest.raises(MedMIRError, match=r"film\.bin is not the file expected .* delete it to fetch it anew"):
        download(f"{host.url}/film.bin", tmp_path / "film.bin", "0" * 64)
    assert [each.name for each in tmp_path.iterdir()] == ["film.bin.part"]


def test_an_error_page_in_place_of_an_archive_is_refused(host, tmp_path):
    host.files["films.tgz"] = b"<html>Sign in</html>"
    with pytest.raises(MedMIRError, match=r"films\.tgz is no whole archive"):
        download(f"{host.url}/films.tgz", tmp_path / "films.tgz")
    assert not (tmp_path / "films.tgz").exists()


def test_archive_with_a_flipped_bit_is_refused(host, tmp_path):
    whole = bytearray(gzip.compress(CONTENT))
    whole[-8] ^= 1  # in the CRC
    host.files["films.tgz"] = bytes(whole)
    with pytest.raises(MedMIRError, match="is no whole archive"):
        download(f"{host.url}/films.tgz", tmp_path / "films.tgz")


def test_connection_that_never_brings_anything_is_given_up(host, tmp_path):
    host.files["film.bin"], host.breaks = b"x", 99  # half of one byte is none
    with pytest.raises(MedMIRError, match=r"broke off after 0 bytes .* run the same command again"):
        download(f"{host.url}/film.bin", tmp_path / "film.bin")


def test_a_missing_file_is_not_asked_for_twice(host, tmp_path):
    with pytest.raises(MedMIRError, match="answers 404"):
        download(f"{host.url}/nothing.bin", tmp_path / "nothing.bin")
    assert len(host.asked) == 1


def test_a_file_that_is_there_is_left_alone(host, tmp_path):
    (tmp_path / "film.bin").write_bytes(b"mine")
    assert download(f"{host.url}/film.bin", tmp_path / "film.bin").read_bytes() == b"mine"
    assert host.asked == []


def archive(names: list[str]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name in names:
            tar.addfile(tarfile.TarInfo(name), io.BytesIO())
    return packed.getvalue()


def test_open_i_is_fetched_and_unpacked_once(host, tmp_path):
    host.files |= {"NLMCXR_reports.tgz": archive(["1.xml"]), "NLMCXR_png.tgz": archive(["CXR1.png"])}
    for _ in range(2):
        fetch_openi(tmp_path / "openi", host.url)
    assert (tmp_path / "openi" / "images" / "CXR1.png").is_file() and len(host.asked) == 2


def test_archive_that_would_write_elsewhere_is_refused(host, tmp_path):
    host.files |= {"NLMCXR_reports.tgz": archive(["1.xml"]), "NLMCXR_png.tgz": archive(["../../outside.png"])}
    with pytest.raises(MedMIRError, match="cannot be unpacked"):
        fetch_openi(tmp_path / "openi", host.url)
    assert not (tmp_path / "outside.png").exists() and not (tmp_path / "openi" / "images").exists()
