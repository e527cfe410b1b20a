"""A calendar over https: real servers, real certificates, and where a redirect may not lead."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import trustme

from wardstatus.rota.fetching import SIZE, Going, NotFetched, _allowed, fetch

CA = trustme.CA()
TEXT = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

Answer = Callable[[BaseHTTPRequestHandler], None]


def gives(body: bytes, status: int = 200) -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(status)
        asked.send_header("Content-Length", str(len(body)))
        asked.end_headers()
        asked.wfile.write(body)

    return answer


def sends_to(where: str) -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(302)
        asked.send_header("Location", where)
        asked.send_header("Content-Length", "0")
        asked.end_headers()

    return answer


def promises(body: bytes, length: int) -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", str(length))
        asked.end_headers()
        asked.wfile.write(body)

    return answer


@contextmanager
def serving(answers: dict[str, Answer], name: str = "localhost") -> Iterator[int]:
    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers[self.path](self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CA.issue_cert(name).configure_cert(tls)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def going(timeout: float = 5, **known: list[str]) -> Going:
    """Return how requests leave: hosts of `known` are there, a dot in them written as `_`."""
    tls = ssl.create_default_context()
    CA.configure_trust(tls)
    hosts = {name.replace("_", "."): found for name, found in known.items()}

    def lookup(host: str, port: int) -> list[str]:
        if host not in hosts:
            raise socket.gaierror("unknown")
        return hosts[host]

    return Going(tls=tls, timeout=timeout, lookup=lookup)


HOME = going(localhost=["127.0.0.1"])


def test_it_comes() -> None:
    with serving({"/al.ics?key=1": gives(TEXT)}) as port:
        assert fetch(f"https://localhost:{port}/al.ics?key=1", HOME) == TEXT


def test_a_redirect_on_the_same_host_is_followed() -> None:
    with serving({"/a": sends_to("/b"), "/b": gives(TEXT)}) as port:
        assert fetch(f"https://localhost:{port}/a", HOME) == TEXT


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(gives(b"", 404), "answers 404", id="not there"),
        pytest.param(gives(b"", 500), "answers 500", id="a fault"),
        pytest.param(gives(b"x" * (SIZE + 1)), "larger than 2 MB", id="too large"),
        pytest.param(promises(b"x", 100), "cut off", id="cut off"),
        pytest.param(sends_to("/a"), "too often", id="round in a circle"),
        pytest.param(sends_to("http://localhost/a"), "no https", id="to http"),
        pytest.param(sends_to("file:///etc/passwd"), "no https", id="to a file"),
        pytest.param(sends_to(""), "too often", id="nowhere"),
        pytest.param(sends_to("https://inner.example/"), "may not be asked", id="inside"),
        pytest.param(sends_to("https://cloud.example/"), "may not be asked", id="metadata"),
        pytest.param(sends_to("https://both.example/"), "may not be asked", id="inside as well"),
        pytest.param(sends_to("https://gone.example/"), "not known", id="to a host not known"),
        pytest.param(sends_to("https://localhost:1/"), "may not be asked", id="another port"),
    ],
)
def test_it_does_not_come(answer: Answer, why: str) -> None:
    way = going(
        localhost=["127.0.0.1"],
        inner_example=["10.1.2.3"],
        cloud_example=["169.254.169.254"],
        both_example=["93.184.216.34", "192.168.1.1"],
    )
    with serving({"/a": answer}) as port, pytest.raises(NotFetched, match=why):
        fetch(f"https://localhost:{port}/a", way)


def test_nobody_inside_is_even_connected_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as inner:
        inner.settimeout(0.2)
        place = inner.getsockname()[1]
        way = going(localhost=["127.0.0.1"], evil_example=["127.0.0.1"])
        with serving({"/a": sends_to(f"https://evil.example:{place}/")}) as port:
            with pytest.raises(NotFetched, match="may not be asked"):
                fetch(f"https://localhost:{port}/a", way)
        with pytest.raises(TimeoutError):
            inner.accept()


def test_another_name_on_the_certificate_is_refused() -> None:
    with serving({"/a": gives(TEXT)}, "elsewhere.example") as port:
        with pytest.raises(NotFetched, match="certificate"):
            fetch(f"https://localhost:{port}/a", HOME)


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = silent.getsockname()[1]
        with pytest.raises(NotFetched, match="in time"):
            fetch(f"https://localhost:{place}/a", going(0.2, localhost=["127.0.0.1"]))


def test_the_reason_never_holds_the_address() -> None:
    with pytest.raises(NotFetched) as wrong:
        fetch("https://gone.example/secret-of-the-house.ics", going())
    assert "secret" not in f"{wrong.value} {wrong.value.fault}"
    assert wrong.value.__cause__ is None


@pytest.mark.parametrize(
    ("address", "first", "later"),
    [
        pytest.param("93.184.216.34", True, True, id="outside"),
        pytest.param("10.0.0.1", True, False, id="private"),
        pytest.param("172.16.0.1", True, False, id="private too"),
        pytest.param("192.168.0.1", True, False, id="private as well"),
        pytest.param("100.64.0.1", True, False, id="of a carrier"),
        pytest.param("127.0.0.1", True, False, id="this host"),
        pytest.param("::1", True, False, id="this host, long"),
        pytest.param("::ffff:10.0.0.1", True, False, id="private, mapped"),
        pytest.param("fc00::1", True, False, id="private, long"),
        pytest.param("169.254.169.254", False, False, id="metadata"),
        pytest.param("::ffff:169.254.169.254", False, False, id="metadata, mapped"),
        pytest.param("fe80::1%eth0", False, False, id="of the cable"),
        pytest.param("224.0.0.1", False, False, id="many"),
        pytest.param("0.0.0.0", False, False, id="none"),
        pytest.param("2606:2800:220:1::1", True, True, id="outside, long"),
    ],
)
def test_who_may_be_asked(address: str, first: bool, later: bool) -> None:
    assert (_allowed(address, False), _allowed(address, True)) == (first, later)
