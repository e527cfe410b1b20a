"""The way of one door through the board: events in order, each seen by the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core import looks, status
from wardstatus.core.below import Below
from wardstatus.core.coming import Coming, Due, next_event
from wardstatus.core.events import (
    Event,
    LevelTurned,
    LevelUndone,
    NumbersLookedAt,
    OverrideEnded,
    PlanTaken,
    RecommendationChanged,
)
from wardstatus.core.evolve import evolve
from wardstatus.core.figures import tree_of
from wardstatus.core.inputs import Input, RaiseFlag, TakeReading
from wardstatus.core.judge import judge
from wardstatus.core.notices import Notice
from wardstatus.core.renew import renew
from wardstatus.core.standing import Board, Standing
from wardstatus.core.standings import Standings
from wardstatus.core.telling import notices
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook

NUMBERS = (TakeReading, RaiseFlag)
"""What is sent of numbers; they are looked at once for all that came together."""

LOOKED = (NumbersLookedAt, PlanTaken)
"""After these the numbers are looked at."""

FOLLOWED = (RecommendationChanged, OverrideEnded, LevelUndone, PlanTaken)
"""After these a level goes with the recommendation, where it follows."""


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


class Walk:
    """The way of one door through the board: events in order, each seen by the next."""

    def __init__(self, board: Board, book: Rulebook) -> None:
        self._board = board
        self._book = book
        self._tree = tree_of(book)
        self._before = Standings.of(board.standings)
        self._changed: dict[str, Standing] = {}
        self._coming: Coming | None = None
        self._terms: dict[str, Terms] = {}
        self._events: list[Event] = []
        self._once_each: dict[tuple[datetime, str], list[Event]] = {}
        self._stale_due: set[str] = set()
        self._next: dict[str, Event | None] = {}
        self._below = Below(self._tree, self._before.sums)
        self._notices: list[Notice] = []
        self._withdrawn: list[str] = []

    def not_before(self, now: datetime) -> datetime:
        """Return `now`, never before the board's last event."""
        return max(now, self._board.at) if self._board.at is not None else now

    def _terms_of(self, unit: str) -> Terms:
        if unit not in self._terms:
            self._terms[unit] = terms_of(self._book, unit)
        return self._terms[unit]

    def until(self, now: datetime, *, inclusive: bool) -> None:
        """Let happen, in order, all that is due before `now`, or at it too."""
        self._once_each.clear()
        self._coming = self._coming or Coming(self._tree, self._before, now)
        while True:
            coming = self._first(self._coming)
            figures = self._below.first()
            if figures is not None and (coming is None or figures[:2] <= coming[:2]):
                self._settle(figures[2], figures[0])
            elif coming is None or coming[0] > now or (coming[0] == now and not inclusive):
                return
            else:
                self._step(coming[2])

    def _step(self, unit: str) -> None:
        standing = self._standing(unit)
        if unit not in self._next:
            self._next[unit] = next_event(standing, self._terms_of(unit))
        event = self._next[unit]
        if event is None or event.at != standing.due:
            # Its terms have changed since it was saved: the instant is computed anew.
            self._stale_due.add(unit)
            return
        self._once(event)
        self.happen(event)

    def _once(self, event: Event) -> None:
        """A source that offers what has happened already would never end, holding the pen."""
        mine = self._once_each.setdefault((event.at, event.unit), [])
        assert event not in mine, f"{event} is offered after it happened"
        mine.append(event)

    def _first(self, coming: Coming) -> Due | None:
        for unit in self._stale_due:
            standing = self._standing(unit)
            self._next[unit] = event = next_event(standing, self._terms_of(unit))
            due = event.at if event else None
            self._changed[unit] = renew(standing, due=due)
            coming.expect(unit, due)
        self._stale_due.clear()
        return coming.first()

    def take(self, unit: str, sent: Sequence[Input], now: datetime) -> None:
        """Let happen what was sent for one unit; of several readings, all before one look."""
        terms = self._terms_of(unit)
        for each in sent:
            for event in judge(self._standing(unit), terms, each, now):
                self.happen(event)
        if any(isinstance(each, NUMBERS) for each in sent):
            self._look(unit, now)

    def _standing(self, unit: str) -> Standing:
        return self._changed.get(unit) or self._before.get(unit) or Standing(unit=unit)

    def note(self, event: Event) -> None:
        """Let an event of any place happen; of a heading only the log tells."""
        if self._book.is_heading(event.unit):
            self._events.append(event)
        else:
            self.happen(event)

    def _seen(self, unit: str) -> tuple[Standing, Terms]:
        return self._standing(unit), self._terms_of(unit)

    def happen(self, event: Event) -> None:
        """Let one event happen, and at once what follows from it."""
        unit = event.unit
        terms = self._terms_of(unit)
        standing = evolve(self._standing(unit), event)
        self._changed[unit] = standing
        self._stale_due.add(unit)
        self._below.changed(event)
        self._events.append(event)
        self._notices.extend(notices(event, standing, terms))
        self._withdrawn.extend(getattr(event, "withdrawn", ()))
        if isinstance(event, PlanTaken):
            self._each(status.confirmed_anew(standing, terms, event.at))
        if isinstance(event, LOOKED):
            self._look(unit, event.at)
        if isinstance(event, FOLLOWED):
            self._each(status.followed(self._standing(unit), terms, event.at))
        if isinstance(event, LevelTurned):
            now = looks.look(standing, terms, event.at)
            self._each(looks.recommendation_changed(standing, now))

    def _settle(self, unit: str, at: datetime) -> None:
        """Let a unit's figures be what the units below it now make of them."""
        figures = tuple(self._below.taken(unit, at, self._seen))
        self._each(iter(figures))
        if figures:
            self._look(unit, at)

    def _look(self, unit: str, at: datetime) -> None:
        now = looks.look(self._standing(unit), self._terms_of(unit), at)
        for stage in looks.LOOK:
            self._each(stage(self._standing(unit), now))

    def _each(self, events: Iterator[Event]) -> None:
        for event in tuple(events):
            self.happen(event)

    def decided(self, now: datetime) -> Decided:
        """Return all that happened."""
        board = renew(
            self._board,
            standings=self._before.changed(self._changed, self._below.sums),
            at=now if self._events else self._board.at,
        )
        withdrawn = set(self._withdrawn)
        return Decided(
            board=board,
            events=tuple(self._events),
            notices=tuple(each for each in self._notices if each.key not in withdrawn),
            withdrawn=tuple(self._withdrawn),
            changed=tuple(self._changed),
        )
