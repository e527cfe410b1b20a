"""How the boards stand, for whoever only looks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from wardstatus.clock import Clock
from wardstatus.core.standing import Board, Standing, Told
from wardstatus.core.undelivered import undelivered
from wardstatus.core.units import Rulebook
from wardstatus.errors import NotNow
from wardstatus.service.doors import board_of, no_such
from wardstatus.service.records import Records
from wardstatus.store import board as boards
from wardstatus.store import board_notices, log, outbox
from wardstatus.store.board_notices import BoardNotice
from wardstatus.store.engine import reading
from wardstatus.toml.problems import Problem


class Reads:
    """What can be asked of the boards; nothing here changes one."""

    def __init__(self, engine: Engine, rulebook: Rulebook, clock: Clock) -> None:
        self.rulebook = rulebook
        self.clock = clock
        self.plan_problems: tuple[Problem, ...] = ()
        """Why changed plans were not taken."""
        self.records = Records(engine)
        self._engine = engine
        self._boards: dict[str, Board] = {}

    def know_former(self, names: Mapping[str, str]) -> None:
        """Know the names of persons who are not configured any more, by their ids."""
        self.rulebook = replace(self.rulebook, former=names)

    def _book(self) -> Rulebook:
        """What is decided by, asked for when it is decided: what was loaded may have changed it."""
        return self.rulebook

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self.clock()

    def root(self, root: str | None = None) -> str:
        """Return the id of the board a unit belongs to; raise NotFound as `board_of` does."""
        return board_of(self.rulebook, root)

    def board(self, root: str | None = None) -> Board:
        """Return a board at its last version; raise NotFound for no such."""
        where = board_of(self.rulebook, root)
        with reading(self._engine) as tx:
            return self._seen(tx, where)

    def standing(self, unit: str) -> Standing:
        """Return how a unit stands; raise NotFound for no such, NotNow for a heading."""
        if unit not in self.rulebook.units:
            raise no_such("unit", unit, self.rulebook)
        if self.rulebook.is_heading(unit):
            raise NotNow("heading_has_no_level", "unit", unit=unit)
        return self.board(unit).standings[unit]

    def undelivered(self, root: str | None = None) -> dict[str, tuple[Told, ...]]:
        """Return by unit whom the running chains told in vain; raise NotFound as `board` does."""
        standings = self.board(root).standings
        below = {unit.id for unit in self.rulebook.below(root or self.root())}
        found = {unit: undelivered(standings[unit]) for unit in standings if unit in below}
        return {unit: told for unit, told in found.items() if told}

    def board_notice(self, root: str) -> BoardNotice | None:
        """Return the worded band that stands over a board now."""
        with reading(self._engine) as tx:
            return board_notices.load(tx, root, self.clock())

    def _seen(self, tx: Connection, root: str) -> Board:
        """A board kept in memory is loaded again only when another process was faster."""
        kept = self._boards.get(root)
        if kept is None or kept.version != boards.version_of(tx, root):
            return boards.load_board(tx, root, self.rulebook.declarable(root))
        return kept

    def _anything(self, board: Board) -> bool:
        """Return whether time or a delivery has brought anything; without taking the pen."""
        now = self.clock()
        if any(each.due is not None and each.due <= now for each in board.standings.values()):
            return True
        with reading(self._engine) as tx:
            return bool(outbox.results(tx)) or boards.version_of(tx, board.root) != board.version

    def events(
        self, *, root: str | None = None, unit: str | None = None, after: int = 0, limit: int = 100
    ) -> list[log.Logged]:
        """Return the log of a board, or of one unit, after a place, oldest first."""
        where = board_of(self.rulebook, unit if root is None else root)
        with reading(self._engine) as tx:
            return log.read(tx, root=where, unit=unit, after=after, limit=limit)
