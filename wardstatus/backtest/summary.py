"""What became of one unit, or of all of them together, in a few numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_high

from wardstatus.backtest.tally import NOTHING, Tally
from wardstatus.core.levels import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Time in each level, red spells, lists and messages of one unit or of several."""

    time: Mapping[Level | None, timedelta]
    """None: unknown."""
    spells: int
    median: timedelta
    """Red time of the spell in the middle, of two the longer; nothing without any."""
    longest: timedelta
    over: timedelta
    """Red time beyond the limit."""
    lists_opened: int
    items_opened: int
    messages: int
    night_messages: int
    by_role: Mapping[str, tuple[int, int]]
    """By role, messages by day and at night."""

    def share(self, level: Level | None) -> float:
        """Return the share of the whole time, in per cent."""
        whole = sum(self.time.values(), NOTHING)
        return 100 * (self.time[level] / whole) if whole else 0.0

    @property
    def red_share(self) -> float:
        """Return the share of the known time that was red, in per cent."""
        known = sum((self.time[level] for level in Level), NOTHING)
        return 100 * (self.time[Level.RED] / known) if known else 0.0


def summary(tallies: Iterable[Tally], now: datetime) -> Summary:
    """Return the sums over the tallies of a run that ended at `now`."""
    found = list(tallies)
    spells = [spell for tally in found for spell in tally.spells]
    red = [spell.red(now) for spell in spells] or [NOTHING]
    told: Counter[tuple[str, bool]] = sum((tally.messages for tally in found), Counter())
    return Summary(
        time={
            level: sum((tally.time[level] for tally in found), NOTHING) for level in (*Level, None)
        },
        spells=len(spells),
        median=median_high(red),
        longest=max(red),
        over=sum((spell.over(now) for spell in spells), NOTHING),
        lists_opened=sum(tally.lists_opened for tally in found),
        items_opened=sum(tally.items_opened for tally in found),
        messages=told.total(),
        night_messages=sum(number for (_role, night), number in told.items() if night),
        by_role={
            role: (told[role, False], told[role, True])
            for role in sorted({role for role, _night in told})
        },
    )
