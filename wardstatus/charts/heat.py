"""The hours of the week in five steps of blue with the figure in each; red is always the level."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from wardstatus.charts.svg import coordinate, link, picture

WIDTH, HEIGHT = 1304, 274
_LEFT, _TOP, _WIDE, _HIGH, _GAP = 56.0, 26.0, 52.0, 34.0, 2.0
_WHITE_FROM = 4
"""From this step on the figure is white."""

_BOUNDS = (0.5, 5, 10, 20, 35)
"""The least per cent of each step; below the first there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """One hour of the week: its share in per cent, None where nothing is known, and its source."""

    percent: float | None
    href: str = ""
    says: str = ""
    """What the link to its source is called."""


def heat(hour: Callable[[int, int], Hour], days: Sequence[str], *, label: str) -> str:
    """Return the picture of seven days by 24 hours."""
    hours = "".join(
        f'<text class="ax ax-mid" x="{coordinate(_x(each) + _WIDE / 2)}" y="16">{each:02}</text>'
        for each in range(24)
    )
    rows = "".join(_row(day, word, hour) for day, word in enumerate(days))
    return picture(f"{hours}{rows}", size=(WIDTH, HEIGHT), label=label, css="wide")


def step(percent: float) -> int:
    """Return which of the six shades a share has, 0 for next to nothing."""
    return sum(percent >= bound for bound in _BOUNDS)


def _x(hour: int) -> float:
    return _LEFT + hour * _WIDE


def _row(day: int, word: str, hour: Callable[[int, int], Hour]) -> str:
    y = _TOP + day * (_HIGH + _GAP)
    name = f'<text class="ax-b ax-end" x="46" y="{coordinate(y + 22)}">{escape(word)}</text>'
    cells = ((_x(each), hour(day, each)) for each in range(24))
    return name + "".join(
        link(_cell(x, y, each.percent), each.href, each.says) for x, each in cells
    )


def _cell(x: float, y: float, percent: float | None) -> str:
    shade = 0 if percent is None else step(percent)
    box = (
        f'<rect class="h{shade}" x="{coordinate(x)}" y="{coordinate(y)}"'
        f' width="{coordinate(_WIDE - _GAP)}" height="{coordinate(_HIGH)}"/>'
    )
    if percent is None:
        return box
    css = "hn-w" if shade >= _WHITE_FROM else "hn" if shade else "hn-0"
    middle = coordinate(x + (_WIDE - _GAP) / 2)
    return f'{box}<text class="{css}" x="{middle}" y="{coordinate(y + 22)}">{percent:.0f}</text>'
