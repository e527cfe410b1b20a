"""A board that is sent numbers in the order of time: doors only where one turns something."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from wardstatus.core.below import all_summed
from wardstatus.core.coming import Coming
from wardstatus.core.figures import tree_of
from wardstatus.core.gates import gate_of
from wardstatus.core.quiet import Gate
from wardstatus.core.renew import renew
from wardstatus.core.standing import Board
from wardstatus.core.standings import Standings
from wardstatus.core.terms import terms_of
from wardstatus.core.units import Rulebook
from wardstatus.core.walk import Decided


class Stream:
    """Keeps aside the numbers that turn nothing, between one door and the next.

    Ask `due` what time brings first, and let that happen at its own instant; offer numbers to
    `keep`; what it does not keep goes through a door, with `before` ahead
    of it and `went` behind it.
    """

    __slots__ = ("_board", "_book", "_coming", "_gates", "_source", "_tree")

    def __init__(self, board: Board, book: Rulebook, source: str) -> None:
        self._tree = tree_of(book)
        self._board = renew(board, standings=all_summed(board, book))
        self._book = book
        self._source = source
        self._gates: dict[str, Gate | None] = {}
        self._coming = Coming(self._tree, Standings.of(board.standings))

    def floor(self) -> datetime | None:
        """Return an instant before which time alone brings nothing; None: it never does."""
        first = self._coming.first()
        return first[0] if first is not None else None

    def due(self, by: datetime) -> datetime | None:
        """Return the first instant, not after `by`, at which time alone brings something."""
        while (first := self._coming.first()) is not None and first[0] <= by:
            at, _, unit = first
            gate = self._gates.get(unit)
            later = gate.due(at) if gate is not None else at
            if later == at:
                return at
            self._coming.expect(unit, later)
        return None

    def keep(self, unit: str, at: datetime, values: Sequence[tuple[str, float]]) -> bool:
        """Keep the numbers of an instant aside; False: they turn something, or may."""
        try:
            gate = self._gates[unit]
        except KeyError:
            standing = self._board.standings[unit]
            gate = self._gates[unit] = gate_of(standing, terms_of(self._book, unit))
        return gate is not None and gate.take(at, values)

    def whole(self) -> Board:
        """Return the board with all that was kept aside."""
        self._bring_in(tuple(self._gates))
        return self._board

    def before(self, at: datetime, units: Iterable[str]) -> Board:
        """Return the board as a door must see it that some units go through at an instant.

        It has what was kept aside of these, of others to which time was to bring something by
        then, and of those above that look at them.
        """
        due = (unit for _, unit in Standings.of(self._board.standings).dues(at))
        touched = self._tree.above((*units, *due))
        self._bring_in(touched)
        return self._board

    def _bring_in(self, units: Iterable[str]) -> None:
        changed = {}
        for unit in units:
            gate = self._gates.get(unit)
            if gate is not None and gate.at is not None:
                changed[unit] = gate.brought_in(self._source)
        if changed:
            standings = Standings.of(self._board.standings).changed(changed)
            self._board = renew(self._board, standings=standings)
            for unit in changed:
                self._anew(unit)

    def went(self, decided: Decided) -> None:
        """Take what a door led to."""
        self._board = decided.board
        for unit in decided.changed:
            self._anew(unit)

    def _anew(self, unit: str) -> None:
        self._gates.pop(unit, None)
        self._coming.expect(unit, self._board.standings[unit].due)
