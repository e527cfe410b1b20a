import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.notify.gateway import Gateway, serving
from tests.notify.requests_sent import FORM, PARCEL, TEXT, channel_at, form_with, sent
from tests.store.samples import T0
from wardstatus.notify.channel import (
    Delivered,
    Delivery,
    FailedForGood,
    FailedForNow,
    Letter,
)
from wardstatus.notify.http import Named
from wardstatus.settings.http_form import HttpChannel


def test_a_json_body_arrives_whatever_the_text() -> None:
    gateway = Gateway()
    assert sent(gateway) == Delivered()
    (got,) = gateway.got
    assert (got.method, got.target) == ("POST", "/send")
    assert got.headers["Content-Type"] == "application/json"
    assert got.headers["Idempotency-Key"] == "med2.1.1.kari.sms"
    assert json.loads(got.body) == {"to": "+4790000000", "text": TEXT}


def test_without_a_body_everything_is_sent_as_json() -> None:
    gateway = Gateway()
    sent(gateway, form_with(body=""))
    assert json.loads(gateway.got[0].body)["data"] == {
        "key": PARCEL.key,
        "to": "+4790000000",
        "person": "kari",
        "subject": "Med 2 RØD",
        "text": TEXT,
    }


def test_a_get_fills_its_address_and_has_no_body() -> None:
    gateway = Gateway()
    form = form_with(
        method="GET", body="", url="http://127.0.0.1/s?to={digits}&m={text}&p={secret}"
    )
    sent(gateway, form.model_copy(update={"secret": "a&b c"}))
    (got,) = gateway.got
    assert (got.method, got.body, got.headers["Content-Type"]) == ("GET", b"", None)
    assert got.target.startswith("/s?to=4790000000&m=Kapasitet%3A%20%22Med%202%22%20R%C3%98D")
    assert got.target.endswith("&p=a%26b%20c")


def test_a_form_is_escaped_as_a_form() -> None:
    gateway = Gateway()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    sent(gateway, form_with(headers=headers, body="to={to}&m={subject}&fixed=%7B"))
    assert gateway.got[0].body == b"to=%2B4790000000&m=Med+2+R%C3%98D&fixed=%7B"
    assert gateway.got[0].headers.get_all("content-type") == ["application/x-www-form-urlencoded"]


def test_headers_are_filled_on_one_line() -> None:
    gateway = Gateway()
    parcel = replace(PARCEL, letter=Letter(subject="a\r\nX-Bad: 1", text="x"))
    sent(gateway, form_with(headers={"Title": "{subject}", "Idempotency-Key": "own"}), parcel)
    (got,) = gateway.got
    assert got.headers["Title"] == "a X-Bad: 1"
    assert got.headers["X-Bad"] is None
    assert got.headers.get_all("Idempotency-Key") == ["own"]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_what_may_pass_fails_for_now(status: int) -> None:
    delivery = sent(Gateway(status))
    assert isinstance(delivery, FailedForNow)
    assert delivery.reason.startswith(str(status))


@pytest.mark.parametrize("status", [301, 302, 307, 304, 400, 401, 403, 404, 410, 422])
def test_what_will_not_pass_fails_for_good_and_no_redirect_is_followed(status: int) -> None:
    gateway = Gateway(status, {"Location": "/other"})
    assert isinstance(sent(gateway), FailedForGood)
    assert len(gateway.got) == 1


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_2xx_is_taken(status: int) -> None:
    assert sent(Gateway(status)) == Delivered()


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0),
        ("7", 7),
        (" 59 ", 59),
        ("60", 60),
        ("61", 60),
        ("99999999999999999999", None),
        ("-3", None),
        ("soon", None),
        ("", None),
        ((T0 + timedelta(seconds=20)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 20),
        ((T0 - timedelta(hours=1)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 0),
        ((T0 + timedelta(hours=1)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 60),
    ],
)
def test_retry_after_is_respected_up_to_a_minute(said: str, seconds: int | None) -> None:
    delivery = sent(Gateway(429, {"Retry-After": said}))
    assert isinstance(delivery, FailedForNow)
    assert delivery.retry_after == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("form", "body", "expected"),
    [
        pytest.param(form_with(ref_header="x-id"), b"", "h1", id="a header"),
        pytest.param(form_with(ref_header="x-no"), b"", "", id="a header that is not there"),
        pytest.param(form_with(ref_json="a.0.id"), b'{"a": [{"id": 7}]}', "7", id="in JSON"),
        pytest.param(form_with(ref_json="a.1.id"), b'{"a": [{"id": 7}]}', "", id="not there"),
        pytest.param(form_with(ref_json="a"), b'{"a": [1]}', "", id="no name"),
        pytest.param(form_with(ref_json="a"), b"OK", "", id="no JSON"),
        pytest.param(form_with(ref_json="a"), b"[" * 60000, "", id="deep"),
        pytest.param(form_with(ref_json="a"), b'{"a": "x\\r\\ny"}', "x y", id="two lines"),
    ],
)
def test_the_other_sides_name_for_it(form: HttpChannel, body: bytes, expected: str) -> None:
    assert sent(Gateway(200, {"X-Id": "h1"}, body), form) == Delivered(ref=expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"msgOkCount": 1}', Delivered),
        (b'{"msgOkCount": 0, "fatalError": "credits"}', FailedForGood),
        (b"", FailedForGood),
    ],
)
def test_an_answer_that_says_otherwise(body: bytes, expected: type[Delivery]) -> None:
    form = form_with(answer_matches='"msgOkCount": [1-9]')
    assert isinstance(sent(Gateway(200, {}, body), form), expected)


@pytest.mark.parametrize("name", ["", "a:b", "x\r\ny"])
def test_a_header_no_request_can_have_fails_for_good(name: str) -> None:
    gateway = Gateway()
    assert sent(gateway, form_with(headers={name: "x"})) == FailedForGood(reason="request")
    assert gateway.got == []


def test_a_webhook_is_found_by_its_name() -> None:
    gateway = Gateway()
    with serving(gateway) as port:
        named = Named(channels={"pager": channel_at(FORM, port)})
        assert named.send(replace(PARCEL, address="pager")) == Delivered()
        gone = named.send(replace(PARCEL, address="other"))
    assert gone == FailedForGood(reason="no such channel")
