"""The hours of the week in five steps of blue with the figure in each; red is always the level."""

from collections.abc import Callable, Sequence
from html import escape

from wardstatus.charts.svg import coordinate, picture

WIDTH, HEIGHT = 1304, 274
_LEFT, _TOP, _WIDE, _HIGH, _GAP = 56.0, 26.0, 52.0, 34.0, 2.0
_WHITE_FROM = 4
"""From this step on the figure is white."""

_BOUNDS = (0.5, 5, 10, 20, 35)
"""The least per cent of each step; below the first there is none."""


def heat(percent: Callable[[int, int], float | None], days: Sequence[str], *, label: str) -> str:
    """Return the picture of seven days by 24 hours; None is an empty cell."""
    hours = "".join(
        f'<text class="ax ax-mid" x="{coordinate(_x(hour) + _WIDE / 2)}" y="16">{hour:02}</text>'
        for hour in range(24)
    )
    rows = "".join(_row(day, word, percent) for day, word in enumerate(days))
    return picture(f"{hours}{rows}", size=(WIDTH, HEIGHT), label=label, css="wide")


def step(percent: float) -> int:
    """Return which of the six shades a share has, 0 for next to nothing."""
    return sum(percent >= bound for bound in _BOUNDS)


def _x(hour: int) -> float:
    return _LEFT + hour * _WIDE


def _row(day: int, word: str, percent: Callable[[int, int], float | None]) -> str:
    y = _TOP + day * (_HIGH + _GAP)
    name = f'<text class="ax-b ax-end" x="46" y="{coordinate(y + 22)}">{escape(word)}</text>'
    return name + "".join(_cell(_x(hour), y, percent(day, hour)) for hour in range(24))


def _cell(x: float, y: float, percent: float | None) -> str:
    shade = 0 if percent is None else step(percent)
    box = (
        f'<rect class="h{shade}" x="{coordinate(x)}" y="{coordinate(y)}"'
        f' width="{coordinate(_WIDE - _GAP)}" height="{coordinate(_HIGH)}"/>'
    )
    if percent is None:
        return box
    css = "hn-w" if shade >= _WHITE_FROM else "hn"
    middle = coordinate(x + (_WIDE - _GAP) / 2)
    return f'{box}<text class="{css}" x="{middle}" y="{coordinate(y + 22)}">{percent:.0f}</text>'
