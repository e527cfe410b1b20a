"""How things really are while an exercise runs; only looked at, never touched."""

from collections.abc import Iterable

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from wardstatus.clock import Clock
from wardstatus.core import status
from wardstatus.core.levels import Level
from wardstatus.core.units import Rulebook
from wardstatus.store import board as boards
from wardstatus.store.engine import reading


class Real:
    """Reads the real board beside the server that serves it."""

    def __init__(self, engine: Engine, rulebook: Rulebook, clock: Clock) -> None:
        self._engine = engine
        self._rulebook = rulebook
        self._clock = clock

    def levels(self, units: Iterable[str]) -> dict[str, Level | None]:
        """Return what is really shown of units; None is unknown, as all are if nothing is read."""
        asked = [each for each in units if not self._rulebook.is_heading(each)]
        now, found = self._clock(), dict.fromkeys(asked)
        try:
            with reading(self._engine) as tx:
                for root in {self._rulebook.root_of(unit) for unit in asked}:
                    mine = [unit for unit in asked if self._rulebook.root_of(unit) == root]
                    board = boards.load_board(tx, root, mine)
                    for unit in mine:
                        place = self._rulebook.units[unit]
                        found[unit] = status.shown(board.standings[unit], place, now)
        except SQLAlchemyError:
            return dict.fromkeys(asked)
        return found
