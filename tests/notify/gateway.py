"""Real HTTP servers: one that answers as told, and raw ones that misbehave."""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

Line = socket.socket


@dataclass(frozen=True, kw_only=True)
class Got:
    method: str
    target: str
    headers: Message
    body: bytes


@dataclass
class Gateway:
    """Answers every request with one status, some headers and a body."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    got: list[Got] = field(default_factory=list)
    silent: Callable[[Got], bool] = lambda got: False
    """Whether it takes a request and hangs up without a word."""


@contextmanager
def serving(gateway: Gateway, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Yield the port of a server that asks the gateway what to answer."""

    class Asked(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            got = Got(method=self.command, target=self.path, headers=self.headers, body=body)
            gateway.got.append(got)
            if gateway.silent(got):
                self.close_connection = True
                return
            self.send_response(gateway.status)
            for name, value in gateway.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(gateway.body)))
            self.end_headers()
            self.wfile.write(gateway.body)

        do_GET = do_POST = do_PUT = answer

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(HTTPServer):
        def handle_error(self, *_: object) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Asked) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=lambda: server.serve_forever(poll_interval=0.01))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def raw(behave: Callable[[Line], None]) -> Iterator[int]:
    """Yield the port of a server that takes one connection and does with it what it likes."""

    def serve() -> None:
        try:
            line, _ = server.accept()
        except OSError:
            return
        with line:
            try:
                behave(line)
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        thread = Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            thread.join()


def asked(line: Line) -> bytes:
    """Read one request without knowing its length: its head and what came with it."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += line.recv(65536)
    return got
