"""Reds as dots: when each began, how long it lasted; a ring is one that went over its limit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from wardstatus.charts.svg import coordinate, link, picture

WIDTH, HEIGHT = 640, 264
_LEFT, _RIGHT, _TOP, _FOOT = 48.0, 630.0, 16.0, 212.0
_LINES = 7
_STEPS = (1, 2, 3, 4, 6, 12, 24, 48, 96, 168)
"""Hours between two lines, the least that leave at most seven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One red."""

    at: datetime
    lasted: timedelta
    over: bool = False
    href: str = ""
    says: str = ""
    """What the link to its source is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the dots stand in: from, to, the limit with its words, and the words of the axes."""

    begins: datetime
    ends: datetime
    limit: timedelta | None = None
    limit_word: str = ""
    hour_word: str = "{n} h"
    marks: Sequence[tuple[datetime, str]] = ()
    """Instants with their words, at most as many as fit."""


def dots(found: Sequence[Dot], frame: Frame, *, label: str) -> str:
    """Return the picture of some reds."""
    longest = max([each.lasted for each in found], default=timedelta(hours=1))
    top = max(longest, frame.limit or timedelta(0))
    step = _step(top)
    lines = max(2, -(-int(top.total_seconds()) // (step * 3600)))
    scale = _Scale(frame=frame, top=timedelta(hours=lines * step))
    drawn = [
        *_rows(scale, frame, lines, step),
        *_marks(scale, frame),
        *_limit(scale, frame),
        *(_dot(scale, each) for each in sorted(found, key=lambda dot: dot.over)),
    ]
    return picture("".join(drawn), size=(WIDTH, HEIGHT), label=label)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    frame: Frame
    top: timedelta

    def x(self, at: datetime) -> float:
        """Return where an instant lies."""
        whole = self.frame.ends - self.frame.begins
        return _LEFT + 8 + (_RIGHT - _LEFT - 8) * ((at - self.frame.begins) / whole)

    def y(self, lasted: timedelta) -> float:
        """Return how high a duration is."""
        return _FOOT - (_FOOT - _TOP) * (lasted / self.top)


def _step(top: timedelta) -> int:
    hours = top / timedelta(hours=1)
    return next((each for each in _STEPS if hours / each <= _LINES), _STEPS[-1])


def _rows(scale: _Scale, frame: Frame, lines: int, step: int) -> Iterator[str]:
    for number in range(lines + 1):
        y = scale.y(timedelta(hours=number * step))
        word = escape(frame.hour_word.replace("{n}", str(number * step)))
        yield f'<path class="rule" d="M{coordinate(_LEFT)} {coordinate(y)}H{WIDTH}"/>'
        yield f'<text class="ax ax-end" x="40" y="{coordinate(y + 4)}">{word}</text>'


def _marks(scale: _Scale, frame: Frame) -> Iterator[str]:
    for at, word in frame.marks:
        x = coordinate(scale.x(at))
        yield f'<path class="rule" d="M{x} {coordinate(_FOOT)}v6"/>'
        yield f'<text class="ax ax-mid" x="{x}" y="232">{escape(word)}</text>'


def _limit(scale: _Scale, frame: Frame) -> Iterator[str]:
    if frame.limit is None:
        return
    y = scale.y(frame.limit)
    yield f'<path class="rule-b" d="M{coordinate(_LEFT)} {coordinate(y)}H{WIDTH}"/>'
    # Below the line where it lies too near the top for words.
    words = y - 7 if y > _TOP + 16 else y + 17
    yield f'<text class="ax-b" x="54" y="{coordinate(words)}">{escape(frame.limit_word)}</text>'


def _dot(scale: _Scale, dot: Dot) -> str:
    css, radius = ("dot-over", 6) if dot.over else ("dot", 5)
    x, y = coordinate(scale.x(dot.at)), coordinate(scale.y(dot.lasted))
    # What is tapped is larger than what is seen.
    near = f'<circle class="near" cx="{x}" cy="{y}" r="12"/>' if dot.href else ""
    seen = f'<circle class="{css}" cx="{x}" cy="{y}" r="{radius}"/>'
    return link(f"{near}{seen}", dot.href, dot.says)
