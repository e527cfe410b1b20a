"""A leader is told by SMS, and by mail when the gateway does not take it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

from tests.journeys.house import Hospital, Screen, hospital
from tests.notify.gateway import Gateway, serving

CHANNEL = """
[channel.sms]
url = "http://127.0.0.1:{port}/sms"
headers = {{ Content-Type = "application/x-www-form-urlencoded" }}
body = "to={{to}}&message={{text}}&ref={{key}}"
ref_json = "id"
"""


@contextmanager
def _hospital(folder: Path, gateway: Gateway) -> Iterator[Hospital]:
    with serving(gateway) as port:

        def configured(text: str) -> str:
            both = '"sms:+47 900 00 000", "mailto:dahl@example.org"'
            return text.replace('"mailto:dahl@example.org"', both) + CHANNEL.format(port=port)

        with hospital(folder, configured=configured) as house:
            yield house


def _told(house: Hospital) -> list[tuple[str, str]]:
    read = house.app.test_client().get("/api/v1/messages", headers=house.token())
    (message,) = read.get_json()["messages"]
    return [(each["channel"], each["result"]) for each in message["tries"]]


def test_a_leader_answers_by_the_link_in_an_sms(tmp_path: Path) -> None:
    gateway = Gateway(body=b'{"id": "m1"}')
    with _hospital(tmp_path, gateway) as house:
        house.ward("med2").post("level", level="red")
        house.pass_time(seconds=20)
        (got,) = gateway.got
        sent = parse_qs(got.body.decode())
        assert sent["to"] == ["+4790000000"]
        assert sent["ref"] == [got.headers["Idempotency-Key"]]
        text = sent["message"][0]
        assert "Med 2 RØD fase 03:40" in text
        link = re.search(r"http://localhost(/k/\S+)", text)
        assert link, text
        phone = Screen(house.app.test_client(), link.group(1))
        assert phone.post("answer", unit="med2").status_code == 303
        assert house.post.mails == []
        assert _told(house) == [("sms", "accepted")]


def test_a_gateway_that_refuses_is_passed_at_once(tmp_path: Path) -> None:
    with _hospital(tmp_path, Gateway(401)) as house:
        house.ward("med2").post("level", level="red")
        house.pass_time(seconds=20)
        assert len(house.mails_to("dahl")) == 1
        assert _told(house) == [("sms", "failed_for_good"), ("mailto", "accepted")]


def test_a_gateway_that_is_down_is_passed_in_half_a_minute(tmp_path: Path) -> None:
    gateway = Gateway(503)
    with _hospital(tmp_path, gateway) as house:
        house.ward("med2").post("level", level="red")
        house.pass_time(seconds=20)
        for _ in range(30):
            house.pass_time(seconds=1)
        assert len(house.mails_to("dahl")) == 1
        assert 2 <= len(gateway.got) <= 5
        assert len({got.headers["Idempotency-Key"] for got in gateway.got}) == 1
