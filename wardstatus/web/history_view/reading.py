"""One local day of a unit's log, found without reading the days before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from wardstatus.core.duties import instant

PAGE = 500


class Logged(Protocol):
    """One row of the log."""

    @property
    def seq(self) -> int:
        """Return its place in the log of the board."""

    @property
    def at(self) -> datetime:
        """Return when it happened."""

    @property
    def kind(self) -> str:
        """Return what happened, in snake case."""

    @property
    def body(self) -> Mapping[str, Any]:
        """Return every field of the event, as JSON has it."""

    @property
    def version(self) -> int:
        """Return the board's version it belongs to."""


class Log(Protocol):
    """Gives events of one unit with a `seq` above `after`, oldest first."""

    def __call__(self, after: int, limit: int) -> Sequence[Logged]:
        """Return at most `limit` events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A local day as two instants; the end is no longer in it."""

    date: date
    begins: datetime
    ends: datetime


def day_of(at: date, zone: ZoneInfo) -> Day:
    """Return a local day; 23 or 25 hours long in the nights the clock is changed."""
    begins, ends = (instant(day, time(0), zone) for day in (at, at + timedelta(days=1)))
    return Day(date=at, begins=begins, ends=ends)


def events_of(log: Log, day: Day) -> list[Logged]:
    """Return what happened on a day, oldest first."""
    found: list[Logged] = []
    after = _before(log, day.begins)
    while page := log(after, PAGE):
        found += [each for each in page if day.begins <= each.at < day.ends]
        if page[-1].at >= day.ends or len(page) < PAGE:
            break
        after = page[-1].seq
    return found


def _before(log: Log, begins: datetime) -> int:
    """Return a place in the log of which everything up to it happened before an instant."""

    def is_before(seq: int) -> bool:
        following = log(seq, 1)
        return bool(following) and following[0].at < begins

    low, step = 0, 1
    while is_before(low + step):
        low, step = low + step, step * 2
    high = low + step
    while high - low > 1:
        middle = (low + high) // 2
        if is_before(middle):
            low = middle
        else:
            high = middle
    return low
