"""One HTTP request and its answer, within a time that counts for the whole."""

import socket
import ssl
from base64 import b64encode
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Thread
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from wardstatus.clock import elapsed
from wardstatus.notify.guard import Resolve, address_of, resolved

LIMIT = 64 * 1024
"""So many bytes of an answer are read."""

_SHORTEST = 0.01
_ENOUGH_FOR_A_BODY = 0.9
_STANDING = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """How requests leave the house; `timeout` is for the whole exchange, in seconds."""

    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    proxy: str = ""
    timeout: float = 10.0
    inner: bool | None = None
    """Whether inner addresses are asked; None: only those that stand in the URL itself."""
    resolve: Resolve = resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back; a redirect is an answer like any other."""

    status: int
    phrase: str
    headers: Message
    body: bytes
    whole: bool
    """False if the body was cut short: by the line, by time, or because it is too long."""


def exchange(request: Request, outgoing: Outgoing) -> Answer:
    """Return the answer; raise OSError (TimeoutError when time is up) or HTTPException.

    A name that does not resolve and a server that drips are cut off in time too: the exchange
    has a thread of its own, which nobody waits for any longer.
    """
    ends = elapsed() + outgoing.timeout
    connection = _connection(urlsplit(request.url), outgoing)
    came: Future[Answer] = Future()

    def talk() -> None:
        try:
            came.set_result(_talk(connection, request, outgoing, ends))
        except Exception as error:
            # Without its frames, which would keep a refused proxy's answer, and its socket, open.
            came.set_exception(error.with_traceback(None))
        finally:
            connection.close()

    Thread(target=talk, name="exchange", daemon=True).start()
    try:
        return came.result(outgoing.timeout)
    except TimeoutError:
        _cut(connection)
        raise TimeoutError(f"no answer in {outgoing.timeout:g} s") from None


def _talk(connection: HTTPConnection, request: Request, outgoing: Outgoing, ends: float) -> Answer:
    _pin(connection, urlsplit(request.url), outgoing)
    connection.connect()
    if elapsed() >= ends:
        # Whoever waited has gone on: a request that leaves now would be one too many.
        raise TimeoutError
    line = connection.sock
    line.settimeout(_left(ends))
    headers = _headers(request, outgoing)
    connection.request(request.method, _target(request, outgoing), request.body, headers)
    with connection.getresponse() as response:
        body, whole = _read(response, line, ends)
        return Answer(
            status=response.status,
            phrase=response.reason,
            headers=response.headers,
            body=body,
            whole=whole,
        )


def _pin(connection: HTTPConnection, to: SplitResult, outgoing: Outgoing) -> None:
    """Connect to the address that was looked at, whatever the name leads to a moment later."""
    if outgoing.proxy:
        # The proxy looks names up, in its own net; what is plainly an address is ours to judge.
        _judge_written(to.hostname or "", outgoing)
        return
    address = address_of(connection.host, connection.port, outgoing.inner, outgoing.resolve)

    def create(_: object, *how: Any) -> socket.socket:
        return socket.create_connection((address, connection.port), *how)

    # The only place where http.client lets the address be another than the name.
    connection._create_connection = create  # type: ignore[attr-defined]


def _judge_written(host: str, outgoing: Outgoing) -> None:
    """Raise InnerAddressError for an inner address through a proxy, in any way of writing it."""
    try:
        socket.inet_aton(host)
    except OSError:
        if ":" not in host:
            return
    address_of(host, 0, outgoing.inner, outgoing.resolve)


def _read(response: HTTPResponse, line: socket.socket, ends: float) -> tuple[bytes, bool]:
    """Return the body; a fault in it is no fault of the answer, whose status is known."""
    body = b""
    ends = elapsed() + (ends - elapsed()) * _ENOUGH_FOR_A_BODY
    try:
        while len(body) <= LIMIT and elapsed() < ends:
            line.settimeout(_left(ends))
            more = response.read1(LIMIT + 1 - len(body))
            if not more:
                return body, not response.length
            body += more
    except (OSError, HTTPException):
        pass
    return body[:LIMIT], False


def _left(ends: float) -> float:
    return max(ends - elapsed(), _SHORTEST)


def _cut(connection: HTTPConnection) -> None:
    line = connection.sock
    if line is not None:
        with suppress(OSError):
            # Not SSLSocket's own, which would pull the line away from under who reads it.
            socket.socket.shutdown(line, socket.SHUT_RDWR)


def _connection(to: SplitResult, outgoing: Outgoing) -> HTTPConnection:
    proxy = urlsplit(outgoing.proxy)
    first = proxy if proxy.hostname else to
    host, timeout = first.hostname or "", outgoing.timeout
    if to.scheme != "https":
        return HTTPConnection(host, first.port, timeout=timeout)
    port = first.port or (80 if first is proxy else 443)
    connection = HTTPSConnection(host, port, timeout=timeout, context=outgoing.tls)
    if first is proxy:
        connection.set_tunnel(to.hostname or "", to.port or 443, _login("Proxy-", proxy))
    return connection


def _headers(request: Request, outgoing: Outgoing) -> dict[str, bytes]:
    to = urlsplit(request.url)
    through = urlsplit(outgoing.proxy) if to.scheme == "http" else urlsplit("")
    said = _login("", to) | dict(request.headers) | _login("Proxy-", through)
    return {name: value.encode() for name, value in said.items()}


def _login(prefix: str, place: SplitResult) -> dict[str, str]:
    if not place.username:
        return {}
    both = f"{unquote(place.username)}:{unquote(place.password or '')}"
    return {f"{prefix}Authorization": f"Basic {b64encode(both.encode()).decode()}"}


def _target(request: Request, outgoing: Outgoing) -> str:
    to = urlsplit(request.url)
    target = urlunsplit(("", "", to.path or "/", to.query, ""))
    if outgoing.proxy and to.scheme == "http":
        target = f"http://{to.netloc.rpartition('@')[2]}{target}"
    return quote(target, safe=_STANDING)
