"""A unit's day: found in the log, said in sentences, drawn as a strip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from wardstatus.core.levels import Level
from wardstatus.web.history_view.reading import Logged, day_of, events_of
from wardstatus.web.history_view.strip import Stretch, bars, marks, stretches

OSLO = ZoneInfo("Europe/Oslo")
DAY = day_of(date(2026, 11, 21), OSLO)


@dataclass(frozen=True)
class Row:
    """One row of a log."""

    seq: int
    at: datetime
    kind: str = "level_confirmed"
    body: Mapping[str, Any] = field(default_factory=dict)
    version: int = 1


class Log:
    """A log of one unit, and how many rows were read of it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.read = 0

    def __call__(self, after: int, limit: int) -> Sequence[Logged]:
        found = [row for row in self.rows if row.seq > after][:limit]
        self.read += len(found)
        return found


def hourly(hours: int) -> list[Row]:
    """Return a log with every third place, an event an hour, that ends two days after."""
    first = DAY.ends + timedelta(hours=48 - hours)
    return [Row(seq=3 * n + 2, at=first + timedelta(hours=n)) for n in range(hours)]


@pytest.mark.parametrize("hours", [1, 49, 60, 72, 73, 2000])
def test_a_day_is_found_wherever_it_lies(hours: int) -> None:
    rows = hourly(hours)
    found = events_of(Log(rows), DAY)
    assert found == [row for row in rows if DAY.begins <= row.at < DAY.ends]


def test_months_before_the_day_are_not_read() -> None:
    log = Log(hourly(20_000))
    assert len(events_of(log, DAY)) == 24
    assert log.read < 600


def test_an_empty_log_has_no_events() -> None:
    assert events_of(Log([]), DAY) == []


@pytest.mark.parametrize(
    ("day", "hours"), [((2027, 3, 28), 23), ((2026, 10, 25), 25), ((2026, 11, 21), 24)]
)
def test_a_day_is_as_long_as_the_clock_makes_it(day: tuple[int, int, int], hours: int) -> None:
    found = day_of(date(*day), OSLO)
    assert found.ends - found.begins == timedelta(hours=hours)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 21, hour, minute, tzinfo=OSLO).astimezone(UTC)


def turn(hour: int, level: str, previous: str | None) -> Row:
    return Row(seq=hour, at=at(hour), kind="level_declared",
               body={"level": level, "previous": previous})  # fmt: skip


def levels(events: Sequence[Row], shown: Level | None, now: datetime) -> list[tuple[str, int, int]]:
    return [
        (each.level, each.begins.astimezone(OSLO).hour, each.ends.astimezone(OSLO).hour)
        for each in stretches(events, DAY, now, shown)
    ]


@pytest.mark.parametrize(
    ("events", "shown", "expected"),
    [
        ([], Level.GREEN, [("green", 0, 14)]),
        ([], None, [("unknown", 0, 14)]),
        ([turn(9, "yellow", "green")], Level.YELLOW, [("green", 0, 9), ("yellow", 9, 14)]),
        ([turn(9, "green", None)], Level.GREEN, [("green", 9, 14)]),
        (
            [turn(9, "red", "green"), turn(11, "green", "red")],
            Level.GREEN,
            [("green", 0, 9), ("red", 9, 11), ("green", 11, 14)],
        ),
        (
            [
                turn(2, "yellow", "green"),
                Row(seq=3, at=at(10), kind="confirmation_lapsed", body={"level": "yellow"}),
            ],
            None,
            [("green", 0, 2), ("yellow", 2, 10), ("unknown", 10, 14)],
        ),
        (
            [
                turn(2, "red", "green"),
                Row(seq=3, at=at(10), kind="confirmation_lapsed", body={"level": "red"}),
            ],
            Level.RED,
            [("green", 0, 2), ("red", 2, 14)],
        ),
    ],
)
def test_the_strip_says_the_level_of_every_hour(
    events: list[Row], shown: Level | None, expected: list[tuple[str, int, int]]
) -> None:
    assert levels(events, shown, at(14)) == expected


def test_height_says_the_level_too() -> None:
    day = [
        Stretch(level=level, begins=at(hour), ends=at(hour + 6))
        for hour, level in enumerate(("green", "yellow", "red"))
    ]
    drawn = bars(day, DAY)
    assert [bar.height for bar in drawn] == [12, 26, 40]
    assert (drawn[0].x, drawn[0].width) == ("0.0", "174.5")


def test_the_axis_goes_from_midnight_to_midnight() -> None:
    assert [(mark.x, mark.word) for mark in marks(DAY)][:: len(marks(DAY)) - 1] == [
        (0, "00"),
        (698, "24"),
    ]
