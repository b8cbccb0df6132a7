"""A static server for the assembled site on this machine; any other static host does as well."""

import os
import re
import sys
import webbrowser
from contextlib import suppress
from email.utils import formatdate
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from medmir.errors import MedMIRError
from pipeline.site.policy import HEADERS

MIME_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".zip": "application/zip",
}


FOREIGN = set("\0\\:")
"""In no file's name of a site; Windows would look on other disks and other machines for them."""


class SiteHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with files below `root` and nothing else."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args, root: Path, prefix: str = "/", headers: dict[str, str] = HEADERS):
        self.root, self.prefix, self.site_headers = root.resolve(), prefix, headers
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.resolved()
        if path is None:
            self.answer(HTTPStatus.NOT_FOUND, b"There is no such file.\n", {"Content-Type": MIME_TYPES[".txt"]})
            return
        stat = path.stat()
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Last-Modified": formatdate(stat.st_mtime, usegmt=True)}
        if self.headers.get("If-None-Match") == tag:
            self.answer(HTTPStatus.NOT_MODIFIED, b"", headers)
            return
        headers |= {"Content-Type": MIME_TYPES.get(path.suffix, "application/octet-stream"), "Accept-Ranges": "bytes"}
        part = asked_part(self.headers.get("Range", ""), stat.st_size)
        if part is not None:
            self.answer_part(path, part, stat.st_size, headers)
        else:
            self.answer(HTTPStatus.OK, path.read_bytes(), headers)

    do_HEAD = do_GET

    def resolved(self) -> Path | None:
        """The file below root that the address names, a folder meaning its index.html; else None."""
        address = unquote(urlsplit(self.path).path)
        if not address.startswith(self.prefix) or set(address) & FOREIGN:
            return None
        path = (self.root / address.removeprefix(self.prefix).lstrip("/")).resolve()
        if address.endswith("/"):
            path /= "index.html"
        return path if path.is_relative_to(self.root) and path.is_file() else None

    def answer_part(self, path: Path, part: range, size: int, headers: dict[str, str]) -> None:
        """The bytes that were asked for, or 416 where the file has none of them."""
        if part.start >= part.stop:
            self.answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"", {"Content-Range": f"bytes */{size}"})
            return
        with path.open("rb") as file:
            file.seek(part.start)
            data = file.read(len(part))
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        self.answer(HTTPStatus.PARTIAL_CONTENT, data, headers)

    def answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, **self.site_headers, "Content-Length": str(len(body))}.items():
            if status != HTTPStatus.NOT_MODIFIED or name != "Content-Length":
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args) -> None:
        """Say nothing: a request is no news."""


def asked_part(header: str, size: int) -> range | None:
    """The bytes of a file that a Range header asks for, none of them where it begins behind the end.

    None, as good as no header, where it is no single range (RFC 9110, 14.2 allows that).
    """
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", header)
    if not found or found[0] == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


class SiteServer(ThreadingHTTPServer):
    """One thread per connection; a browser that goes away mid-answer is no error."""

    allow_reuse_address = sys.platform != "win32"  # there it would let two servers have one port

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def bind(directory: Path, port: int) -> SiteServer:
    """A server of the folder on this port of 127.0.0.1, or on a free one (said on stderr) if it is taken."""
    handler = partial(SiteHandler, root=directory)
    try:
        return SiteServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        server = SiteServer(("127.0.0.1", 0), handler)
        print(f"medmir: port {port} is not free ({error}); using {server.server_port}.", file=sys.stderr)
        return server


def has_display() -> bool:
    """Whether a browser window can appear here."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def serve(directory: Path, port: int, open_browser: bool) -> None:
    """Serve an assembled site until Ctrl-C, printing its address once; MedMIRError if there is none."""
    if not (directory / "index.html").is_file():
        raise MedMIRError(f"{directory} holds no site; make one with `medmir site --out {directory}`.")
    with bind(directory, port) as server, suppress(KeyboardInterrupt):
        address = f"http://127.0.0.1:{server.server_port}/"
        print(f"Med-MIR is at {address} (Ctrl-C stops it)", flush=True)
        if open_browser and has_display():
            webbrowser.open(address)
        server.serve_forever()
