"""Somebody else tonight, and somebody away: at once, over a restart, and on another server."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.folding import folded
from tests.journeys.house import Hospital, hospital
from wardstatus.app import works
from wardstatus.core import duties
from wardstatus.core.inputs import Declare, GiveBackDuty, OverrideDuty
from wardstatus.core.levels import Level
from wardstatus.core.roster import Roster
from wardstatus.errors import WardstatusError
from wardstatus.service import RequestKey, Service

TWO = datetime(2026, 12, 8, 1, tzinfo=UTC)
"""Tuesday, 02:00 in Oslo."""

MINUTE = timedelta(minutes=1)

TONIGHT = OverrideDuty(
    unit="h", by="person:berg", kind="role", role="OL", person="moen", begins=TWO,
    until=TWO + timedelta(hours=5, minutes=30),
)  # fmt: skip
AWAY = OverrideDuty(
    unit="h", by="person:dahl", kind="away", other="dahl", person="moen",
    until=TWO + timedelta(hours=4),
)  # fmt: skip
RED = Declare(unit="med2", by="screen:med2", level=Level.RED, own=True)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def told(house: Hospital) -> list[tuple[str, str]]:
    return [(mail["X-To"].partition("@")[0], mail.get_content()) for mail in house.post.mails]


@pytest.mark.parametrize(
    ("red_at", "who"),
    [
        pytest.param(TWO - MINUTE, "dahl", id="01:59: whoever is planned"),
        pytest.param(TWO - timedelta(milliseconds=1), "dahl", id="a moment before"),
        pytest.param(TWO, "moen", id="02:00: who was said"),
        pytest.param(TWO + MINUTE, "moen", id="02:01"),
        pytest.param(TWO + timedelta(hours=5, minutes=29), "moen", id="07:29: still"),
        pytest.param(TWO + timedelta(hours=5, minutes=30), "dahl", id="07:30: as planned again"),
    ],
)
def test_a_red_ward_tells_who_is_on_duty_then(house: Hospital, red_at: datetime, who: str) -> None:
    house.service.say_duty(TONIGHT)
    house.clock.at = red_at
    house.service.take([RED])
    house.pass_time(seconds=20)
    assert [person for person, text in told(house) if "RØD fase" in text] == [who]


def test_what_waits_is_handed_over_in_one_message(house: Hospital) -> None:
    for unit in ("med2", "kir1"):
        house.service.take([replace(RED, unit=unit, by=f"screen:{unit}")])
    house.pass_time(seconds=20)
    assert [person for person, _ in told(house)] == ["dahl"]
    house.clock.move(minutes=4)
    house.service.say_duty(AWAY)
    house.pass_time(seconds=1)
    (person, text) = told(house)[-1]
    assert [each for each, _ in told(house)] == ["dahl", "moen"]
    assert person == "moen"
    assert "2 enheter RØD fase" in text
    assert "Svar for alle" in text


def test_of_one_unit_it_says_who_is_away_until_when(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    house.service.say_duty(AWAY)
    house.pass_time(seconds=1)
    person, text = told(house)[-1]
    assert person == "moen"
    assert "Med 2 RØD fase 03:40. S. Dahl er borte til tir 8. des 06:00. Svar" in text


def test_who_takes_it_while_nothing_waits_is_told_once(house: Hospital) -> None:
    house.service.say_duty(AWAY)
    house.pass_time(seconds=1)
    house.pass_time(minutes=30)
    ((person, text),) = told(house)
    assert person == "moen"
    assert "S. Dahl (OL) er borte til" in text
    assert "Du tar det så lenge." in text


def test_one_that_was_taken_back_before_it_began_is_told_to_nobody(house: Hospital) -> None:
    made = house.service.say_duty(replace(AWAY, begins=TWO))
    assert made is not None
    house.service.say_duty(GiveBackDuty(unit="h", by="demo", override=made.id))
    house.clock.at = TWO
    house.pass_time(minutes=1)
    assert told(house) == []
    assert duties.holders(house.service.rulebook, "OL", "med2", house.clock()) == ("dahl",)


def test_it_is_logged_and_the_log_still_tells_the_boards(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    made = house.service.say_duty(AWAY)
    assert made is not None
    house.pass_time(minutes=1)
    house.service.say_duty(GiveBackDuty(unit="h", by="demo", override=made.id))
    log = {each.kind: each for each in house.service.events(limit=200)}
    assert log["duty_overridden"].unit == "h"
    assert log["duty_overridden"].body["override"]["other"] == "dahl"
    assert log["duty_overridden"].body["by"] == "person:dahl"
    assert log["handed_over"].unit == "med2"
    assert log["duty_given_back"].body["override"] == made.id
    found = folded(works(house.app).engine)
    board = house.service.board()
    kept = {unit: each for unit, each in board.standings.items() if unit in found}
    assert {unit: replace(found[unit], due=None) for unit in kept} == {
        unit: replace(each, due=None) for unit, each in kept.items()
    }


def test_it_survives_a_restart_and_reaches_another_server(house: Hospital) -> None:
    other = _another(house)
    other.tick()
    made = house.service.say_duty(TONIGHT)
    house.clock.at = TWO + MINUTE
    assert made is not None
    # One that was asleep meanwhile does what was said as soon as it ticks, or takes a tap.
    other.take([RED])
    assert duties.holders(other.rulebook, "OL", "med2", house.clock()) == ("moen",)
    house.pass_time(seconds=20)
    assert [person for person, _ in told(house)] == ["moen"]
    started = _another(house)
    started.tick()
    assert duties.holders(started.rulebook, "OL", "med2", house.clock()) == ("moen",)
    started.say_duty(GiveBackDuty(unit="h", by="demo", override=made.id))
    house.service.tick()
    assert duties.holders(house.service.rulebook, "OL", "med2", house.clock()) == ("dahl",)


def _another(house: Hospital) -> Service:
    plain = replace(house.service.rulebook, roster=Roster())
    return Service(works(house.app).engine, plain, house.clock)


def test_a_changed_plan_leaves_it_in_force(house: Hospital) -> None:
    house.service.say_duty(TONIGHT)
    house.service.take_rulebook(replace(house.service.rulebook, roster=Roster()))
    assert duties.holders(house.service.rulebook, "OL", "med2", TWO) == ("moen",)


def test_a_repeated_request_is_one_override(house: Hospital) -> None:
    key = RequestKey(identity="demo", key="k1", fingerprint="f")
    assert house.service.say_duty(TONIGHT, key) is not None
    assert house.service.say_duty(TONIGHT, key) is None
    assert len(house.service.rulebook.roster.overrides) == 1


def test_what_cannot_be_said_changes_nothing(house: Hospital) -> None:
    before = house.service.board().version
    with pytest.raises(WardstatusError, match="duty_role_unknown"):
        house.service.say_duty(replace(TONIGHT, role="AHS"))
    assert house.service.board().version == before
    assert house.service.rulebook.roster.overrides == ()
