"""Inner addresses are asked only if the house has said so: sixty ways to write one, and tricks."""

import socket
from collections.abc import Sequence

import pytest

from tests.notify.gateway import Gateway, serving
from wardstatus.clock import system_clock
from wardstatus.notify.channel import Delivered, FailedForGood, FailedForNow, Letter, Parcel
from wardstatus.notify.exchange import Outgoing
from wardstatus.notify.guard import InnerAddressError, address_of, is_inner
from wardstatus.notify.http import Http
from wardstatus.settings.http_form import HttpChannel

PARCEL = Parcel(key="a.sms", address="+4790000000", letter=Letter(subject="s", text="t"))

NUMBERS = (
    *("127.0.0.1", "127.0.0.2", "127.255.255.254", "127.1", "127.0.1", "0.0.0.0", "0", "0.0.0.1"),
    *("2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0x7f.0x0.0x0.0x1"),
    *("10.0.0.1", "10.255.255.255", "10.1", "167772161", "0xa000001", "012.0.0.1"),
    *("172.16.0.1", "172.31.255.254", "0xac100001", "192.168.0.1", "192.168.1", "3232235521"),
    *("169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.1.1"),
    *("100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1"),
    *("fe80::1", "fc00::1", "fd12:3456:789a::1", "ff02::1", "2001:db8::1", "64:ff9b::7f00:1"),
    *(
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::1",
        "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ),
)
NAMES = ("inner.example.org", "localhost", "LOCALHOST")


def _looked_up(host: str, port: int) -> Sequence[str]:
    """Answer for invented names; addresses are read as the system reads them."""
    named = {"inner.example.org": ["10.0.0.7"], "both.example.org": ["93.184.216.34", "10.0.0.7"]}
    return named.get(host) or [
        str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ]


def test_the_table_has_sixty_rows() -> None:
    assert len({*NUMBERS, *NAMES}) == 60


@pytest.mark.parametrize("host", [*NUMBERS, *NAMES])
def test_no_inner_address_is_asked_however_it_is_written(host: str) -> None:
    shown = f"[{host}]" if ":" in host else host
    form = HttpChannel(url=f"http://{shown}:1/", inner=False)
    sent = Http(form, Outgoing(timeout=2, resolve=_looked_up), system_clock).send(PARCEL)
    assert sent == FailedForGood(reason="an inner address")


@pytest.mark.parametrize(
    "host", ["inner.example.org", "127.1", "2130706433", "0x7f.1", "::ffff:10.0.0.1"]
)
def test_what_is_not_plainly_written_is_not_meant(host: str) -> None:
    with pytest.raises(InnerAddressError):
        address_of(host, 80, None, _looked_up)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd00::5", "localhost"]
)
def test_an_inner_address_in_the_url_itself_is_meant(host: str) -> None:
    assert address_of(host, 80, None, _looked_up) == host


@pytest.mark.parametrize("host", ["169.254.169.254", "fe80::1", "0.0.0.0"])
def test_an_address_of_the_machine_room_is_meant_only_if_that_is_said(host: str) -> None:
    with pytest.raises(InnerAddressError):
        address_of(host, 80, None, _looked_up)
    assert address_of(host, 80, True, _looked_up) == host


def test_a_name_that_leads_into_the_house_is_asked_if_that_is_said() -> None:
    assert address_of("inner.example.org", 80, True, _looked_up) == "10.0.0.7"


def test_one_inner_address_among_several_spoils_the_name() -> None:
    with pytest.raises(InnerAddressError):
        address_of("both.example.org", 443, None, _looked_up)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_the_public_internet_is_not_inner(address: str) -> None:
    assert not is_inner(address)


@pytest.mark.parametrize("address", ["", "not an address", "1.2.3"])
def test_what_cannot_be_read_counts_as_inner(address: str) -> None:
    assert is_inner(address)


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_a_moment_later() -> None:
    gateway, answers = Gateway(), [["198.51.100.255"], ["127.0.0.1"], ["127.0.0.1"]]
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return answers.pop(0)

    with serving(gateway) as port:
        form = HttpChannel(url=f"http://rebind.example.org:{port}/", inner=True)
        sent = Http(form, Outgoing(timeout=0.5, resolve=rebinding), system_clock).send(PARCEL)
    assert isinstance(sent, FailedForNow)
    assert asked == ["rebind.example.org"]
    assert gateway.got == []


def test_a_redirect_into_the_house_is_not_followed() -> None:
    inner = Gateway()
    with serving(inner) as port:
        to = {"Location": f"http://127.0.0.1:{port}/secret"}
        with serving(Gateway(302, headers=to)) as outer:
            form = HttpChannel(url=f"http://127.0.0.1:{outer}/")
            sent = Http(form, Outgoing(timeout=2), system_clock).send(PARCEL)
    assert isinstance(sent, FailedForGood)
    assert inner.got == []


def test_a_name_that_is_not_found_is_tried_again() -> None:
    def nobody(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    form = HttpChannel(url="https://gateway.example.org/")
    sent = Http(form, Outgoing(timeout=2, resolve=nobody), system_clock).send(PARCEL)
    assert isinstance(sent, FailedForNow)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "169.254.169.254", "[::1]"])
def test_a_proxy_is_not_asked_for_an_inner_address(host: str) -> None:
    proxy = Gateway()
    with serving(proxy) as port:
        way = Outgoing(timeout=2, proxy=f"http://127.0.0.1:{port}")
        sent = Http(HttpChannel(url=f"http://{host}/", inner=False), way, system_clock).send(PARCEL)
    assert sent == FailedForGood(reason="an inner address")
    assert proxy.got == []


def test_a_name_is_connected_to_at_the_address_that_was_looked_at() -> None:
    gateway = Gateway()
    with serving(gateway) as port:
        form = HttpChannel(url=f"http://gateway.example.org:{port}/", inner=True)
        way = Outgoing(timeout=2, resolve=lambda host, port: ["127.0.0.1"])
        sent = Http(form, way, system_clock).send(PARCEL)
    assert sent == Delivered()
    assert gateway.got[0].headers["Host"] == f"gateway.example.org:{port}"
