"""Why a unit stood as it did on any day: its changes by month, each with its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from wardstatus.backtest.tally import Tally
from wardstatus.core.levels import Level
from wardstatus.texts.words import Words, marked

WORDS = {
    Level.GREEN: marked("Green"),
    Level.YELLOW: marked("Yellow"),
    Level.RED: marked("Red"),
    None: marked("Unknown"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A level that began: when, for how long, why."""

    level: str
    shape: str
    word: str
    day: str
    clock: str
    lasted: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The changes of one month."""

    name: str
    count: str
    changes: tuple[Change, ...]


def months(_: Words, tally: Tally, ended: datetime, zone: ZoneInfo) -> Iterator[Month]:
    """Yield the months in which anything changed."""
    changes = _changes(_, tally, ended, zone)
    for name, together in groupby(changes, key=lambda change: change[0]):
        found = tuple(change for _name, change in together)
        yield Month(name=name, count=_.many("{n} change", "{n} changes", len(found)), changes=found)


def _changes(
    _: Words, tally: Tally, ended: datetime, zone: ZoneInfo
) -> Iterator[tuple[str, Change]]:
    ends = [(ended, None)]
    spans = pairwise([*tally.changes, *ends])
    for ((at, level), (ends_at, _next)), why in zip(spans, tally.why, strict=True):
        change = Change(
            level=level or "unknown",
            shape=str(level.rank if level else 0),
            word=_(WORDS[level]),
            day=_.day(at, zone),
            clock=_.clock(at, zone),
            lasted=_.lasting(ends_at - at),
            why=why,
        )
        yield _.month(at, zone), change
