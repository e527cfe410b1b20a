"""What a gateway says afterwards: an SMS arrived, never will, or was answered."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from werkzeug.test import TestResponse

from tests.journeys.house import Hospital, hospital
from tests.notify.gateway import Gateway, serving

SECRET = "a-secret-of-the-gateway"
CHANNEL = """
[channel.sms]
url = "http://127.0.0.1:{port}/sms"
inner = true
headers = {{ Content-Type = "application/x-www-form-urlencoded" }}
body = "to={{to}}&message={{text}}&ref={{key}}"
ref_json = "id"
incoming_secret = "a-secret-of-the-gateway"
report_ref = "id"
report_key = "ref"
report_state = "status"
answer_from = "from"
answer_text = "message"
"""


@contextmanager
def _hospital(
    folder: Path, gateway: Gateway, channels: str = '"sms:+47 900 00 000"'
) -> Iterator[Hospital]:
    with serving(gateway) as port:

        def configured(text: str) -> str:
            return text.replace('"mailto:dahl@example.org"', channels) + CHANNEL.format(port=port)

        with hospital(folder, configured=configured) as house:
            house.ward("med2").post("level", level="red")
            house.pass_time(seconds=20)
            yield house


def _report(house: Hospital, status: str, secret: str = SECRET, **about: str) -> TestResponse:
    sent = {"status": status, **(about or {"id": "m1"})}
    return house.app.test_client().post(f"/in/sms/report?secret={secret}", data=sent)


def _answer(house: Hospital, text: str, sender: str = "+4790000000") -> TestResponse:
    sent = {"from": sender, "message": text}
    return house.app.test_client().post(f"/in/sms/answer?secret={SECRET}", data=sent)


def _state(house: Hospital) -> str:
    return house.service.records.messages(unit="med2", person="dahl")[-1].state


def _code(gateway: Gateway) -> str:
    text = parse_qs(gateway.got[0].body.decode())["message"][0]
    assert len(text) <= 160
    found = re.search(r"eller send OK ([0-9]{6})$", text)
    assert found, text
    return found.group(1)


def test_a_report_by_either_name_says_that_it_was_delivered(tmp_path: Path) -> None:
    gateway = Gateway(body=b'{"id": "m1"}')
    with _hospital(tmp_path, gateway) as house:
        assert _state(house) == "accepted"
        assert _report(house, "sent").status_code == 204
        assert _state(house) == "accepted"
        key = parse_qs(gateway.got[0].body.decode())["ref"][0]
        house.clock.move(minutes=1)
        assert _report(house, "delivered", ref=key).status_code == 204
        assert _state(house) == "delivered"
        assert "levert 03:41" in house.ward("med2").text()
        assert _report(house, "failed").status_code == 204
        assert _state(house) == "delivered"


def test_a_report_that_proves_nothing_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with _hospital(tmp_path, Gateway(body=b'{"id": "m1"}')) as house:
        assert _report(house, "delivered", secret="another").status_code == 401
        assert house.app.test_client().get("/in/sms/report?status=delivered").status_code == 401
        assert house.app.test_client().get("/in/none/report").status_code == 401
        assert _state(house) == "accepted"
        assert "another" not in caplog.text


def test_a_report_on_nothing_we_know_is_asked_for_again(tmp_path: Path) -> None:
    with _hospital(tmp_path, Gateway(body=b'{"id": "m1"}')) as house:
        assert _report(house, "delivered", id="m2").status_code == 404
        assert _report(house, "delivered", ref="no-such.sms").status_code == 404
        assert _state(house) == "accepted"


def test_what_never_arrives_goes_by_the_next_channel_at_once(tmp_path: Path) -> None:
    both = '"sms:+47 900 00 000", "mailto:dahl@example.org"'
    with _hospital(tmp_path, Gateway(body=b'{"id": "m1"}'), both) as house:
        assert house.mails_to("dahl") == []
        _report(house, "undelivered")
        house.pass_time(seconds=0)
        assert len(house.mails_to("dahl")) == 1
        assert _state(house) == "accepted"


def test_what_never_arrives_at_somebody_without_another_channel_lets_the_chain_go_on(
    tmp_path: Path,
) -> None:
    with _hospital(tmp_path, Gateway(body=b'{"id": "m1"}')) as house:
        before = len(house.post.mails)
        _report(house, "failed")
        house.pass_time(seconds=1)
        assert _state(house) == "failed"
        assert "ikke levert på SMS" in house.ward("med2").text()
        assert len(house.post.mails) > before


def test_the_code_sent_back_is_an_answer(tmp_path: Path) -> None:
    gateway = Gateway(body=b'{"id": "m1"}')
    with _hospital(tmp_path, gateway) as house:
        code = _code(gateway)
        heard = _answer(house, f"OK {code}")
        assert (heard.status_code, heard.mimetype) == (200, "text/plain")
        assert heard.text == "Registrert: du tar Med 2, ny beskjed innen 04:40."
        answer = house.service.standing("med2").spell
        assert answer is not None
        assert answer.answer is not None
        assert (answer.answer.by, answer.answer.by_phone) == ("dahl", False)
        assert _state(house) == "answered"
        assert "brukt" in _answer(house, f"OK {code}").text


def test_a_no_passes_it_on(tmp_path: Path) -> None:
    gateway = Gateway(body=b'{"id": "m1"}')
    with _hospital(tmp_path, gateway) as house:
        before = len(house.post.mails)
        heard = _answer(house, f"Nei, kan ikke. {_code(gateway)}")
        assert heard.text == "Registrert: du kan ikke. Neste varsles."
        house.pass_time(seconds=1)
        assert len(house.post.mails) > before
        spell = house.service.standing("med2").spell
        assert spell is not None
        assert spell.answer is None


@pytest.mark.parametrize(
    ("text", "sender", "reason"),
    [
        pytest.param("OK {code}", "+4799999999", "unknown_sender", id="a stranger"),
        pytest.param("Ring meg", "+4790000000", "no_code", id="no code"),
        pytest.param("OK {code} 123456", "+4790000000", "no_code", id="two codes"),
        pytest.param("OK 000000", "90000000", "message_code_wrong", id="a wrong code"),
    ],
)
def test_what_is_no_answer_is_ignored_and_logged_without_the_number(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, sender: str, reason: str
) -> None:
    caplog.set_level("INFO")
    gateway = Gateway(body=b'{"id": "m1"}')
    with _hospital(tmp_path, gateway) as house:
        heard = _answer(house, text.format(code=_code(gateway)), sender)
        assert heard.status_code == 200
        assert bool(heard.text) is (reason == "message_code_wrong")
        assert reason in caplog.text
        assert sender[-8:] not in caplog.text
        spell = house.service.standing("med2").spell
        assert spell is not None
        assert spell.answer is None


def test_over_the_limit_a_word_is_no_decision(tmp_path: Path) -> None:
    gateway = Gateway(body=b'{"id": "m1"}')
    with _hospital(tmp_path, gateway) as house:
        code = _code(gateway)
        house.pass_time(hours=5)
        heard = _answer(house, f"OK {code}")
        spell = house.service.standing("med2").spell
        assert spell is not None
        assert spell.answer is None
        assert "Registrert" not in heard.text
        assert heard.text
