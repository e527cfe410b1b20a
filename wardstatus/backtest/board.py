"""One board on its way through time, one instant after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from wardstatus.backtest.cells import taps
from wardstatus.backtest.reading import Row, Values
from wardstatus.backtest.tally import Tally
from wardstatus.backtest.wrong import WrongFile, said
from wardstatus.core import decide, status
from wardstatus.core.decide import Decided
from wardstatus.core.inputs import Input, RaiseFlag, ReportDelivery, TakeReading
from wardstatus.core.notices import Notice
from wardstatus.core.standing import Board, Standing
from wardstatus.core.stream import Stream
from wardstatus.core.telling import NIGHT_BEGINS, NIGHT_ENDS
from wardstatus.core.units import Rulebook, Unit
from wardstatus.errors import WardstatusError

FILE = "file"
"""Who sends what stands in a file."""

_OF_A_CHAIN = ("answer_step", "limit_step", "last_resort")
"""What a chain waits for: whether it has left decides what is told when red comes back."""

Why: TypeAlias = Callable[[Standing, Unit, Rulebook, datetime], str]
"""Says why a unit stands as it does at an instant."""


class Playing:
    """One board on its way through time, and the tallies of its units."""

    __slots__ = ("_book", "_floor", "_left", "_places", "_stream", "_tally", "tallies", "why")

    def __init__(
        self,
        book: Rulebook,
        units: Mapping[str, str],
        began: datetime,
        taken: frozenset[str] | None = None,
    ) -> None:
        """`units`: what each is called in the file, and on the board; `taken`: what rows hold."""
        (root,) = book.roots()
        standings = {name: Standing(unit=name) for name in book.declarable(root.id)}
        board = Board(root=root.id, version=0, at=None, standings=standings)
        self._book = book
        self._stream = Stream(board, book, FILE)
        self._floor: datetime | None = None
        """Nothing is due before this."""
        self._left: list[Input] = []
        self._places = {unit: _Place(name, book, taken) for unit, name in units.items()}
        self.tallies = {unit: Tally(began) for unit in units}
        self._tally = {name: self.tallies[unit] for unit, name in units.items()}
        self.why: Why | None = None

    def quiet(self, row: Row, at: datetime) -> bool:
        """Return whether the numbers of a row turn nothing, and were kept aside.

        What was due before the instant has happened then. All rows of an instant are tried before
        those that are not quiet are taken.
        """
        if self._floor is not None and self._floor < at:
            self.until(at, inclusive=False)
        place = self._places[row.unit]
        values = row.values if place.whole else place.values(row)
        return not values or self._stream.keep(place.name, at, values)

    def take(self, at: datetime, rows: Sequence[Row]) -> None:
        """Take the rows of an instant that are not quiet.

        Raises WrongFile with the line of the first that is refused.
        """
        board = self._before(at, [self._places[row.unit].name for row in rows])
        sent = [each for row in rows for each in self._inputs(row)]
        try:
            decided = decide.on_input(board, self._book, [*self._left, *sent], at)
        except WardstatusError as error:
            raise self._refused(board, rows, at) or error from error
        self._through(decided, at)

    def until(self, end: datetime, *, inclusive: bool) -> None:
        """Let happen what time alone brings, one instant after the other.

        One door goes no further than one instant: what it tells somebody has left before the next.
        """
        while (due := self._stream.due(end)) is not None and (due < end or inclusive):
            board = self._before(due, ())
            if self._left:
                self._through(decide.on_input(board, self._book, self._left, due), due)
            else:
                self._through(decide.on_tick(board, self._book, due), due)
        self._floor = self._stream.floor()

    def _before(self, at: datetime, units: Iterable[str]) -> Board:
        return self._stream.before(at, [*units, *(each.unit for each in self._left)])

    def _inputs(self, row: Row) -> Iterator[Input]:
        place = self._places[row.unit]
        for name, number in place.values(row):
            if name in place.flags:
                count = _taps(row, name, number)
                if count:
                    yield RaiseFlag(unit=place.name, by=FILE, indicator=name, taps=count)
            else:
                yield TakeReading(unit=place.name, by=FILE, indicator=name, value=number)

    def _refused(self, board: Board, rows: Sequence[Row], at: datetime) -> WrongFile | None:
        """Return the line that the core refuses: the first that it refuses alone."""
        for row in rows:
            for each in self._inputs(row):
                try:
                    decide.on_input(board, self._book, [each], at)
                except WardstatusError as error:
                    return said(error, line=row.line, column=error.field or "")
        return None

    def _through(self, decided: Decided, at: datetime) -> None:
        """Take what a door led to into account; its messages leave at once."""
        self._stream.went(decided)
        self._fold(decided, at)
        # That they have left goes through the next door, ahead of what happens then.
        self._left = [_left(each) for each in decided.notices if each.kind in _OF_A_CHAIN]
        self._floor = self._stream.floor()

    def _fold(self, decided: Decided, at: datetime) -> None:
        for event in decided.events:
            self._tally[event.unit].happen(event)
        for notice in decided.notices:
            night = is_night(notice.ready_at, self._book.zone)
            self._tally[notice.unit].tell(notice.role, notice.ready_at, night=night)
        for name in decided.changed:
            self._show(decided.board.standings[name], at)

    def _show(self, standing: Standing, at: datetime) -> None:
        unit, tally = self._book.units[standing.unit], self._tally[standing.unit]
        if tally.show(status.shown(standing, unit, at), at) and self.why is not None:
            tally.why.append(self.why(standing, unit, self._book, at))


class _Place:
    """A unit as the rows of a file meet it: its name on the board, what its plan takes."""

    __slots__ = ("_named", "flags", "name", "whole")

    def __init__(self, name: str, book: Rulebook, taken: frozenset[str] | None) -> None:
        plan = book.units[name].plan
        indicators = plan.indicators if plan is not None else {}
        self.name = name
        self._named = frozenset(indicators)
        self.whole = taken is not None and taken <= self._named
        """No row holds a number that the plan does not name."""
        self.flags = frozenset(each.id for each in indicators.values() if each.kind == "flag")

    def values(self, row: Row) -> Values:
        """Return the numbers of a row that the unit's plan names."""
        for name, _number in row.values:
            if name not in self._named:
                return tuple(each for each in row.values if each[0] in self._named)
        return row.values


def _taps(row: Row, name: str, number: float) -> int:
    try:
        return taps(number)
    except WrongFile as wrong:
        raise wrong.placed(line=row.line, column=name) from None


def _left(notice: Notice) -> Input:
    """A message that has left is not taken back when red is left; nobody answers it."""
    return ReportDelivery(unit=notice.unit, by="delivery", key=notice.key, state="accepted")


def is_night(at: datetime, zone: ZoneInfo) -> bool:
    """Return whether it is night where the unit is, 22 to 7."""
    return not NIGHT_ENDS <= at.astimezone(zone).time() < NIGHT_BEGINS
