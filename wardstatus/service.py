"""The one corridor: load, decide, save, tell the screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from wardstatus.clock import Clock, elapsed
from wardstatus.core import decide
from wardstatus.core.decide import Decided
from wardstatus.core.inputs import Input, ReportDelivery
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook
from wardstatus.errors import NotFound, NotNow
from wardstatus.store import board as boards
from wardstatus.store import keys, log, outbox, readings
from wardstatus.store.engine import reading, writing
from wardstatus.store.keys import RequestKey

SILENT_AFTER = 30.0
"""Seconds without a tick after which every screen says that alarms are not running."""

Tell = Callable[[Board, tuple[str, ...], datetime], None]
"""Told of every saved change: the board, the units that changed, and the instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a request led to: the board's version and how the unit stands now."""

    version: int
    standing: Standing
    repeated: bool = False


class Service:
    """Everything that changes a board goes through here, one at a time."""

    def __init__(self, engine: Engine, rulebook: Rulebook, clock: Clock, tell: Tell) -> None:
        self.rulebook = rulebook
        self.clock = clock
        self.last_tick: datetime | None = None
        self._engine = engine
        self._tell = tell
        self._boards: dict[str, Board] = {}
        self._ticked = elapsed()

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return self.clock()

    def root(self, root: str | None = None) -> str:
        """Return the id of the board a unit belongs to; without one, of the only board there is.

        Raises NotFound for no such unit, or when there are several boards to choose from.
        """
        if root is not None:
            if root not in self.rulebook.units:
                raise _no_such("root", root, self.rulebook)
            return self.rulebook.root_of(root)
        roots = [unit.id for unit in self.rulebook.roots()]
        if len(roots) != 1:
            raise NotFound("field_missing", "root")
        return roots[0]

    def _units(self, root: str) -> list[str]:
        below = self.rulebook.below(root)
        return [unit.id for unit in below if not self.rulebook.is_heading(unit.id)]

    def board(self, root: str | None = None) -> Board:
        """Return a board at its last version; raise NotFound for no such."""
        where = self.root(root)
        with reading(self._engine) as tx:
            return self._seen(tx, where)

    def standing(self, unit: str) -> Standing:
        """Return how a unit stands; raise NotFound for no such, NotNow for a heading."""
        if unit not in self.rulebook.units:
            raise _no_such("unit", unit, self.rulebook)
        if self.rulebook.is_heading(unit):
            raise NotNow("heading_has_no_level", "unit", unit=unit)
        return self.board(unit).standings[unit]

    def _seen(self, tx: Connection, root: str) -> Board:
        """A board kept in memory is loaded again only when another process was faster."""
        kept = self._boards.get(root)
        if kept is None or kept.version != boards.version_of(tx, root):
            return boards.load_board(tx, root, self._units(root))
        return kept

    def take(self, sent: Sequence[Input], key: RequestKey | None = None) -> Outcome:
        """Take what was sent together, all or nothing; a repeated key changes nothing.

        Raises WardstatusError for what cannot be done, NotSaved when the database would not.
        """
        unit = sent[0].unit
        root = self.root(unit)
        with writing(self._engine) as tx:
            now = self.clock()
            if key is not None and keys.recall(tx, key, now) is not None:
                board = self._seen(tx, root)
                return Outcome(version=board.version, standing=board.standings[unit], repeated=True)
            seen = self._seen(tx, root)
            results, told = self._results(tx, root)
            decided = decide.on_input(seen, self.rulebook, [*results, *sent], now)
            board = self._save(tx, seen, decided, now)
            outbox.told(tx, told)
            if key is not None:
                keys.remember(tx, key, board.version, now)
        self._saved(board, decided.changed, now)
        return Outcome(version=board.version, standing=board.standings[unit])

    def tick(self) -> None:
        """Let time pass on every board; what became of messages enters here too."""
        for unit in tuple(self.rulebook.roots()):
            self._tick(unit.id)
        self.last_tick, self._ticked = self.clock(), elapsed()

    def _tick(self, root: str) -> None:
        board = self._boards.get(root)
        if board is not None and not self._anything(root, board):
            return
        with writing(self._engine) as tx:
            now = self.clock()
            seen = self._seen(tx, root)
            results, told = self._results(tx, root)
            decided = (
                decide.on_input(seen, self.rulebook, results, now)
                if results
                else decide.on_tick(seen, self.rulebook, now)
            )
            board = self._save(tx, seen, decided, now)
            outbox.told(tx, told)
        self._saved(board, decided.changed, now)

    def _anything(self, root: str, board: Board) -> bool:
        """Return whether time or a delivery has brought anything; without taking the pen."""
        now = self.clock()
        if any(each.due is not None and each.due <= now for each in board.standings.values()):
            return True
        with reading(self._engine) as tx:
            return bool(outbox.results(tx)) or boards.version_of(tx, root) != board.version

    def _results(self, tx: Connection, root: str) -> tuple[list[Input], list[int]]:
        mine = set(self._units(root))
        results = outbox.results(tx)
        inputs: list[Input] = [
            ReportDelivery(
                unit=each.unit, by="delivery", key=each.key, state=each.state, channel=each.channel
            )
            for each in results
            if each.unit in mine
        ]
        gone = [each.id for each in results if each.unit not in self.rulebook.units]
        return inputs, gone + [each.id for each in results if each.unit in mine]

    def _save(self, tx: Connection, seen: Board, decided: Decided, now: datetime) -> Board:
        if not decided.events:
            return decided.board
        board = boards.save_board(tx, seen, decided.board, decided.changed, decided.board.at or now)
        log.append(tx, board.root, board.version, decided.events)
        readings.add(tx, board.root, board.version, decided.events)
        outbox.withdraw(tx, decided.withdrawn)
        outbox.add(tx, decided.notices)
        return board

    def _saved(self, board: Board, changed: tuple[str, ...], now: datetime) -> None:
        """After the commit, never inside it: what may be lost is a frame."""
        self._boards[board.root] = board
        if changed:
            self._tell(board, changed, now)

    def engine_alive(self) -> bool:
        """Return whether time has ticked within the last 30 s."""
        return elapsed() - self._ticked < SILENT_AFTER

    def take_rulebook(self, rulebook: Rulebook) -> None:
        """Decide by another rulebook from now on; what is open keeps its terms."""
        before, self.rulebook = self.rulebook, rulebook
        for root in tuple(rulebook.roots()):
            units = self._units(root.id)
            with writing(self._engine) as tx:
                now = self.clock()
                taken = reload.plans_taken(before, rulebook, units, now)
                seen = boards.load_board(tx, root.id, units)
                decided = decide.on_reload(seen, rulebook, taken, now)
                board = self._save(tx, seen, decided, now)
            self._saved(board, decided.changed, now)

    def events(
        self, *, root: str | None = None, unit: str | None = None, after: int = 0, limit: int = 100
    ) -> list[log.Logged]:
        """Return the log of a board, or of one unit, after a place, oldest first."""
        where = self.root(unit if root is None else root)
        with reading(self._engine) as tx:
            return log.read(tx, root=where, unit=unit, after=after, limit=limit)


def _no_such(field: str, unit: str, rulebook: Rulebook) -> NotFound:
    return NotFound("unit_unknown", field, unit=unit, known=", ".join(sorted(rulebook.units)))
