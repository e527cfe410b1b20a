"""What a service sends back: proved in each way, and found in each documented form."""

import hmac
import json
import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from tests.store.samples import T0
from wardstatus.notify import signing
from wardstatus.notify.incoming import Came, found, is_genuine, pieces
from wardstatus.settings.http_form import HttpChannel
from wardstatus.settings.signing import keys

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
SECRET = "a-secret-of-the-gateway"
SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDxyzzzzzz"
BODY = b'{"key": "a.sms", "state": "delivered"}'


def _form(**said: str) -> HttpChannel:
    return HttpChannel.model_validate({"url": "https://x.example.org/", **said})


def _basic(password: str) -> str:
    return "Basic " + b64encode(f"board:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("came", "genuine"),
    [
        pytest.param(Came(headers={}), False, id="nothing"),
        pytest.param(Came(headers={}, fields={"secret": SECRET}), True, id="a field"),
        pytest.param(Came(headers={}, fields={"apikey": SECRET}), True, id="a modem's field"),
        pytest.param(Came(headers={}, fields={"secret": SECRET[:-1]}), False, id="cut short"),
        pytest.param(Came(headers={"authorization": f"Bearer {SECRET}"}), True, id="a token"),
        pytest.param(Came(headers={"authorization": "Bearer "}), False, id="an empty token"),
        pytest.param(Came(headers={"authorization": _basic(SECRET)}), True, id="a password"),
        pytest.param(Came(headers={"authorization": _basic("x")}), False, id="a wrong password"),
        pytest.param(Came(headers={"authorization": "Basic %%%"}), False, id="no base64"),
        pytest.param(Came(headers={}, fields={"secret": "å" * 20}), False, id="other signs"),
    ],
)
def test_a_shared_secret(came: Came, genuine: bool) -> None:
    assert is_genuine(_form(incoming_secret=SECRET), came, T0) is genuine


def test_without_a_secret_nothing_is_genuine() -> None:
    assert not is_genuine(_form(), Came(headers={}, fields={"secret": ""}), T0)


def _hashes() -> dict[str, str]:
    made = hmac.digest(SECRET.encode(), BODY, sha256)
    return {
        "hex": made.hex(),
        "large hex": made.hex().upper(),
        "prefixed": f"sha256={made.hex()}",
        "base64": b64encode(made).decode(),
    }


@pytest.mark.parametrize("way", ["hex", "large hex", "prefixed", "base64"])
def test_an_hmac_of_the_body(way: str) -> None:
    form = _form(incoming_secret=SECRET, incoming_hmac="X-Signature")
    headers = {"x-signature": _hashes()[way]}
    assert is_genuine(form, Came(headers=headers, body=BODY), T0)
    assert not is_genuine(form, Came(headers=headers, body=BODY + b" "), T0)
    assert not is_genuine(form, Came(headers={}, fields={"secret": SECRET}, body=BODY), T0)


@pytest.mark.parametrize(
    ("seconds", "secret", "genuine"),
    [
        pytest.param(0, SIGNING, True, id="now"),
        pytest.param(-300, SIGNING, True, id="five minutes ago"),
        pytest.param(-301, SIGNING, False, id="longer ago"),
        pytest.param(300, SIGNING, True, id="a clock ahead"),
        pytest.param(301, SIGNING, False, id="too far ahead"),
        pytest.param(0, OTHER, False, id="another secret"),
    ],
)
def test_a_signed_webhook(seconds: int, secret: str, genuine: bool) -> None:
    at = T0 + timedelta(seconds=seconds)
    came = Came(headers=signing.headers(keys(secret), "k", BODY, at), body=BODY)
    assert is_genuine(_form(incoming_secret=SIGNING), came, T0) is genuine
    forged = Came(headers=came.headers, body=BODY.replace(b"delivered", b"failed"))
    assert not is_genuine(_form(incoming_secret=SIGNING), forged, T0)


def test_while_a_secret_is_changed_either_is_taken() -> None:
    came = Came(headers=signing.headers(keys(OTHER), "k", BODY, T0), body=BODY)
    assert is_genuine(_form(incoming_secret=f"{SIGNING} {OTHER}"), came, T0)


@pytest.mark.parametrize("timestamp", ["", "now", "1e9", "9" * 30])
def test_a_time_that_is_none_proves_nothing(timestamp: str) -> None:
    headers = {**signing.headers(keys(SIGNING), "k", BODY, T0), "webhook-timestamp": timestamp}
    assert not is_genuine(_form(incoming_secret=SIGNING), Came(headers=headers, body=BODY), T0)


def test_a_list_holds_several_reports() -> None:
    came = Came(headers={}, body=json.dumps([{"id": "a"}, {"id": "b"}, 7]).encode())
    assert [found(each, "id") for each in pieces(came)] == ["a", "b"]


DOCUMENTED = {
    "LINK": (b'{"refId": "m.1.kari.sms", "id": "Dcshuhod0PMAAAFQ", "resultCode": 1001}', ""),
    "46elks": (b"", "id=sf8425555e5d8db61dda7a7b3f1b91bdb&status=delivered"),
    "Sveve": (b"", "number=4593654321&status=true&id=42824112&ref=ABC123&errorCode="),
    "nested": (b'{"data": {"id": 7, "done": true}}', ""),
}


@pytest.mark.parametrize(
    ("service", "path", "expected"),
    [
        ("LINK", "refId", "m.1.kari.sms"),
        ("LINK", "resultCode", "1001"),
        ("46elks", "status", "delivered"),
        ("46elks", "id", "sf8425555e5d8db61dda7a7b3f1b91bdb"),
        ("Sveve", "status", "true"),
        ("Sveve", "errorCode", ""),
        ("nested", "data.id", "7"),
        ("nested", "data.done", "true"),
        ("nested", "data.none", ""),
        ("nested", "data", ""),
        ("nested", "", ""),
    ],
)
def test_what_services_send_is_found_as_documented(service: str, path: str, expected: str) -> None:
    body, query = DOCUMENTED[service]
    came = Came(headers={}, body=body, fields=dict(parse_qsl(query, keep_blank_values=True)))
    assert [found(each, path) for each in pieces(came)] == [expected]


LINK_CODES = {
    "delivered": "1001 1007",
    "failed": "0 1 2 3 4 5 6 104 105 1002 1004 1006 1009 1010 2104 2105 2106 2107 2200 2201 2207 "
    "3000 3001 3002 4000 4007",
    "on the way": "1000 1005 1008 1011 1012",
}
"""Of LINK's own document, SMS REST API 1.6; what may have arrived or not counts as failed."""


@pytest.mark.parametrize("means", LINK_CODES)
def test_the_example_knows_the_codes_of_link(means: str) -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    link = example.partition("# LINK Mobility;")[2].partition("[channel.sms]")[0]
    said = dict(re.findall(r'^# report_(delivered|failed) = "(.*?)"', link, re.MULTILINE))
    for code in LINK_CODES[means].split():
        found = [name for name, pattern in said.items() if re.fullmatch(pattern, code)]
        assert found == ([means] if means in said else []), code


@pytest.mark.parametrize("body", [b"", b"{", b"null", b'"x"', b"[" * 100_000, b"\xff"])
def test_a_body_that_says_nothing_is_nothing(body: bytes) -> None:
    assert [found(each, "id") for each in pieces(Came(headers={}, body=body))] == [""]
