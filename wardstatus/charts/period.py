"""A unit's level over days, weeks or years: told by height as well as by colour."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from itertools import pairwise
from typing import TypeAlias
from zoneinfo import ZoneInfo

from wardstatus.charts.svg import coordinate, picture
from wardstatus.core.levels import Level

Spans: TypeAlias = Sequence[tuple[datetime, Level | None]]
"""Instants at which levels began, oldest first; None: unknown. Each lasts until the next."""

WIDTH = 1000
HEIGHT = 24
FINEST = 2000
"""With more levels than this one after the other, each column shows what stood longest in it."""

_HEIGHTS = {None: 7, Level.GREEN: 7, Level.YELLOW: 15, Level.RED: 23}
_CLASSES = {None: "s-u", Level.GREEN: "s-g", Level.YELLOW: "s-y", Level.RED: "s-r"}
_AT_MOST = 10
_WORD = 80
_MONTHS = (1, 3, 6, 12, 60)
_DAYS = (1, 2, 7)

_Bar: TypeAlias = tuple[float, float, Level | None]
"""From, to, level."""


def strip(spans: Spans, start: datetime, end: datetime, *, label: str) -> str:
    """Return the picture of a unit's levels from start to end, one path a level."""
    bars = list(_bars(spans, start, end))
    if len(bars) > FINEST:
        bars = list(_columns(bars))
    paths = (_path(level, [bar for bar in bars if bar[2] is level]) for level in _CLASSES)
    return picture("".join(paths), size=(WIDTH, HEIGHT), label=label, css="strip")


def axis(words: Sequence[tuple[float, str]], *, label: str) -> str:
    """Return the line of dates above strips of the same width."""
    drawn = "".join(
        f'<path class="rule" d="M{coordinate(x)} 4V20"/>'
        f'<text class="ax" x="{coordinate(x + 4)}" y="15">{escape(word)}</text>'
        for x, word in words
    )
    return picture(drawn, size=(WIDTH, 20), label=label, css="axis")


def marks(start: datetime, end: datetime, zone: ZoneInfo) -> list[tuple[float, datetime]]:
    """Return place and instant of an axis's marks, local midnights: days, weeks, months, years."""
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    candidates = [*(_by_days(first, last, step) for step in _DAYS)]
    candidates += [list(_by_months(first, last, step)) for step in _MONTHS]
    found = next((each for each in candidates if len(each) <= _AT_MOST), candidates[-1])
    midnights = (_midnight(day, zone) for day in found)
    placed = ((_x(at, start, end), at) for at in midnights)
    # The last mark needs room for its word.
    return [(x, at) for x, at in placed if 0 <= x <= WIDTH - _WORD]


def _by_days(first: date, last: date, step: int) -> list[date]:
    count = (last - first).days // step
    return [first + timedelta(days=step * number) for number in range(min(count, _AT_MOST) + 1)]


def _by_months(first: date, last: date, step: int) -> Iterator[date]:
    month = first.year * 12 + first.month - 1
    month += -month % step
    while date(month // 12, month % 12 + 1, 1) <= last:
        yield date(month // 12, month % 12 + 1, 1)
        month += step


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)


def _x(at: datetime, start: datetime, end: datetime) -> float:
    return WIDTH * ((at - start) / (end - start)) if end > start else 0.0


def _bars(spans: Spans, start: datetime, end: datetime) -> Iterator[_Bar]:
    ends = [(end, None)]
    for (begins, level), (ends_at, _next) in pairwise([*spans, *ends]):
        left, right = _x(begins, start, end), _x(ends_at, start, end)
        if right > left:
            yield left, right, level


def _columns(bars: Sequence[_Bar]) -> Iterator[_Bar]:
    """Yield, for each column, the level that stood longest in it; neighbours joined."""
    open_bar: _Bar | None = None
    for column, level in enumerate(_longest(bars)):
        if open_bar is not None and open_bar[2] is level:
            open_bar = (open_bar[0], column + 1, level)
            continue
        if open_bar is not None:
            yield open_bar
        open_bar = (column, column + 1, level)
    if open_bar is not None:
        yield open_bar


def _longest(bars: Sequence[_Bar]) -> Iterator[Level | None]:
    columns: list[dict[Level | None, float]] = [{} for _ in range(WIDTH)]
    for left, right, level in bars:
        for column in range(int(left), min(WIDTH, int(right) + 1)):
            inside = min(right, column + 1) - max(left, column)
            columns[column][level] = columns[column].get(level, 0.0) + inside
    for shares in columns:
        yield max(shares, key=lambda level: shares[level], default=None)


def _path(level: Level | None, bars: Sequence[_Bar]) -> str:
    if not bars:
        return ""
    height = _HEIGHTS[level]
    top = HEIGHT - height
    drawn = "".join(
        f"M{_fine(left)} {top}H{_fine(right)}V{HEIGHT}H{_fine(left)}z" for left, right, _l in bars
    )
    return f'<path class="{_CLASSES[level]}" d="{drawn}"/>'


def _fine(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
