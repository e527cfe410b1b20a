"""A unit's level over its last 24 hours: told by height as well as by colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import TypeAlias
from zoneinfo import ZoneInfo

from wardstatus.charts.svg import coordinate, picture
from wardstatus.core.levels import Level

Spans: TypeAlias = Sequence[tuple[datetime, Level | None]]
"""Instants at which levels began, oldest first; None: unknown. Each lasts until the next."""

DAY = timedelta(hours=24)
_QUARTER = timedelta(minutes=15)
_HOURS = 3
_NOW_TAKES = 40.0

_CLASSES = {None: "s-u", Level.GREEN: "s-g", Level.YELLOW: "s-y", Level.RED: "s-r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where time and levels lie, in units of the picture."""

    left: float
    right: float
    foot: float
    step: float
    """How much higher each level is than the one below it."""
    base: float
    """How high green is."""

    def x(self, at: datetime, now: datetime) -> float:
        """Return where an instant lies; before the day it is the left edge."""
        passed = (at - (now - DAY)) / DAY
        return self.left + min(1.0, max(0.0, passed)) * (self.right - self.left)

    def height(self, level: Level | None) -> float:
        """Return how high a level is; unknown is as high as red, but hollow."""
        return self.base + self.step * ((level or Level.RED).rank - 1)


_DAY_FRAME = _Frame(left=20, right=840, foot=72, step=14, base=14)
_ROW_FRAME = _Frame(left=0, right=576, foot=26, step=9, base=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One stretch of one level."""

    level: Level | None
    x: float
    width: float


def day(spans: Spans, now: datetime, zone: ZoneInfo, *, label: str, now_word: str) -> str:
    """Return the picture of a day with its hours, 860 wide; for the ward's screen."""
    hours = "".join(_hour(x, name) for x, name in ticks(now, zone))
    end = f'<text class="ax" x="832" y="14">{escape(now_word)}</text>'
    bars = "".join(_rectangle(bar) for bar in bars_of(spans, now, _DAY_FRAME))
    return picture(f"{hours}{bars}{end}", size=(860, 74), label=label)


def row(spans: Spans, now: datetime, *, label: str) -> str:
    """Return the picture of a day for a row of a table, 576 wide, one path a level."""
    found = list(bars_of(spans, now, _ROW_FRAME))
    paths = (_path(level, [bar for bar in found if bar.level is level]) for level in _CLASSES)
    return picture("".join(paths), size=(576, 26), label=label, css="strip")


def row_head(now: datetime, zone: ZoneInfo, *, now_word: str) -> str:
    """Return the hours above such rows; said by each row itself, so hidden from who cannot see."""
    scale = (_ROW_FRAME.right - _ROW_FRAME.left) / (_DAY_FRAME.right - _DAY_FRAME.left)
    placed = [((x - _DAY_FRAME.left) * scale, name) for x, name in ticks(now, zone)]
    hours = "".join(
        f'<text class="ax ax-mid" x="{coordinate(x)}" y="12">{name}</text>'
        for x, name in placed
        if _NOW_TAKES / 4 < x < _ROW_FRAME.right - 1.5 * _NOW_TAKES
    )
    end = f'<text class="ax-b ax-end" x="576" y="12">{escape(now_word)}</text>'
    return (
        f'<svg class="strip strip--head" viewBox="0 0 576 16" aria-hidden="true">{hours}{end}</svg>'
    )


def bars_of(spans: Spans, now: datetime, frame: _Frame = _DAY_FRAME) -> Iterator[Bar]:
    """Yield the stretches of the last 24 hours, neighbours of one level joined."""
    ends = [*(at for at, _level in spans[1:]), now]
    open_bar: Bar | None = None
    for (begins, level), ends_at in zip(spans, ends, strict=False):
        left, right = frame.x(begins, now), frame.x(ends_at, now)
        if right <= left:
            continue
        if open_bar is not None and open_bar.level is level:
            open_bar = Bar(level=level, x=open_bar.x, width=right - open_bar.x)
            continue
        if open_bar is not None:
            yield open_bar
        open_bar = Bar(level=level, x=left, width=right - left)
    if open_bar is not None:
        yield open_bar


def ticks(now: datetime, zone: ZoneInfo) -> Iterator[tuple[float, str]]:
    """Yield place and name of every third hour of the local clock, but for the last one's room."""
    start = now - DAY
    at = start.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while at <= now:
        local, x = at.astimezone(zone), _DAY_FRAME.x(at, now)
        whole = local.minute == 0 and local.hour % _HOURS == 0
        if whole and start <= at and x < _DAY_FRAME.right - _NOW_TAKES:
            yield x, f"{local:%H}"
        at += _QUARTER


def _hour(x: float, name: str) -> str:
    at = coordinate(x)
    return f'<path class="rule" d="M{at} 24V72"/><text class="ax" x="{at}" y="14">{name}</text>'


def _rectangle(bar: Bar) -> str:
    height = _DAY_FRAME.height(bar.level)
    return (
        f'<rect class="{_CLASSES[bar.level]}" x="{coordinate(bar.x)}"'
        f' y="{coordinate(_DAY_FRAME.foot - height)}" width="{coordinate(bar.width)}"'
        f' height="{coordinate(height)}"/>'
    )


def _path(level: Level | None, bars: Sequence[Bar]) -> str:
    if not bars:
        return ""
    height = _ROW_FRAME.height(level)
    top, tall = coordinate(_ROW_FRAME.foot - height), coordinate(height)
    drawn = "".join(
        f"M{coordinate(bar.x)} {top}h{coordinate(bar.width)}v{tall}h-{coordinate(bar.width)}z"
        for bar in bars
    )
    return f'<path class="{_CLASSES[level]}" d="{drawn}"/>'
