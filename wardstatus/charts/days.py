"""The last days of a unit under one another, midnight to midnight by its own clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TypeAlias

from wardstatus.charts.svg import coordinate, link, picture
from wardstatus.core.levels import Level

Part: TypeAlias = tuple[datetime, datetime, Level | None]

WIDTH = 640
_LEFT, _RIGHT, _TOP, _ROW = 92.0, 632.0, 22.0, 25.0
_HEIGHTS = {None: 6, Level.GREEN: 6, Level.YELLOW: 11, Level.RED: 16}
_CLASSES = {None: "s-u", Level.GREEN: "s-g", Level.YELLOW: "s-y", Level.RED: "s-r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: its word, when it begins and ends, and what was shown in it."""

    word: str
    begins: datetime
    ends: datetime
    parts: Sequence[Part]
    href: str = ""


def days(found: Sequence[Day], *, label: str) -> str:
    """Return the picture of some days, the oldest on top; level by height as well as colour."""
    foot = _TOP + _ROW * len(found)
    hours = "".join(_hour(hour, foot) for hour in range(0, 25, 3))
    rows = "".join(_row(each, _TOP + _ROW * number) for number, each in enumerate(found))
    return picture(f"{hours}{rows}", size=(WIDTH, int(foot) + 4), label=label)


def _hour(hour: int, foot: float) -> str:
    x = coordinate(_LEFT + (_RIGHT - _LEFT) * hour / 24)
    return (
        f'<path class="rule" d="M{x} 20V{coordinate(foot)}"/>'
        f'<text class="ax ax-mid" x="{x}" y="13">{hour:02}</text>'
    )


def _row(day: Day, top: float) -> str:
    word = f'<text class="ax ax-end" x="82" y="{coordinate(top + 16)}">{escape(day.word)}</text>'
    bars = "".join(_part(day, part, top + _ROW - 2) for part in day.parts)
    near = f'<rect class="near" x="0" y="{coordinate(top)}" width="{WIDTH}" height="{_ROW:.0f}"/>'
    return link(f"{near if day.href else ''}{word}{bars}", day.href, day.word)


def _part(day: Day, part: Part, foot: float) -> str:
    begins, ends, level = part
    left, right = _x(day, begins), _x(day, ends)
    height = _HEIGHTS[level]
    return (
        f'<rect class="{_CLASSES[level]}" x="{coordinate(left)}" y="{coordinate(foot - height)}"'
        f' width="{coordinate(right - left)}" height="{height}"/>'
    )


def _x(day: Day, at: datetime) -> float:
    return _LEFT + (_RIGHT - _LEFT) * ((at - day.begins) / (day.ends - day.begins))
