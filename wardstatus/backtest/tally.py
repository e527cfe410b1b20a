"""What became of one unit: folded from events as they come, so that no event is kept."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from wardstatus.core.events import (
    ItemsOpened,
    ListOpened,
    SpellPaused,
    SpellResumed,
    SpellStarted,
)
from wardstatus.core.levels import Level

NOTHING = timedelta(0)


class Spell:
    """The red clock of one spell; `end` is when red was last left, None while it is red."""

    __slots__ = ("_red_before", "_red_since", "end", "limit", "start")

    def __init__(self, start: datetime, limit: timedelta | None) -> None:
        self.start = start
        self.limit = limit
        self.end: datetime | None = None
        self._red_since = start
        self._red_before = NOTHING

    def pause(self, at: datetime) -> None:
        """Red was left."""
        self._red_before += at - self._red_since
        self.end = at

    def resume(self, at: datetime) -> None:
        """Red came back within `rejoin`."""
        self._red_since = at
        self.end = None

    def red(self, now: datetime) -> timedelta:
        """Return the red time until an instant."""
        return self._red_before + (now - self._red_since if self.end is None else NOTHING)

    def over(self, now: datetime) -> timedelta:
        """Return the red time beyond the limit; nothing without one."""
        return NOTHING if self.limit is None else max(NOTHING, self.red(now) - self.limit)


class Tally:
    """Time in each level, changes, spells, lists and messages of one unit since the run began."""

    __slots__ = (
        "_since",
        "_told",
        "changes",
        "items_opened",
        "lists_opened",
        "messages",
        "shown",
        "spells",
        "time",
        "why",
    )

    def __init__(self, since: datetime) -> None:
        self._since = since
        self.shown: Level | None = None
        self.time: dict[Level | None, timedelta] = dict.fromkeys((*Level, None), NOTHING)
        self.changes: list[tuple[datetime, Level | None]] = []
        self.why: list[str] = []
        """A sentence for each change, where somebody asked for them."""
        self.spells: list[Spell] = []
        self.lists_opened = 0
        self.items_opened = 0
        self.messages: Counter[tuple[str, bool]] = Counter()
        """By role, and whether it was night."""
        self._told: tuple[datetime, set[str]] = (since, set())

    def show(self, level: Level | None, at: datetime) -> bool:
        """Take what is shown from an instant on; return whether it is another than before."""
        if level is self.shown:
            return False
        self.time[self.shown] += at - self._since
        self.shown, self._since = level, at
        if self.changes and self.changes[-1][0] == at:
            # Nobody saw what was shown for no time at all.
            self.changes.pop()
            del self.why[len(self.changes) :]
        before = self.changes[-1][1] if self.changes else None
        if level is not before:
            self.changes.append((at, level))
        return level is not before

    def happen(self, event: object) -> None:
        """Take an event into account."""
        fold = _FOLDS.get(type(event))
        if fold is not None:
            fold(self, event)

    def tell(self, role: str, at: datetime, *, night: bool) -> None:
        """Count a notice; what one role is told at one instant is one message."""
        if self._told[0] != at:
            self._told = (at, set())
        if role not in self._told[1]:
            self._told[1].add(role)
            self.messages[role, night] += 1

    def close(self, at: datetime) -> None:
        """The run ends."""
        self.time[self.shown] += at - self._since
        self._since = at


def _list_opened(tally: Tally, event: ListOpened) -> None:
    if event.items:
        tally.lists_opened += 1
        tally.items_opened += sum(1 for item in event.items if item.state == "open")


def _items_opened(tally: Tally, event: ItemsOpened) -> None:
    tally.items_opened += len(event.items)


def _spell_started(tally: Tally, event: SpellStarted) -> None:
    tally.spells.append(Spell(event.at, event.limit.limit if event.limit else None))


def _spell_paused(tally: Tally, event: SpellPaused) -> None:
    tally.spells[-1].pause(event.at)


def _spell_resumed(tally: Tally, event: SpellResumed) -> None:
    tally.spells[-1].resume(event.at)


_FOLDS: Mapping[type, Callable[[Tally, Any], None]] = {
    ListOpened: _list_opened,
    ItemsOpened: _items_opened,
    SpellStarted: _spell_started,
    SpellPaused: _spell_paused,
    SpellResumed: _spell_resumed,
}
