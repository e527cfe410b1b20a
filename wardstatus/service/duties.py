"""What was said of duty, on its way through the corridor: judged, decided, written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeAlias

from sqlalchemy import Connection

from wardstatus.core import decide, duties, handing
from wardstatus.core.decide import Decided
from wardstatus.core.events import DutyGivenBack, DutyOverridden
from wardstatus.core.inputs import GiveBackDuty, Input, OverrideDuty
from wardstatus.core.judge import duty
from wardstatus.core.roster import Override, Roster
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook
from wardstatus.service.doors import Door, board_of
from wardstatus.store import board as boards
from wardstatus.store import keys, outbox, rosters
from wardstatus.store.keys import RequestKey

Said: TypeAlias = OverrideDuty | GiveBackDuty

Way: TypeAlias = Callable[[Connection, str, Door], tuple[Board, tuple[str, ...]]]
"""The way of one change through one board, inside a transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of duty that was judged: what it makes of the roster, and which boards hear it."""

    said: Said
    override: Override
    before: Rulebook
    now: datetime

    @property
    def after(self) -> Rulebook:
        """Return what is decided by from now on."""
        roster = self.before.roster
        others = tuple(each for each in roster.overrides if each.id != self.override.id)
        if isinstance(self.said, OverrideDuty):
            return _with(self.before, roster, (*others, self.override))
        same = tuple(
            self.override if each.id == self.override.id else each for each in roster.overrides
        )
        return _with(self.before, roster, same)

    @property
    def roots(self) -> tuple[str, ...]:
        """Return the boards it concerns, the one it was said on first."""
        places = [self.override.unit or self.said.unit]
        for person in (self.override.other, self.override.person):
            if person and not self.override.role:
                places += sorted(duties.places(self.before, person))
        known = (place for place in places if place in self.before.units)
        return tuple(dict.fromkeys(self.before.root_of(place) for place in known))

    def through(
        self, tx: Connection, way: Way, key: RequestKey | None
    ) -> list[tuple[Board, tuple[str, ...]]]:
        """Let it go through every board it concerns, and write it; all in one transaction."""
        saved = [way(tx, root, partial(self._door, root)) for root in self.roots]
        self._write(tx, [board for board, _ in saved])
        if key is not None:
            keys.remember(tx, key, saved[0][0].version, self.now)
        return saved

    def _door(self, root: str, seen: Board, results: list[Input]) -> Decided:
        event = self._event(self.override.unit or root)
        return decide.on_duty(seen, (self.before, self.after), event, results, self.now)

    def _event(self, unit: str) -> DutyOverridden | DutyGivenBack:
        if isinstance(self.said, OverrideDuty):
            return DutyOverridden(at=self.now, unit=unit, override=self.override, by=self.said.by)
        return DutyGivenBack(at=self.now, unit=unit, override=self.override.id, by=self.said.by)

    def _write(self, tx: Connection, saved: list[Board]) -> None:
        """Write it; whoever takes over while nothing waits is told so, once for all boards."""
        alone = handing.notice_alone(self.before, self.override, self.now)
        if isinstance(self.said, GiveBackDuty):
            rosters.end(tx, self.override)
            if alone is not None:
                outbox.withdraw(tx, [alone.key])
            return
        rosters.add(tx, self.override)
        if alone is not None and not any(self._hands(board) for board in saved):
            outbox.add(tx, [alone])

    def _hands(self, board: Board) -> bool:
        return any(handing.was_told(each, self.override) for each in board.standings.values())


def judged(tx: Connection, book: Rulebook, said: Said, now: datetime) -> Change:
    """Return what was said as a change; raise WardstatusError for what cannot be."""
    root = board_of(book, said.unit)
    if isinstance(said, OverrideDuty):
        number = boards.version_of(tx, root) + 1
        override = duty.override_of(book, said, f"{root}.o{number}", now)
    else:
        override = duty.given_back(book, said, now)
    return Change(said=said, override=override, before=book, now=now)


def touched(board: Board, changed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the units whose screens say who is on duty: those that changed, and all that wait."""
    waiting = (unit for unit, each in board.standings.items() if each.spell is not None)
    return tuple(dict.fromkeys((*changed, *waiting)))


def rostered(tx: Connection, book: Rulebook, now: datetime) -> Rulebook:
    """Return a rulebook with the roster as it is kept; the same one if that is the same."""
    roster = rosters.load(tx, now)
    return book if roster == book.roster else replace(book, roster=roster)


def _with(book: Rulebook, roster: Roster, overrides: tuple[Override, ...]) -> Rulebook:
    return replace(book, roster=replace(roster, overrides=overrides))
