"""A unit in roll-out runs everything and sends nothing; going live sends nothing of before."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital, plain
from wardstatus.app import works


def _silent(config: str) -> str:
    return config.replace('short = "Med 2"\n', 'short = "Med 2"\nsilent = true\n')


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path, configured=_silent) as house:
        yield house


def _states(house: Hospital, unit: str) -> list[str]:
    found = works(house.app).service.records.messages(unit=unit)
    return [each.state for each in found]


def _go_live(house: Hospital) -> None:
    book = house.service.rulebook
    live = {id_: replace(unit, silent=False) for id_, unit in book.units.items()}
    house.service.take_rulebook(replace(book, units=live))


def test_everything_runs_and_nothing_is_sent(house: Hospital) -> None:
    ward = house.ward("med2")
    ward.post("level", level="red")
    for _ in range(30):
        house.pass_time(minutes=10)
    assert house.post.mails == []
    assert len(_states(house, "med2")) > 5
    assert set(_states(house, "med2")) == {"silent"}
    spell = house.service.standing("med2").spell
    assert spell is not None
    assert spell.passed
    assert spell.chain is not None
    assert spell.chain.kind == "limit"
    assert {told.state for step in spell.chain.taken for told in step.told} == {"silent"}


def test_its_screens_say_so(house: Hospital) -> None:
    assert "Prøvedrift uten varsling" in house.ward("med2").text()
    assert "Prøvedrift" not in house.ward("kir1").text()
    wall = house.app.test_client().get("/wall?root=h", headers=house.token(unit="h"))
    assert "Prøvedrift uten varsling: Med 2" in plain(wall.text)


def test_a_unit_beside_it_is_told_as_ever(house: Hospital) -> None:
    house.ward("kir1").post("level", level="red")
    house.pass_time(minutes=1)
    assert len(house.mails_to("dahl")) == 1
    assert _states(house, "kir1") == ["accepted"]


def test_going_live_sends_what_comes_and_nothing_of_before(house: Hospital) -> None:
    house.ward("med2").post("level", level="red")
    house.pass_time(minutes=1)
    assert _states(house, "med2") == ["silent"]
    _go_live(house)
    house.pass_time(seconds=30)
    assert house.post.mails == []
    for _ in range(3):
        house.pass_time(minutes=5)
    states = _states(house, "med2")
    assert states.count("silent") == 1
    assert len(house.post.mails) == states.count("accepted") > 0
    assert "Prøvedrift" not in house.ward("med2").text()
