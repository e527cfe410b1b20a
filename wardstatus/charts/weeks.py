"""The share of each level week by week, as columns; under each its per cent of red."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from wardstatus.charts.svg import coordinate, link, picture
from wardstatus.core.levels import Level

WIDTH, HEIGHT = 640, 264
_LEFT, _TOP, _FOOT = 48.0, 16.0, 212.0
_WIDEST = 44.0
"""A few weeks are no walls."""

_LABELS = 13
"""So many weeks have room for their number and figure."""

_ORDER = (Level.RED, Level.YELLOW, None, Level.GREEN)
"""From the foot: what is asked about stands on the line, where heights can be compared."""

_CLASSES = {None: "s-u", Level.GREEN: "s-g", Level.YELLOW: "s-y", Level.RED: "s-r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One week: its word, and the share of each level in per cent; empty: nothing is known."""

    word: str
    percent: Mapping[Level | None, float]
    figure: str = ""
    """How much of it was red, as it is written."""
    href: str = ""
    says: str = ""
    """What the link to its source is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What the words and what the figures under the columns are."""

    words: str
    figures: str


def weeks(columns: Sequence[Column], *, label: str, axis: Axis) -> str:
    """Return the picture of weeks from left to right."""
    lines = "".join(_line(percent) for percent in (0, 25, 50, 75, 100))
    step = (WIDTH - _LEFT) / max(1, len(columns))
    every = -(-len(columns) // _LABELS)
    drawn = "".join(
        _column(each, _LEFT + step * number, step, number % every == 0)
        for number, each in enumerate(columns)
    )
    foot = (
        f'<text class="ax" x="0" y="232">{escape(axis.words)}</text>'
        f'<text class="ax" x="0" y="254">{escape(axis.figures)}</text>'
    )
    return picture(f"{lines}{drawn}{foot}", size=(WIDTH, HEIGHT), label=label)


def _y(percent: float) -> float:
    return _FOOT - (_FOOT - _TOP) * percent / 100


def _line(percent: int) -> str:
    y = coordinate(_y(percent))
    return (
        f'<path class="rule" d="M{coordinate(_LEFT)} {y}H{WIDTH}"/>'
        f'<text class="ax ax-end" x="40" y="{coordinate(_y(percent) + 4)}">{percent} %</text>'
    )


def _column(column: Column, left: float, step: float, worded: bool) -> str:
    wide = min(_WIDEST, step * 0.66)
    x = left + (step - wide) / 2
    parts, below = [], 0.0
    for level in _ORDER:
        percent = column.percent.get(level, 0.0)
        if percent > 0:
            parts.append(_part(level, (x, wide), (below, percent)))
        below += percent
    drawn = link("".join(parts), column.href, column.says)
    if not worded:
        return drawn
    middle = coordinate(left + step / 2)
    return (
        f'{drawn}<text class="ax ax-mid" x="{middle}" y="232">{escape(column.word)}</text>'
        f'<text class="ax-b ax-mid" x="{middle}" y="254">{escape(column.figure)}</text>'
    )


def _part(level: Level | None, across: tuple[float, float], up: tuple[float, float]) -> str:
    top, foot = _y(up[0] + up[1]), _y(up[0])
    return (
        f'<rect class="{_CLASSES[level]}" x="{coordinate(across[0])}" y="{coordinate(top)}"'
        f' width="{coordinate(across[1])}" height="{coordinate(foot - top)}"/>'
    )
