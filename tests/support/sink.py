"""A host somewhere else: it takes whatever is sent to it, allows everything, and remembers what came."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

ANSWER = (b"HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nAccess-Control-Allow-Origin: *\r\n"
          b"Cross-Origin-Resource-Policy: cross-origin\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@dataclass
class Sink:
    """What came: of a request its first line, "packet" for one by UDP.

    A connection without a byte is not counted: Chromium opens one to where a form or a frame would go before it asks
    the page's policy.
    """

    port: int
    came: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, ending in a slash."""
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def listening() -> Iterator[Sink]:
    """A port of this machine that is not the site's, by TCP and by UDP."""
    with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
        sink = Sink(tcp.getsockname()[1])
        udp.bind(("127.0.0.1", sink.port))
        for take in (lambda: _packet(udp, sink), lambda: _begun(tcp, sink)):
            threading.Thread(target=_repeated, args=(take,), daemon=True).start()
        yield sink


def _repeated(take) -> None:
    with suppress(OSError):
        while True:
            take()


def _packet(udp: socket.socket, sink: Sink) -> None:
    udp.recv(2048)
    sink.came.append("packet")


def _begun(tcp: socket.socket, sink: Sink) -> None:
    threading.Thread(target=_request, args=(tcp.accept()[0], sink), daemon=True).start()


def _request(connection: socket.socket, sink: Sink) -> None:
    with connection, suppress(OSError):
        if request := connection.recv(65536):
            sink.came.append(request.split(b"\r\n")[0].decode(errors="replace"))
            connection.sendall(ANSWER)
