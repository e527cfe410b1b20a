"""Levels over days, weeks and years."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wardstatus.charts import period
from wardstatus.charts.curve import curve
from wardstatus.core.levels import Level

START = datetime(2026, 1, 1, tzinfo=UTC)
OSLO = ZoneInfo("Europe/Oslo")


def _days(count: float) -> datetime:
    return START + timedelta(days=count)


def test_each_level_is_one_path_as_high_as_it_is_serious() -> None:
    spans = [
        (START, None),
        (_days(1), Level.GREEN),
        (_days(2), Level.YELLOW),
        (_days(3), Level.RED),
    ]
    drawn = period.strip(spans, START, _days(4), label="A & B")
    assert 'aria-label="A &amp; B"' in drawn
    assert re.findall('class="(s-.)" d="([^"]+)"', drawn) == [
        ("s-u", "M0 17H250V24H0z"),
        ("s-g", "M250 17H500V24H250z"),
        ("s-y", "M500 9H750V24H500z"),
        ("s-r", "M750 1H1000V24H750z"),
    ]


def test_what_lasted_no_time_is_not_drawn() -> None:
    drawn = period.strip([(START, Level.RED), (START, Level.GREEN)], START, _days(1), label="")
    assert "s-r" not in drawn
    assert period.strip([(START, Level.RED)], START, START, label="").count("<path") == 0


def test_of_too_many_levels_each_column_shows_what_stood_longest() -> None:
    spans = [
        (_days(day + part), level)
        for day in range(2000)
        for part, level in ((0.0, Level.GREEN), (0.6, Level.RED))
    ]
    drawn = period.strip(spans, START, _days(2000), label="")
    assert re.findall('class="(s-.)" d="([^"]+)"', drawn) == [("s-g", "M0 17H1000V24H0z")]


@pytest.mark.parametrize(
    ("days", "first", "distance"),
    [
        (5, "2026-01-02", 1),
        (15, "2026-01-03", 2),
        (60, "2026-01-08", 7),
        (200, "2026-02-01", 28),
        (730, "2026-04-01", 91),
        (3650, "2027-01-01", 365),
    ],
)
def test_an_axis_has_a_handful_of_marks(days: int, first: str, distance: int) -> None:
    marks = period.marks(START, _days(days), OSLO)
    # Midnight of 1 January in Oslo is before the start.
    local = [at.astimezone(OSLO) for _x, at in marks]
    assert local[0].date().isoformat() == first
    assert (local[1] - local[0]).days == distance
    assert len(marks) <= 10
    assert all(each.hour == 0 for each in local)
    assert all(0 <= x <= period.WIDTH for x, _at in marks)


def test_a_curve_has_a_dot_for_each_value() -> None:
    drawn = curve([("1", 0.0), ("2", 5.0), ("3", 10.0)], label="x", most="10")
    assert drawn.count("<circle") == 3
    assert 'points="50,186 245,101 440,16"' in drawn


def test_a_curve_of_nothing_lies_on_the_ground() -> None:
    assert 'points="50,186"' in curve([("1", 0.0)], label="x", most="0")
