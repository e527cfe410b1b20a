"""How one figure moves with another: a line with a dot at each value, from nothing up."""

from collections.abc import Sequence
from html import escape

from wardstatus.charts.svg import coordinate, picture

_WIDTH, _HEIGHT = 460, 220
_LEFT, _RIGHT, _TOP, _FOOT = 50.0, 440.0, 16.0, 186.0
_LABELS = 7


def curve(points: Sequence[tuple[str, float]], *, label: str, most: str) -> str:
    """Return the picture of values in order; `most` is the word of the highest figure."""
    highest = max((figure for _value, figure in points), default=0.0) or 1.0
    step = (_RIGHT - _LEFT) / max(1, len(points) - 1)
    places = [
        (_LEFT + step * number, _FOOT - (_FOOT - _TOP) * figure / highest, value)
        for number, (value, figure) in enumerate(points)
    ]
    every = -(-len(places) // _LABELS)
    words = "".join(
        f'<text class="ax mid" x="{coordinate(x)}" y="206">{escape(value)}</text>'
        for x, _y, value in places[::every]
    )
    line = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y, _value in places)
    dots = "".join(
        f'<circle class="dot" cx="{coordinate(x)}" cy="{coordinate(y)}" r="4"/>'
        for x, y, _value in places
    )
    frame = (
        f'<path class="rule" d="M{_LEFT:g} {_TOP:g}H{_RIGHT:g}M{_LEFT:g} {_FOOT:g}H{_RIGHT:g}"/>'
        f'<text class="ax end" x="44" y="20">{escape(most)}</text>'
        '<text class="ax end" x="44" y="190">0</text>'
    )
    inside = f'{frame}{words}<polyline class="curve" points="{line}"/>{dots}'
    return picture(inside, size=(_WIDTH, _HEIGHT), label=label)
