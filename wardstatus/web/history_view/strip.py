"""The day as one strip: height as well as colour says the level, so that grey paper tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core.levels import Level
from wardstatus.web.history_view.reading import Day, Logged

WIDTH = 698
FLOOR = 62
HEIGHTS = {"green": 12, "yellow": 26, "red": 40, "unknown": 12}
CLASSES = {"green": "s-g", "yellow": "s-y", "red": "s-r", "unknown": "s-u"}
HOURS = range(0, 25, 3)

_TO = {
    "level_declared": "level",
    "level_confirmed": "level",
    "level_lowered": "level",
    "level_followed": "level",
    "level_undone": "level",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A level from one instant to another."""

    level: str
    """`unknown` too; empty: never declared."""
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One rectangle of the strip, in user units."""

    style: str
    x: str
    y: int
    width: str
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An hour on the axis."""

    x: int
    word: str
    end: str
    """`end` or `mid` of the text stands at x; empty: its beginning."""


def stretches(
    events: Sequence[Logged], day: Day, now: datetime, shown: Level | None
) -> list[Stretch]:
    """Return the levels of a day until now; `shown` is what counts where nothing happened."""
    last = min(now, day.ends)
    turns = list(_turns(events))
    level = _first(events) if turns else (shown.value if shown else "unknown")
    found: list[Stretch] = []
    begins = day.begins
    for at, other in [*turns, (last, "")]:
        if other != level and at > begins:
            found.append(Stretch(level=level, begins=begins, ends=at))
            begins = at
        level = other
    return [each for each in found if each.level]


def _turns(events: Sequence[Logged]) -> Iterator[tuple[datetime, str]]:
    for each in events:
        if each.kind in _TO:
            yield each.at, each.body["level"] or "unknown"
        elif each.kind == "confirmation_lapsed" and each.body["level"] != Level.RED:
            yield each.at, "unknown"


def _first(events: Sequence[Logged]) -> str:
    """Return the level before the first turn of the day."""
    for each in events:
        if each.kind in ("level_declared", "level_lowered", "level_followed"):
            return each.body["previous"] or ""
        if each.kind in ("level_confirmed", "confirmation_lapsed"):
            return str(each.body["level"])
        if each.kind == "level_undone":
            return each.body["undone"] or ""
    return ""


def bars(found: Sequence[Stretch], day: Day) -> list[Bar]:
    """Return the rectangles of the strip."""
    return [
        Bar(
            style=CLASSES[each.level],
            x=f"{place(each.begins, day):.1f}",
            y=FLOOR - HEIGHTS[each.level],
            width=f"{place(each.ends, day) - place(each.begins, day):.1f}",
            height=HEIGHTS[each.level],
        )
        for each in found
    ]


def place(at: datetime, day: Day) -> float:
    """Return where an instant stands on the strip."""
    return WIDTH * ((at - day.begins) / (day.ends - day.begins))


def marks(day: Day) -> list[Mark]:
    """Return the hours of the axis."""
    ends = {0: "", 24: "end"}
    return [
        Mark(
            x=round(WIDTH * hour / 24),
            word=f"{hour:02}",
            end=ends.get(hour, "mid"),
        )
        for hour in HOURS
        if day.begins + timedelta(hours=hour) <= day.ends or hour == 24
    ]
