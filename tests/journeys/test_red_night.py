"""From one tap to a leader's answer, and on to a decision, as people would do it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journeys.house import ORIGIN, Hospital, Screen, hospital
from tests.notify.post import Postbox


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def link_in(house: Hospital, person: str) -> str:
    """Return the path of the link in the last mail to somebody."""
    body = house.mails_to(person)[-1].get_content()
    found = re.search(r"http://localhost(/k/\S+)", body)
    assert found, body
    return found.group(1)


def phone_of(house: Hospital, person: str) -> Screen:
    return Screen(house.app.test_client(), link_in(house, person))


def test_a_tap_is_answered_by_mail_and_seen_on_the_ward(house: Hospital) -> None:
    ward = house.ward("med2")
    assert ward.post("level", level="red").status_code == 303
    house.pass_time(seconds=19)
    assert house.post.mails == []

    house.pass_time(seconds=1)
    (mail,) = house.mails_to("dahl")
    assert "Med 2 RØD fase 03:40" in mail.get_content()
    assert "Ingen har svart. Ring." in ward.text()
    assert "51518120" in ward.text().replace(" ", "")

    phone = phone_of(house, "dahl")
    assert "Du svarer som S. Dahl" in phone.text()
    before = house.service.board().version
    phone.browser.head(phone.path)
    phone.text()
    assert house.service.board().version == before

    house.pass_time(minutes=4)
    assert phone.post("answer", unit="med2").status_code == 303
    assert "tar det, ny beskjed innen 04:44" in ward.text()
    assert "Ingen har svart" not in ward.text()
    house.pass_time(minutes=30)
    assert house.mails_to("berg") == []


def test_what_is_tried_in_vain_is_not_sent_once_red_is_left(tmp_path: Path) -> None:
    busy = Postbox("DATA", "451 busy")
    with hospital(tmp_path, post=busy) as house:
        ward = house.ward("med2")
        ward.post("level", level="red")
        house.pass_time(seconds=20)
        ward.post("level", level="yellow")
        busy.command = ""
        house.pass_time(minutes=1)
        assert busy.mails == []
        ward.post("level", level="red")
        house.pass_time(seconds=20)
        assert len(house.mails_to("dahl")) == 1


def test_nobody_answers_and_the_next_is_told(house: Hospital) -> None:
    house.ward("med2").post("level", level="red")
    house.pass_time(minutes=9, seconds=59)
    assert house.mails_to("berg") == []
    house.pass_time(seconds=1)
    assert len(house.mails_to("berg")) == 1


def test_an_undone_tap_tells_nobody(house: Hospital) -> None:
    ward = house.ward("med2")
    ward.post("level", level="red")
    house.pass_time(seconds=10)
    assert ward.post("undo").status_code == 303
    house.pass_time(hours=6)
    assert house.post.mails == []


def test_over_the_limit_the_chain_goes_on_until_a_leader_decides(house: Hospital) -> None:
    ward = house.ward("med2")
    ward.post("level", level="red")
    house.pass_time(seconds=20)
    phone_of(house, "dahl").post("answer", unit="med2")
    for _ in range(8):
        house.pass_time(minutes=30)
    assert "OVER FRIST" in house.mails_to("berg")[-1].get_content()
    house.pass_time(minutes=30)
    assert "OVER FRIST" in house.mails_to("moen")[-1].get_content()
    assert "AL skulle ha besluttet innen 07:40" in ward.text()

    boss = phone_of(house, "moen")
    assert boss.post("answer", unit="med2").status_code == 409
    assert boss.post("decide", unit="med2", choice="choice:C1").status_code == 303
    assert "1 sykepleier" in ward.text()
    assert "AL skulle ha besluttet innen 07:40" not in ward.text()
    sent = len(house.post.mails)
    house.pass_time(minutes=29)
    assert "Kom det?" not in ward.text()
    house.pass_time(minutes=1)
    assert "Kom det?" in ward.text()
    assert len(house.post.mails) == sent


def test_a_short_yellow_does_not_restart_the_clock(house: Hospital) -> None:
    ward = house.ward("med2")
    ward.post("level", level="red")
    house.pass_time(hours=3)
    ward.post("level", level="yellow")
    house.pass_time(seconds=20)
    assert "1 t igjen av fristen" in ward.text()
    house.pass_time(minutes=59)
    ward.post("level", level="red")
    house.pass_time(minutes=59, seconds=59)
    spell = house.service.standing("med2").spell
    assert spell is not None
    assert not spell.passed
    house.pass_time(seconds=1)
    spell = house.service.standing("med2").spell
    assert spell is not None
    assert spell.passed


def test_a_server_that_slept_sends_what_fell_due_once(house: Hospital) -> None:
    house.ward("med2").post("level", level="red")
    house.pass_time(minutes=25)
    assert len(house.mails_to("dahl")) == 1
    assert len(house.mails_to("berg")) == 1
    house.pass_time(seconds=1)
    assert len(house.post.mails) == 2


def test_numbers_recommend_and_the_ward_says_why(house: Hospital) -> None:
    token = house.token(unit="med2")
    ward = house.ward("med2")
    ward.post("level", level="green")
    house.pass_time(seconds=20)
    sent = house.app.test_client().post(
        "/api/v1/readings", json={"unit": "med2", "values": {"occupied": 26}}, headers=token
    )
    assert sent.json == {"accepted": 1, "version": house.service.board().version}
    text = ward.text()
    assert "Tallene tilsier rød" in text
    assert "26" in text
    ward.post("prompt", answer="managing")
    assert "«Vi klarer oss», sa dere" in ward.text()
    house.pass_time(hours=1, minutes=59)
    assert house.service.standing("med2").status.rested_until == house.clock() + timedelta(
        minutes=1
    )


def test_nobody_writes_without_an_identity(house: Hospital) -> None:
    stranger = house.app.test_client()
    assert (
        stranger.post("/ward/med2/level", data={"level": "red"}, headers=ORIGIN).status_code == 401
    )
    ward = house.ward("med2")
    other = Screen(ward.browser, "/ward/kir1")
    assert other.post("level", level="red").status_code == 403
    assert ward.browser.post("/ward/med2/level", data={"level": "red"}).status_code == 403
    assert house.service.board().version == 0
