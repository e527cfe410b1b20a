"""A calendar says who is told: over both clock nights, when it is gone, and after a restart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital
from tests.rota.ics import calendar, local
from wardstatus.app import works
from wardstatus.core.inputs import Declare, OverrideDuty
from wardstatus.core.levels import Level
from wardstatus.core.roster import Roster
from wardstatus.service import Service

RED = Declare(unit="med2", by="screen:med2", level=Level.RED, own=True)
NIGHT = "RRULE:FREQ=DAILY;COUNT=3"
MORNING = datetime(2026, 10, 24, 8, tzinfo=UTC)
"""The Saturday before the clocks go back."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    def by_calendar(config: str) -> str:
        row = 'role = "OL"\nunit = "h"\n'
        return config.replace(f'{row}person = "dahl"', f'{row}calendar = "ol.ics"')

    with hospital(tmp_path, configured=by_calendar) as running:
        running.clock.at = MORNING
        yield running


def write(folder: Path, *events: str) -> None:
    (folder / "ol.ics").write_bytes(calendar(*events))


AUTUMN = (
    local("1", "S. Dahl", "20261024T220000", "20261025T023000"),
    local("2", "L. Moen", "20261025T023000", "20261025T073000"),
)
SPRING = (
    local("1", "S. Dahl", "20270327T220000", "20270328T023000"),
    local("2", "L. Moen", "20270328T023000", "20270328T073000"),
)


def told(house: Hospital, at: datetime) -> list[str]:
    """Return who is told when a ward turns red at an instant."""
    house.clock.at = at - timedelta(hours=1)
    works(house.app).rota.look()
    house.clock.at = at
    house.service.take([RED])
    house.pass_time(seconds=20)
    return [mail["X-To"].partition("@")[0] for mail in house.post.mails]


@pytest.mark.parametrize(
    ("events", "at", "who"),
    [
        pytest.param(AUTUMN, datetime(2026, 10, 25, 0, 29, tzinfo=UTC), "dahl", id="02:29, first"),
        pytest.param(AUTUMN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "moen", id="02:30, first"),
        pytest.param(AUTUMN, datetime(2026, 10, 25, 1, 29, tzinfo=UTC), "moen", id="02:29, again"),
        pytest.param(AUTUMN, datetime(2026, 10, 25, 6, 29, tzinfo=UTC), "moen", id="07:29"),
        pytest.param(SPRING, datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "dahl", id="01:59"),
        pytest.param(SPRING, datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "moen", id="03:00: the jump"),
        pytest.param(SPRING, datetime(2027, 3, 28, 5, 29, tzinfo=UTC), "moen", id="07:29, spring"),
    ],
)
def test_both_clock_nights(
    house: Hospital, tmp_path: Path, events: tuple[str, ...], at: datetime, who: str
) -> None:
    write(tmp_path, *events)
    assert told(house, at) == [who]


NIGHTS = local("1", "S. Dahl", "20261024T220000", "20261025T073000", NIGHT)
AT_NIGHT = datetime(2026, 10, 25, 22, tzinfo=UTC)


def test_one_that_is_gone_leaves_its_copy_in_force(house: Hospital, tmp_path: Path) -> None:
    write(tmp_path, NIGHTS)
    works(house.app).rota.look()
    (tmp_path / "ol.ics").unlink()
    house.clock.move(hours=3)
    works(house.app).rota.look()
    assert told(house, AT_NIGHT) == ["dahl"]
    copy = house.service.rulebook.roster.calendars["ol.ics"]
    assert copy.read_at == MORNING
    assert copy.problem is not None


def test_one_that_changed_counts_within_a_minute(house: Hospital, tmp_path: Path) -> None:
    write(tmp_path, NIGHTS)
    works(house.app).rota.look()
    write(tmp_path, NIGHTS.replace("S. Dahl", "L. Moen"))
    assert told(house, AT_NIGHT) == ["moen"]


def test_after_a_restart_the_copy_is_there_though_the_rota_is_away(
    house: Hospital, tmp_path: Path
) -> None:
    write(tmp_path, NIGHTS)
    works(house.app).rota.look()
    (tmp_path / "ol.ics").unlink()
    plain = replace(house.service.rulebook, roster=Roster())
    house.clock.at = AT_NIGHT
    started = Service(works(house.app).engine, plain, house.clock)
    started.take([RED])
    house.pass_time(seconds=20)
    assert [mail["X-To"].partition("@")[0] for mail in house.post.mails] == ["dahl"]


def test_an_override_stands_over_a_calendar(house: Hospital, tmp_path: Path) -> None:
    write(tmp_path, NIGHTS)
    works(house.app).rota.look()
    house.service.say_duty(
        OverrideDuty(
            unit="h",
            by="demo",
            kind="role",
            role="OL",
            person="berg",
            begins=AT_NIGHT,
            until=AT_NIGHT + timedelta(hours=1),
        )
    )
    assert told(house, AT_NIGHT) == ["berg"]


def test_the_auditor_finds_nothing_missing_after_a_hand_over(
    house: Hospital, tmp_path: Path
) -> None:
    write(tmp_path, NIGHTS)
    assert told(house, AT_NIGHT) == ["dahl"]
    house.service.say_duty(
        OverrideDuty(
            unit="h",
            by="person:dahl",
            kind="away",
            other="dahl",
            person="moen",
            until=AT_NIGHT + timedelta(hours=9),
        )
    )
    for minutes in (1, 9, 10, 30):
        house.pass_time(minutes=minutes)
    audits = works(house.app).operations.audits
    audits.round()
    assert audits.last is not None
    assert audits.last.gaps == ()
