"""The server gives out the site's files with the right headers, and nothing else."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from pipeline.site import serve as serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "dist"
    (root / "images").mkdir(parents=True)
    for name in ("index.html", "a.mjs", "a.wasm", "a.whl", "a.onnx", "a.json", "images/a film.webp"):
        (root / name).write_bytes(name.encode())
    (tmp_path / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    return root


@pytest.fixture(params=["/", "/repo/"])
def prefix(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def connection(folder: Path, prefix: str) -> Iterator[http.client.HTTPConnection]:
    handler = partial(serving.SiteHandler, root=folder, prefix=prefix)
    with serving.SiteServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield http.client.HTTPConnection("127.0.0.1", server.server_port)
        server.shutdown()


def get(connection: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str):
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    return response, response.read()


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("", "text/html; charset=utf-8"),
        ("index.html?v=2", "text/html; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.json", "application/json"),
        ("a.whl", "application/octet-stream"),
        ("a.onnx", "application/octet-stream"),
        ("images/a%20film.webp", "image/webp"),
    ],
)
def test_file_with_its_type_isolated_and_revalidated(connection, prefix: str, name: str, mime: str):
    response, body = get(connection, prefix + name)
    assert response.status == 200
    assert body.decode() == name.split("?")[0].replace("%20", " ") or (name == "" and body == b"index.html")
    assert response.headers["Content-Type"] == mime
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'self'; script-src 'self'")
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in response.headers["Permissions-Policy"]


OUTSIDE = ("../secret.txt", "%2e%2e/secret.txt", "link.txt", "C:/secret.txt", "%5C%5Chost%5Csecret.txt")


@pytest.mark.parametrize("name", ["absent", "images", "images/", "%00", *OUTSIDE])
def test_absent_listing_and_outside_are_404(connection, prefix: str, name: str):
    response, body = get(connection, prefix + name)
    assert response.status == 404
    assert b"secret" not in body


def test_unchanged_file_is_304_on_the_same_connection(connection, prefix: str, folder: Path):
    response, _ = get(connection, f"{prefix}a.wasm")
    socket_before = connection.sock
    tag = response.headers["ETag"]
    response, body = get(connection, f"{prefix}a.wasm", **{"If-None-Match": tag})
    assert (response.status, body) == (304, b"")
    (folder / "a.wasm").write_bytes(b"a new build")
    response, body = get(connection, f"{prefix}a.wasm", **{"If-None-Match": tag})
    assert (response.status, body) == (200, b"a new build")
    assert connection.sock is socket_before


def test_head_has_length_and_no_body(connection, prefix: str):
    response, body = get(connection, f"{prefix}a.wasm", method="HEAD")
    assert (response.status, response.headers["Content-Length"], body) == (200, "6", b"")


@pytest.mark.parametrize(("asked", "part", "told"), [
    ("bytes=2-", b"onnx", "bytes 2-5/6"), ("bytes=0-1", b"a.", "bytes 0-1/6"), ("bytes=4-99", b"nx", "bytes 4-5/6"),
    ("bytes=-3", b"nnx", "bytes 3-5/6"), ("bytes=-99", b"a.onnx", "bytes 0-5/6"),
])
def test_a_part_of_a_file_is_given_alone(connection, prefix: str, asked: str, part: bytes, told: str):
    response, body = get(connection, f"{prefix}a.onnx", Range=asked)
    assert (response.status, body, response.headers["Content-Range"]) == (206, part, told)
    assert response.headers["Content-Length"] == str(len(part))
    assert response.headers["Cross-Origin-Embedder-Policy"] == "require-corp"


@pytest.mark.parametrize("asked", ["bytes=6-", "bytes=99-100", "bytes=-0"])
def test_a_part_that_begins_behind_the_end_is_416(connection, prefix: str, asked: str):
    response, body = get(connection, f"{prefix}a.onnx", Range=asked)
    assert (response.status, body, response.headers["Content-Range"]) == (416, b"", "bytes */6")


@pytest.mark.parametrize("asked", ["bytes=0-1,3-4", "bytes=-", "bytes=3-1", "lines=1-2", "nonsense"])
def test_what_is_no_single_range_gets_the_whole_file(connection, prefix: str, asked: str):
    response, body = get(connection, f"{prefix}a.onnx", Range=asked)
    assert (response.status, body, response.headers["Accept-Ranges"]) == (200, b"a.onnx", "bytes")


def test_outside_the_sub_path_is_404(folder: Path):
    handler = partial(serving.SiteHandler, root=folder, prefix="/repo/")
    with serving.SiteServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        response, _ = get(http.client.HTTPConnection("127.0.0.1", server.server_port), "/index.html")
        server.shutdown()
    assert response.status == 404


def test_serves_on_another_port_if_taken_and_stops_quietly(folder: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-c", "from pipeline.cli.app import main; main()"]
        command += ["serve", str(folder), "--port", str(port), "--no-open"]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            # a test run in the background ignores Ctrl-C, and a child would inherit that
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert line.startswith("Med-MIR is at http://127.0.0.1:") and f":{port}/" not in line
    assert (process.returncode, stdout.strip()) == (0, "")
    assert stderr.startswith(f"medmir: port {port} is not free") and stderr.count("\n") == 1


def test_browser_is_opened_only_where_a_window_can_appear(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delitem(os.environ, name, raising=False)
    assert not serving.has_display()
    monkeypatch.setenv("DISPLAY", ":0")
    assert serving.has_display()
