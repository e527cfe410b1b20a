"""How long each level was shown: per week, per hour of the week, from one level to another."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from wardstatus.core.levels import Level
from wardstatus.measures import periods
from wardstatus.measures.asked import red_spans
from wardstatus.measures.past import Past, Turn
from wardstatus.measures.periods import Period, Week
from wardstatus.measures.spans import within

ORDER = (Level.GREEN, Level.YELLOW, Level.RED, None)
"""How levels are listed; None is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How long each level was shown; what was before a unit's first level is in none of them."""

    lasted: Mapping[Level | None, timedelta]

    @property
    def all(self) -> timedelta:
        """Return all of the time, unknown too."""
        return sum(self.lasted.values(), timedelta(0))

    def percent(self, level: Level | None) -> float | None:
        """Return the part of all time in per cent; None where there was no time at all."""
        return 100 * (self.lasted[level] / self.all) if self.all else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekShare:
    """One week of one or more units."""

    week: Week
    share: Share


def spans(
    turns: Sequence[Turn], begins: datetime, ends: datetime
) -> Iterator[tuple[datetime, datetime, Level | None]]:
    """Yield from, to and level of what was shown within a period, oldest first."""
    first = max(0, bisect_right(turns, begins, key=_at) - 1)
    for number in range(first, len(turns)):
        at, level = turns[number]
        if at >= ends:
            return
        until = turns[number + 1].at if number + 1 < len(turns) else ends
        if until > begins:
            yield max(at, begins), min(until, ends), level


def _at(turn: Turn) -> datetime:
    return turn.at


def share(pasts: Iterable[Past], begins: datetime, ends: datetime) -> Share:
    """Return how long each level was shown on some units together."""
    lasted = dict.fromkeys(ORDER, timedelta(0))
    for past in pasts:
        for start, end, level in spans(past.turns, begins, ends):
            lasted[level] += end - start
    return Share(lasted=lasted)


def by_week(pasts: Sequence[Past], period: Period) -> list[WeekShare]:
    """Return the weeks of a period."""
    return [
        WeekShare(week=week, share=share(pasts, week.begins, week.ends))
        for week in periods.weeks(period)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """The hours of the week, Monday 0 to Sunday 6: how long they were red, and how long at all."""

    red: Mapping[tuple[int, int], timedelta] = field(default_factory=dict)
    all: Mapping[tuple[int, int], timedelta] = field(default_factory=dict)

    def percent(self, weekday: int, hour: int) -> float | None:
        """Return how much of an hour of the week was red, in per cent; None without such time."""
        whole = self.all.get((weekday, hour))
        return 100 * (self.red.get((weekday, hour), timedelta(0)) / whole) if whole else None


def heat(pasts: Sequence[Past], period: Period) -> Heat:
    """Return when in the week units were red; time before a unit's first level does not count."""
    red: Counter[tuple[int, int]] = Counter()
    for past in pasts:
        for each in past.reds:
            cut = within(red_spans(each, period.ends), period.begins, period.ends)
            for start, end in cut:
                _add(red, start, end, period.zone)
    return Heat(red=_lasting(red), all=_lasting(_whole(pasts, period)))


def _whole(pasts: Sequence[Past], period: Period) -> Counter[tuple[int, int]]:
    """Most units were there from the beginning: their hours are counted once."""
    starts = Counter(
        max(past.turns[0].at, period.begins)
        for past in pasts
        if past.turns and past.turns[0].at < period.ends
    )
    found: Counter[tuple[int, int]] = Counter()
    for start, many in starts.items():
        once: Counter[tuple[int, int]] = Counter()
        _add(once, start, period.ends, period.zone)
        for cell, seconds in once.items():
            found[cell] += many * seconds
    return found


def _add(to: Counter[tuple[int, int]], start: datetime, end: datetime, zone: ZoneInfo) -> None:
    for weekday, hour, lasts in periods.hours(start, end, zone):
        to[weekday, hour] += lasts // timedelta(microseconds=1)


def _lasting(counted: Counter[tuple[int, int]]) -> dict[tuple[int, int], timedelta]:
    return {cell: timedelta(microseconds=each) for cell, each in counted.items()}


def transitions(pasts: Iterable[Past], period: Period) -> Counter[tuple[Level, Level]]:
    """Return how often units went from one level to another; what was unknown is passed over."""
    found: Counter[tuple[Level, Level]] = Counter()
    for past in pasts:
        known = [turn for turn in past.turns if turn.level is not None]
        for before, turn in pairwise(known):
            if period.begins <= turn.at < period.ends and before.level != turn.level:
                assert before.level is not None
                assert turn.level is not None
                found[before.level, turn.level] += 1
    return found
