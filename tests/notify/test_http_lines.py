import ssl

import pytest
import trustme

from tests.notify.gateway import Gateway, Line, asked, raw, serving
from tests.notify.post import free_port
from tests.notify.requests_sent import FORM, PARCEL, channel_at, form_with
from tests.store.samples import T0
from wardstatus.notify.channel import (
    Delivered,
    Delivery,
    FailedForGood,
    FailedForNow,
)
from wardstatus.notify.exchange import Outgoing
from wardstatus.notify.http import Http


@pytest.mark.parametrize(
    ("name", "trusted", "expected"),
    [
        pytest.param("127.0.0.1", True, Delivered, id="trusted"),
        pytest.param("127.0.0.1", False, FailedForGood, id="of somebody else"),
        pytest.param("other.example.org", True, FailedForGood, id="another name"),
    ],
)
def test_certificates(name: str, trusted: bool, expected: type[Delivery]) -> None:
    house = trustme.CA()
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    house.issue_cert(name).configure_cert(theirs)
    ours = ssl.create_default_context()
    if trusted:
        house.configure_trust(ours)
    gateway = Gateway()
    with serving(gateway, theirs) as port:
        delivery = channel_at(FORM, port, "https", tls=ours).send(PARCEL)
    assert isinstance(delivery, expected)
    assert len(gateway.got) == (expected is Delivered)


def test_a_proxy_is_asked_with_the_whole_address() -> None:
    proxy = Gateway()
    with serving(proxy) as port:
        out = Outgoing(timeout=5, proxy=f"http://me:s%40f@127.0.0.1:{port}")
        form = form_with(url="http://gateway.example.org/send?to={to}")
        assert Http(form, out, lambda: T0).send(PARCEL) == Delivered()
    (got,) = proxy.got
    assert got.target == "http://gateway.example.org/send?to=%2B4790000000"
    assert got.headers["Host"] == "gateway.example.org"
    assert got.headers["Proxy-Authorization"] == "Basic bWU6c0Bm"


def test_a_proxy_is_passed_by_a_channel_that_says_so() -> None:
    gateway = Gateway()
    with serving(gateway) as port:
        proxy = f"http://127.0.0.1:{free_port()}"
        assert channel_at(form_with(proxy=False), port, proxy=proxy).send(PARCEL) == Delivered()
    assert gateway.got[0].headers["Proxy-Authorization"] is None


def test_https_goes_through_a_tunnel_of_the_proxy() -> None:
    heads: list[bytes] = []

    def refuse(line: Line) -> None:
        heads.append(asked(line))
        line.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")

    with raw(refuse) as port:
        out = Outgoing(timeout=5, proxy=f"http://127.0.0.1:{port}")
        form = form_with(url="https://gateway.example.org/send", secret="hemmelig")
        delivery = Http(form, out, lambda: T0).send(PARCEL)
    assert heads[0].startswith(b"CONNECT gateway.example.org:443 HTTP/1.")
    assert isinstance(delivery, FailedForNow)
