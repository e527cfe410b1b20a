"""Whoever has a role tonight by word of somebody is told so once, with what waits in that role."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journeys.house import START, Hospital, hospital, plain
from tests.journeys.test_duty import told
from wardstatus.core.inputs import Declare, GiveBackDuty, OverrideDuty
from wardstatus.core.levels import Level

NOW = OverrideDuty(
    unit="h", by="person:berg", kind="role", role="OL", person="moen",
    until=START + timedelta(hours=4),
)  # fmt: skip
RED = Declare(unit="med2", by="screen:med2", level=Level.RED, own=True)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def link(text: str) -> str:
    return "/k/" + text.split("/k/")[1].split()[0]


def test_it_says_which_role_where_and_until_when(house: Hospital) -> None:
    house.service.say_duty(NOW)
    house.pass_time(seconds=1)
    house.pass_time(minutes=30)
    ((person, text),) = told(house)
    assert person == "moen"
    assert text.startswith("Kapasitet: Fjordby. Du er OL til 07:40. http")
    page = house.app.test_client().get(link(text))
    assert page.status_code == 200
    assert "Ingen post venter på deg" in plain(page.text)


@pytest.mark.parametrize(
    ("minutes", "count"),
    [
        pytest.param(59, 0, id="before it begins"),
        pytest.param(60, 1, id="as it begins"),
        pytest.param(61, 1, id="after"),
    ],
)
def test_one_that_begins_later_is_told_then(house: Hospital, minutes: int, count: int) -> None:
    house.service.say_duty(replace(NOW, begins=START + timedelta(hours=1)))
    house.pass_time(minutes=minutes)
    assert len(told(house)) == count


def test_what_waits_in_the_role_comes_with_it_as_one_message(house: Hospital) -> None:
    for unit in ("med2", "kir1"):
        house.service.take([replace(RED, unit=unit, by=f"screen:{unit}")])
    house.pass_time(seconds=20)
    house.service.say_duty(NOW)
    house.pass_time(seconds=1)
    assert [person for person, _ in told(house)] == ["dahl", "moen"]
    assert "2 enheter RØD fase: Kir 1, Med 2. Svar for alle" in told(house)[-1][1]


def test_of_one_ward_it_says_both_and_may_be_answered(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    house.service.say_duty(NOW)
    house.pass_time(seconds=1)
    person, text = told(house)[-1]
    assert person == "moen"
    assert "Med 2 RØD fase 03:40. Du er OL til 07:40. Svar før 03:50" in text
    browser = house.app.test_client()
    sent = browser.post(
        link(text) + "/answer", data={"unit": "med2"}, headers={"Origin": "http://localhost"}
    )
    assert sent.status_code == 303
    spell = house.service.standing("med2").spell
    assert spell is not None
    assert spell.answer is not None
    assert (spell.answer.by, spell.answer.role) == ("moen", "OL")
    history = house.ward("med2").browser.get("/history/med2").text
    assert "Gitt videre til den som er OL nå" in history


def test_what_others_wait_for_is_not_handed_over(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    house.service.say_duty(replace(NOW, role="KD", person="berg", by="person:moen"))
    house.pass_time(seconds=1)
    assert [person for person, _ in told(house)] == ["dahl", "berg"]
    assert "Du er KD" in told(house)[-1][1]
    assert "RØD" not in told(house)[-1][1]


def test_a_red_that_began_before_the_role_waits_on_its_page(house: Hospital) -> None:
    house.service.say_duty(replace(NOW, begins=START + timedelta(minutes=5)))
    house.service.take([RED])
    house.pass_time(seconds=20)
    house.pass_time(minutes=5)
    (_, text) = told(house)[-1]
    page = house.app.test_client().get(link(text)).text
    assert "1 venter på deg" in plain(page)
    assert "Med 2" in plain(page)


def test_nobody_is_told_what_they_said_themselves(house: Hospital) -> None:
    house.service.say_duty(replace(NOW, by="person:moen"))
    house.pass_time(seconds=1)
    assert told(house) == []


def test_one_that_was_taken_back_before_it_began_is_told_to_nobody(house: Hospital) -> None:
    made = house.service.say_duty(replace(NOW, begins=START + timedelta(hours=1)))
    assert made is not None
    house.service.say_duty(GiveBackDuty(unit="h", by="demo", override=made.id))
    house.pass_time(minutes=61)
    assert told(house) == []


def test_of_a_house_that_is_silent_nothing_is_sent(tmp_path: Path) -> None:
    silent = 'plan = "ward"\nsilent = true'
    with hospital(tmp_path, configured=lambda t: t.replace('plan = "ward"', silent)) as house:
        house.service.say_duty(NOW)
        house.pass_time(seconds=1)
        assert told(house) == []
