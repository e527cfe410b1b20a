"""A period of local days, and its weeks, hours and days as instants."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wardstatus.core.duties import instant

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the beginning of a local day to an instant; the end is no longer in it."""

    begins: datetime
    ends: datetime
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A local week from Monday, 167 or 169 hours long when the clock is changed in it."""

    year: int
    number: int
    """ISO 8601."""
    begins: datetime
    ends: datetime


def last_weeks(count: int, now: datetime, zone: ZoneInfo) -> Period:
    """Return the last `count` weeks, the present one among them, until now."""
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday(), weeks=count - 1)
    return Period(begins=midnight(monday, zone), ends=now, zone=zone)


def days(first: date, last: date, now: datetime, zone: ZoneInfo) -> Period:
    """Return local days, both in it, but nothing after now."""
    ends = midnight(last + DAY, zone)
    return Period(begins=midnight(first, zone), ends=min(ends, now), zone=zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return when a local day begins."""
    return instant(day, time(0), zone)


def weeks(period: Period) -> Iterator[Week]:
    """Yield the weeks of a period; the first and the last may be cut."""
    day = period.begins.astimezone(period.zone).date()
    monday = day - timedelta(days=day.weekday())
    while (begins := midnight(monday, period.zone)) < period.ends:
        following = monday + timedelta(weeks=1)
        year, number, _ = monday.isocalendar()
        yield Week(
            year=year,
            number=number,
            begins=max(begins, period.begins),
            ends=min(midnight(following, period.zone), period.ends),
        )
        monday = following


def hours(begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[tuple[int, int, timedelta]]:
    """Yield local weekday (Monday 0), local hour and how long, for each hour of a span.

    The hour that comes twice is two hours of its name; the one that is left out is none.
    """
    at = begins
    while at < ends:
        local = at.astimezone(zone)
        begun = timedelta(
            minutes=local.minute, seconds=local.second, microseconds=local.microsecond
        )
        following = min(at + HOUR - begun, ends)
        yield local.weekday(), local.hour, following - at
        at = following
