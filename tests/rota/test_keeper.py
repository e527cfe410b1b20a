"""The last good copy of a calendar: kept, shown with its age, and read anew in time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from tests.journeys.house import HandClock
from tests.rota.ics import calendar, event, local
from wardstatus.core.roster import Calendar
from wardstatus.core.units import Person
from wardstatus.rota.fetching import Going
from wardstatus.rota.keeper import Keeper
from wardstatus.rota.places import House, Place
from wardstatus.store import rosters
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.migrate import migrate

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KARI = local("1", "Kari Berg", "20261123T080000", "20261123T160000")
OLA = local("1", "Ola Lie", "20261123T080000", "20261123T160000")


@dataclass
class Desk:
    """A keeper over one file and a database, and how often it said that copies changed."""

    keeper: Keeper
    file: Path
    clock: HandClock
    engine: Engine
    told: list[datetime]

    def copy(self) -> Calendar:
        with reading(self.engine) as tx:
            (only,) = rosters.calendars(tx)
        return only

    def who(self) -> list[str]:
        return [each.person for each in self.copy().spans]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    url = f"sqlite:///{tmp_path}/w.db"
    migrate(url)
    engine, clock, told = open_engine(url), HandClock(NOW), list[datetime]()
    file = tmp_path / "al.ics"
    file.write_bytes(calendar(KARI))
    persons = {
        each.id: each
        for each in (Person(id="kari", name="Kari Berg"), Person(id="ola", name="Ola Lie"))
    }
    keeper = Keeper(
        engine=engine,
        places=(Place(id="al.ics", where=str(file)),),
        house=House(persons=persons, zone=ZoneInfo("Europe/Oslo"), going=Going()),
        clock=clock,
        changed=lambda: told.append(clock()),
    )
    yield Desk(keeper, file, clock, engine, told)
    engine.dispose()


def test_it_is_read_and_those_who_use_it_are_told(desk: Desk) -> None:
    assert desk.keeper.look() == 1
    assert desk.who() == ["kari"]
    assert desk.copy().read_at == desk.copy().tried_at == NOW
    assert desk.told == [NOW]


@pytest.mark.parametrize(
    ("seconds", "read"),
    [
        pytest.param(59, 0, id="before the minute"),
        pytest.param(60, 1, id="on it"),
        pytest.param(61, 1, id="after it"),
        pytest.param(-5, 1, id="the clock was set back"),
    ],
)
def test_a_file_is_looked_at_every_minute(desk: Desk, seconds: float, read: int) -> None:
    desk.keeper.look()
    desk.file.write_bytes(calendar(OLA))
    desk.clock.move(seconds=seconds)
    assert desk.keeper.look() == read
    assert desk.who() == (["ola"] if read else ["kari"])


@pytest.mark.parametrize(
    ("minutes", "asked"),
    [
        pytest.param(14.9, 0, id="before the quarter"),
        pytest.param(15, 1, id="on it"),
    ],
)
def test_an_address_is_asked_every_quarter(desk: Desk, minutes: float, asked: int) -> None:
    nowhere = Place(id="x", where="https://nowhere.invalid/al.ics")

    def lookup(host: str, port: int) -> list[str]:
        raise OSError

    house = replace(desk.keeper.house, going=Going(lookup=lookup))
    keeper = replace(desk.keeper, places=(nowhere,), house=house)
    assert keeper.look(files_alone=True) == 0
    assert keeper.look() == 1
    desk.clock.move(minutes=minutes)
    assert keeper.look() == asked


def test_one_that_is_gone_leaves_the_last_copy_in_force_with_its_age(desk: Desk) -> None:
    desk.keeper.look()
    desk.file.unlink()
    desk.clock.move(hours=3)
    desk.keeper.look()
    copy = desk.copy()
    assert desk.who() == ["kari"]
    assert (copy.read_at, copy.tried_at) == (NOW, NOW + timedelta(hours=3))
    assert copy.problem is not None
    assert copy.problem.why == "there is no such file"


def test_one_that_is_cut_off_leaves_the_last_copy_in_force(desk: Desk) -> None:
    desk.keeper.look()
    desk.file.write_bytes(calendar(OLA)[:-20])
    desk.clock.move(minutes=1)
    desk.keeper.look()
    assert desk.who() == ["kari"]
    assert desk.copy().problem is not None


def test_one_that_is_there_again_is_taken_and_the_reason_is_gone(desk: Desk) -> None:
    desk.file.unlink()
    desk.keeper.look()
    assert desk.who() == []
    assert desk.copy().read_at is None
    desk.file.write_bytes(calendar(OLA))
    desk.clock.move(minutes=1)
    desk.keeper.look()
    assert desk.who() == ["ola"]
    assert desk.copy().problem is None


def test_a_broken_event_takes_the_rest_and_is_kept_to_be_shown(desk: Desk) -> None:
    desk.file.write_bytes(calendar(KARI, event("2", "Ola Lie", "DTSTART:soon")))
    desk.keeper.look()
    assert desk.who() == ["kari"]
    assert [each.of for each in desk.copy().faults] == ["Ola Lie"]


def test_a_name_of_nobody_is_kept_to_be_shown(desk: Desk) -> None:
    desk.file.write_bytes(calendar(local("1", "Kari Bærg", "20261123T080000", "20261123T160000")))
    desk.keeper.look()
    assert desk.copy().strangers == ("Kari Bærg",)


def test_a_restart_has_the_copy(desk: Desk) -> None:
    desk.keeper.look()
    desk.file.unlink()
    other = open_engine(str(desk.engine.url))
    with reading(other) as tx:
        (copy,) = rosters.load(tx, NOW).calendars.values()
    other.dispose()
    assert copy == desk.copy()


def test_one_no_longer_configured_is_dropped(desk: Desk) -> None:
    desk.keeper.look()
    replace(desk.keeper, places=()).look()
    with reading(desk.engine) as tx:
        assert rosters.calendars(tx) == ()


def test_without_calendars_nobody_is_told(desk: Desk) -> None:
    assert replace(desk.keeper, places=()).look() == 0
    assert desk.told == []


def test_a_copy_is_written_over_the_one_before(desk: Desk) -> None:
    copy = Calendar(id="al.ics", tried_at=NOW)
    with writing(desk.engine) as tx:
        rosters.keep(tx, copy)
        rosters.keep(tx, replace(copy, read_at=NOW))
    assert desk.copy().read_at == NOW
