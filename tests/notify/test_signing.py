"""Standard Webhooks 1.0.0, with the vector that its libraries share."""

import hashlib
import json
from base64 import b64encode
from datetime import timedelta

import pytest

from tests.notify.gateway import Gateway, Got, serving
from tests.store.samples import T0
from wardstatus.notify import signing
from wardstatus.notify.channel import Letter, Parcel
from wardstatus.notify.exchange import Outgoing
from wardstatus.notify.http import Http
from wardstatus.settings.http_form import HttpChannel
from wardstatus.settings.signing import keys

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_" + b64encode(bytes(range(32))).decode()
PARCEL = Parcel(key="a.1.kari.webhook", address="p", letter=Letter(subject="s", text="Rød"))


def test_the_published_vector() -> None:
    made = signing.signature(
        keys(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def _tries(secret: str) -> list[Got]:
    """Return two tries of one message, ten seconds apart."""
    gateway = Gateway()
    with serving(gateway) as port:
        form = HttpChannel(url=f"http://127.0.0.1:{port}/hook", secret=secret)
        for later in (0, 10):
            now = T0 + timedelta(seconds=later)
            Http(form, Outgoing(timeout=5), lambda now=now: now).send(PARCEL)  # type: ignore[misc]
    return gateway.got


def _by_hand(key: bytes, got: Got) -> str:
    """HMAC as RFC 2104 writes it, without the library for it."""
    signed = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
    padded = key.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(each ^ 0x36 for each in padded) + signed).digest()
    outer = hashlib.sha256(bytes(each ^ 0x5C for each in padded) + inner).digest()
    return f"v1,{b64encode(outer).decode()}"


def test_the_id_stands_and_the_time_and_signature_are_of_each_try() -> None:
    first, second = _tries(SECRET)
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert "." not in first.headers["webhook-id"]
    times = [int(got.headers["webhook-timestamp"]) for got in (first, second)]
    assert times == [int(T0.timestamp()), int(T0.timestamp()) + 10]
    for got in (first, second):
        assert got.headers["webhook-signature"] == _by_hand(keys(SECRET)[0], got)
        assert json.loads(got.body)["data"]["text"] == "Rød"
    assert first.headers["Idempotency-Key"] == second.headers["Idempotency-Key"] == PARCEL.key


def test_while_a_secret_is_changed_both_sign() -> None:
    got = _tries(f"{OTHER} {SECRET}")[0]
    made = got.headers["webhook-signature"].split(" ")
    assert made == [_by_hand(key, got) for key in (*keys(OTHER), *keys(SECRET))]


def test_another_secret_signs_nothing() -> None:
    assert _tries("plain")[0].headers["webhook-signature"] is None


@pytest.mark.parametrize(
    "secret",
    [
        "whsec_",
        "whsec_!!!!",
        "whsec_" + b64encode(bytes(23)).decode(),
        "whsec_" + b64encode(bytes(65)).decode(),
        f"{SECRET} plain",
    ],
)
def test_what_is_no_signing_secret(secret: str) -> None:
    with pytest.raises(ValueError, match=r"whsec_|base64|length"):
        keys(secret)


@pytest.mark.parametrize("length", [24, 64])
def test_the_shortest_and_the_longest_key(length: int) -> None:
    assert keys("whsec_" + b64encode(bytes(length)).decode()) == (bytes(length),)
