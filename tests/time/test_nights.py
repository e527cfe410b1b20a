"""Every minute of the nights on which local time jumps, and of leap day and the year's end."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.core.build import PLAN, T0, Day, book
from wardstatus.core import duties
from wardstatus.core.events import LimitPassed, StepTaken
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.core.units import Duty

OSLO = ZoneInfo("Europe/Oslo")
SHIFTED = replace(PLAN, shifts={"day": time(7, 30), "evening": time(15), "night": time(2, 30)})
"""A shift begins at half past two: a time that comes twice on one night and not on another."""

MINUTE = timedelta(minutes=1)
NIGHTS = [
    pytest.param(date(2026, 10, 24), id="an hour comes twice"),
    pytest.param(date(2027, 3, 27), id="an hour does not come"),
    pytest.param(date(2028, 2, 28), id="leap day"),
    pytest.param(date(2026, 12, 31), id="the year ends"),
]


def minutes_from(day: date) -> Iterator[datetime]:
    """Yield every minute of three local days."""
    at = datetime.combine(day, time(0), OSLO).astimezone(UTC)
    last = datetime.combine(day + timedelta(days=3), time(0), OSLO).astimezone(UTC)
    while at < last:
        yield at
        at += MINUTE


@pytest.mark.parametrize("day", NIGHTS)
def test_every_shift_begins_once_a_day(day: date) -> None:
    began = Counter[tuple[date, str]]()
    for before, at in pairwise(minutes_from(day)):
        shift, was = (duties.shift_at(SHIFTED, OSLO, each) for each in (at, before))
        assert shift is not None
        if shift != was:
            began[at.astimezone(OSLO).date(), shift] += 1
            assert duties.next_shift(SHIFTED, OSLO, before) == at
            assert duties.shift_began(SHIFTED, OSLO, at) == at
    assert set(began.values()) == {1}
    assert len(began) == 9


@pytest.mark.parametrize("day", NIGHTS)
def test_two_halves_of_a_day_leave_no_minute_to_nobody(day: date) -> None:
    halves = [
        Duty(role="AL", unit="x", person="a", begins=time(2, 30), ends=time(15)),
        Duty(role="AL", unit="x", person="b", begins=time(15), ends=time(2, 30)),
    ]
    changes = 0
    before: list[str] = []
    for at in minutes_from(day):
        on = [each.person for each in halves if duties.on_duty(each, OSLO, at)]
        assert len(on) == 1, at
        changes += on != before
        before = on
    assert changes == 1 + 6


@pytest.mark.parametrize("day", NIGHTS)
def test_a_red_clock_counts_elapsed_time(day: date) -> None:
    """Red every hour of the nights, watched every minute: four hours are four hours."""
    for began in list(minutes_from(day))[:: 8 * 60]:
        one, other = (_red_from(began, every) for every in (1, 300))
        assert one.events == other.events
        (passed,) = [each for each in one.events if isinstance(each, LimitPassed)]
        assert passed.at - began == PLAN.limit.limit  # type: ignore[union-attr]
        steps = [(each.chain, each.at) for each in one.events if isinstance(each, StepTaken)]
        assert len(steps) == len(set(steps))


def _red_from(began: datetime, every: int) -> Day:
    day = Day(replace(book(PLAN), zone=OSLO))
    offset = (began - T0) / MINUTE
    day.take(offset, Declare(unit="med", by="screen:med", own=True, level=Level.RED))
    for minute in range(every, 301, every):
        day.tick(offset + minute)
    return day
