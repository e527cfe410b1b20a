"""The way of one door through the board: events in order, each seen by the next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wardstatus.core import actions, chains, recommend, spells, status
from wardstatus.core.events import (
    Event,
    LevelTurned,
    LevelUndone,
    NumbersLookedAt,
    OverrideEnded,
    PlanTaken,
    RecommendationChanged,
    SpellPaused,
    SpellResumed,
)
from wardstatus.core.evolve import evolve
from wardstatus.core.inputs import Input, TakeReading
from wardstatus.core.judge import judge
from wardstatus.core.notices import Notice
from wardstatus.core.standing import Board, Standing
from wardstatus.core.telling import notices
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook

Source = Callable[[Standing, Terms], Iterator[Event]]

SOURCES: tuple[Source, ...] = (
    recommend.due,
    status.due,
    spells.due,
    actions.due,
    chains.due,
)
"""What will happen by itself, in the order of things due at one instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a door led to; the board's version is raised by whoever saves it."""

    board: Board
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Keys of notices that will not be sent."""
    changed: tuple[str, ...] = ()
    """Units that stand otherwise than before."""


def next_event(standing: Standing, terms: Terms) -> Event | None:
    """Return what time alone will bring a unit next, or None."""
    coming = (event for source in SOURCES for event in source(standing, terms))
    return min(coming, key=lambda event: event.at, default=None)


class Walk:
    """The way of one door through the board: events in order, each seen by the next."""

    def __init__(self, board: Board, book: Rulebook) -> None:
        self._board = board
        self._book = book
        self._standings = dict(board.standings)
        self._events: list[Event] = []
        self._at_instant: list[Event] = []
        self._stale_due: set[str] = set()
        self._notices: list[Notice] = []
        self._withdrawn: list[str] = []

    def not_before(self, now: datetime) -> datetime:
        """Return `now`, never before the board's last event."""
        return max(now, self._board.at) if self._board.at is not None else now

    def until(self, now: datetime, *, inclusive: bool) -> None:
        """Let happen, in order, all that is due before `now`, or at it too."""
        self._at_instant.clear()
        while (unit := self._first()) is not None:
            standing = self._standings[unit]
            assert standing.due is not None
            if standing.due > now or (standing.due == now and not inclusive):
                return
            event = next_event(standing, terms_of(self._book, unit))
            if event is None or event.at != standing.due:
                # Its terms have changed since it was saved: the instant is computed anew.
                self._stale_due.add(unit)
                continue
            self._once(event)
            self.happen(event)

    def _once(self, event: Event) -> None:
        """A source that offers what has happened already would never end, holding the pen."""
        if self._at_instant and self._at_instant[-1].at != event.at:
            self._at_instant.clear()
        assert event not in self._at_instant, f"{event} is offered after it happened"
        self._at_instant.append(event)

    def _first(self) -> str | None:
        for unit in self._stale_due:
            standing = self._standings[unit]
            event = next_event(standing, terms_of(self._book, unit))
            self._standings[unit] = replace(standing, due=event.at if event else None)
        self._stale_due.clear()
        due = [(each.due, each.unit) for each in self._standings.values() if each.due is not None]
        return min(due)[1] if due else None

    def take(self, unit: str, sent: Sequence[Input], now: datetime) -> None:
        """Let happen what was sent for one unit; of several readings, all before one look."""
        terms = terms_of(self._book, unit)
        for each in sent:
            for event in judge(self._standing(unit), terms, each, now):
                self.happen(event)
        if any(isinstance(each, TakeReading) for each in sent):
            self._look(unit, now)

    def _standing(self, unit: str) -> Standing:
        return self._standings.get(unit) or Standing(unit=unit)

    def happen(self, event: Event) -> None:
        """Let one event happen, and at once what follows from it."""
        terms = terms_of(self._book, event.unit)
        standing = evolve(self._standing(event.unit), event)
        self._standings[event.unit] = standing
        self._stale_due.add(event.unit)
        self._events.append(event)
        self._notices.extend(notices(event, standing, terms))
        if isinstance(event, LevelUndone | SpellPaused | SpellResumed):
            self._withdrawn.extend(event.withdrawn)
        if isinstance(event, NumbersLookedAt | PlanTaken):
            self._look(event.unit, event.at)
        if isinstance(event, RecommendationChanged | OverrideEnded | LevelUndone | PlanTaken):
            here = self._standing(event.unit)
            self._each(event.unit, status.followed(here, terms, event.at))
        if isinstance(event, LevelTurned):
            self._each(event.unit, recommend.recommendation_changed(standing, terms, event.at))

    def _look(self, unit: str, at: datetime) -> None:
        terms = terms_of(self._book, unit)
        for stage in recommend.LOOK:
            self._each(unit, stage(self._standing(unit), terms, at))

    def _each(self, unit: str, events: Iterator[Event]) -> None:
        for event in tuple(events):
            self.happen(event)

    def decided(self, now: datetime) -> Decided:
        """Return all that happened."""
        changed = tuple(
            unit
            for unit, standing in self._standings.items()
            if standing is not self._board.standings.get(unit)
        )
        board = replace(
            self._board, standings=self._standings, at=now if self._events else self._board.at
        )
        withdrawn = set(self._withdrawn)
        return Decided(
            board=board,
            events=tuple(self._events),
            notices=tuple(each for each in self._notices if each.key not in withdrawn),
            withdrawn=tuple(self._withdrawn),
            changed=changed,
        )
