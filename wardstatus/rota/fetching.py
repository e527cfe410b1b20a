"""A calendar fetched by https: who is asked is looked up once, and nobody inside by a redirect."""

import ipaddress
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from wardstatus.clock import elapsed
from wardstatus.core.roster import Fault
from wardstatus.texts.words import marked

SIZE = 2 * 1024 * 1024
"""Bytes a calendar may have."""

TIMEOUT = 10.0
"""Seconds the whole of a fetch may take."""

_HOPS = 3
_CHUNK = 64 * 1024
_MOVED = (301, 302, 303, 307, 308)
_PORT = 443

Lookup = Callable[[str, int], list[str]]
"""Returns the addresses of a host; raises OSError."""


_NOT_HTTPS = marked("it is no https address")
_TOO_FAR = marked("it is redirected too often")
_STATUS = marked("its server answers {detail}")
_ELSEWHERE = marked("it is redirected to another host, which cannot be checked through the proxy")
_FORBIDDEN = marked("it leads to an address that may not be asked")
_TOO_LARGE = marked("it is larger than {detail} MB")
_CUT = marked("it was cut off before its end")
_LATE = marked("its server did not answer in time")
_UNTRUSTED = marked("the certificate of its server is not trusted")
_UNKNOWN_HOST = marked("its server is not known")
_FAILED = marked("its server cannot be reached ({detail})")


class NotFetched(Exception):
    """A calendar did not come, and why; never its address, which may be a secret."""

    def __init__(self, why: str, detail: object = "") -> None:
        self.fault = Fault(why=why, detail=str(detail))
        super().__init__(why.format(detail=detail))


def addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system knows them, the first to be asked first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How requests leave the house."""

    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    proxy: str = ""
    timeout: float = TIMEOUT
    lookup: Lookup = addresses


def fetch(url: str, going: Going) -> bytes:
    """Return what stands at an https address; raise NotFetched.

    The address is the administrator's, who may name a host inside; where it sends us is not.
    """
    ends = elapsed() + going.timeout
    first = urlsplit(url)
    here = first
    for _ in range(_HOPS + 1):
        if here.scheme != "https" or not here.hostname:
            raise NotFetched(_NOT_HTTPS)
        try:
            answer = _ask(here, first, going, ends)
        except (OSError, HTTPException, ValueError) as error:
            raise _why(error) from None
        if isinstance(answer, bytes):
            return answer
        here = urlsplit(urljoin(here.geturl(), answer))
    raise NotFetched(_TOO_FAR)


def _ask(here: SplitResult, first: SplitResult, going: Going, ends: float) -> bytes | str:
    """Return the body, or where the answer sends us."""
    connection = _connection(here, first, going, ends)
    try:
        connection.request("GET", _target(here), headers=_headers(here))
        line = connection.sock
        line.settimeout(_left(ends))
        with connection.getresponse() as response:
            if response.status in _MOVED:
                return str(response.headers.get("Location", ""))
            if response.status != 200:
                raise NotFetched(_STATUS, response.status)
            return _body(response, line, ends)
    finally:
        connection.close()


def _connection(
    here: SplitResult, first: SplitResult, going: Going, ends: float
) -> HTTPSConnection:
    host, port = here.hostname or "", here.port or _PORT
    elsewhere = (host, port) != (first.hostname, first.port or _PORT)
    proxy = urlsplit(going.proxy)
    if proxy.hostname:
        if elsewhere:
            raise NotFetched(_ELSEWHERE)
        through = HTTPSConnection(
            proxy.hostname, proxy.port or 80, timeout=_left(ends), context=going.tls
        )
        through.set_tunnel(host, port, _login(proxy))
        return through
    found = going.lookup(host, port)
    allowed = [each for each in found if _allowed(each, elsewhere)]
    if not allowed or len(allowed) < len(found):
        raise NotFetched(_FORBIDDEN)
    return _Pinned(host, port, allowed[0], _left(ends), going.tls)


class _Pinned(HTTPSConnection):
    """A connection to the very address that was looked at, under the name of the host."""

    def __init__(
        self, host: str, port: int, address: str, timeout: float, tls: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, timeout=timeout, context=tls)
        self._address, self._tls = address, tls

    def connect(self) -> None:
        line = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(line, server_hostname=self.host)


def _allowed(address: str, elsewhere: bool) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if ip.is_loopback:
        return not elsewhere
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved:
        return False
    return ip.is_global if elsewhere else True


def _body(response: HTTPResponse, line: socket.socket, ends: float) -> bytes:
    body = b""
    while more := response.read1(_CHUNK):
        body += more
        if len(body) > SIZE:
            raise NotFetched(_TOO_LARGE, SIZE // 1024 // 1024)
        line.settimeout(_left(ends))
    if response.length:
        raise NotFetched(_CUT)
    return body


def _left(ends: float) -> float:
    left = ends - elapsed()
    if left <= 0:
        raise TimeoutError
    return left


def _target(here: SplitResult) -> str:
    return (here.path or "/") + (f"?{here.query}" if here.query else "")


def _headers(here: SplitResult) -> dict[str, str]:
    said = {"Accept": "text/calendar", "User-Agent": "wardstatus"}
    return said | ({} if not here.username else {"Authorization": _basic(here)})


def _login(proxy: SplitResult) -> dict[str, str]:
    return {"Proxy-Authorization": _basic(proxy)} if proxy.username else {}


def _basic(place: SplitResult) -> str:
    both = f"{unquote(place.username or '')}:{unquote(place.password or '')}"
    return f"Basic {b64encode(both.encode()).decode()}"


def _why(error: Exception) -> NotFetched:
    if isinstance(error, TimeoutError):
        return NotFetched(_LATE)
    if isinstance(error, ssl.SSLCertVerificationError):
        return NotFetched(_UNTRUSTED)
    if isinstance(error, socket.gaierror):
        return NotFetched(_UNKNOWN_HOST)
    return NotFetched(_FAILED, type(error).__name__)
