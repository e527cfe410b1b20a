"""The corridor, and what goes through it that is neither a tap nor time: a band over the board."""

from wardstatus.service.board_notices import PutNotice
from wardstatus.service.corridor import Corridor
from wardstatus.store import keys
from wardstatus.store.engine import writing
from wardstatus.store.keys import RequestKey


class Service(Corridor):
    """Everything that can be asked of the boards, and everything that changes one."""

    def put_notice(self, put: PutNotice, key: RequestKey | None = None) -> None:
        """Let a worded band stand on every screen of a board until its time."""
        with self._in_turn():
            with writing(self._engine) as tx:
                now = self.clock()
                if key is not None and keys.recall(tx, key, now) is not None:
                    return
                board = put.through(tx, self._through, self.rulebook, now)
                if key is not None:
                    keys.remember(tx, key, board.version, now)
            self._saved(board, (put.root,), now)
