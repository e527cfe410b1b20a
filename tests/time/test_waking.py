"""The jobs are woken every second whatever the wall's clock, by which APScheduler counts, does."""

import tracemalloc
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise

import pytest

from tests.journeys.server import until
from tests.patience import within
from wardstatus.clock import elapsed
from wardstatus.scheduler import Every, Scheduler

LATE = 2.0


class Wall(tzinfo):
    """A zone that is UTC, but for a clock that can be set: `datetime.now` asks it."""

    step = timedelta(0)

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(0)

    def dst(self, dt: datetime | None) -> timedelta:
        return timedelta(0)

    def tzname(self, dt: datetime | None) -> str:
        return "UTC"

    def fromutc(self, dt: datetime) -> datetime:
        return dt + self.step


@pytest.mark.parametrize("days", [-365, -1, -1 / 24, -1 / 1440, 1 / 1440, 1 / 24, 1, 365])
def test_a_clock_that_is_set_does_not_hold_up_the_tick(days: float) -> None:
    assert within(LATE, lambda: _longest_gap(days))


def _longest_gap(days: float) -> float:
    """Set the clock while time ticks; return the longest time between two ticks, in seconds."""
    wall, ticks = Wall(), [elapsed()]
    scheduler = Scheduler(lambda: ticks.append(elapsed()), lambda: None, wall)
    scheduler.start()
    try:
        until(lambda: len(ticks) > 2, "two ticks")
        tracemalloc.start()
        wall.step = timedelta(days=days)
        count = len(ticks)
        until(lambda: len(ticks) > count + 2, "ticks after the step")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    finally:
        scheduler.stop()
    # Once a second, and once at the step: nothing that was missed is made up for.
    assert len(ticks) <= ticks[-1] - ticks[0] + 4
    assert peak < 5_000_000
    return max(after - before for before, after in pairwise(ticks))


@pytest.mark.parametrize(
    ("seconds", "after"),
    [(0, 1), (0.5, 0.5), (1, 1), (3.2, 1), (31_536_000, 1)],
)
def test_what_was_missed_is_not_listed(seconds: float, after: float) -> None:
    before = datetime(2026, 11, 21, 12, tzinfo=UTC)
    now = before + timedelta(seconds=seconds)
    following = Every(1).get_next_fire_time(before, now)
    assert following - now == timedelta(seconds=after)


def test_the_first_time_is_now() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert Every(60).get_next_fire_time(None, now) == now
