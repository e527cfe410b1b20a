"""A process that migrates, and is killed at a statement: told by a pipe what became of it."""

import os
import signal
from collections.abc import Callable

from sqlalchemy import Engine, event

from wardstatus.store import migrate


def migrated(url: str, killed_at: int) -> bool:
    """Migrate in a process of its own that is killed at its n-th statement; return if it ended.

    0: it is not killed.
    """
    return ended(begun(url, killed_at))


def begun(url: str, killed_at: int = 0) -> int:
    """Begin to migrate in a process of its own, and return its number."""
    child = os.fork()
    if child == 0:
        _migrate(url, killed_at)
    return child


def ended(child: int) -> bool:
    """Wait for a process, and return whether it did what it was to do."""
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def _migrate(url: str, killed_at: int) -> None:
    try:
        event.listen(Engine, "before_cursor_execute", _counting(killed_at))
        event.listen(Engine, "commit", _counting(killed_at))
        migrate.migrate(url)
        os._exit(0)
    finally:
        os._exit(1)


_TOLD = [0]


def _counting(killed_at: int) -> Callable[..., None]:
    def count(*_: object) -> None:
        _TOLD[0] += 1
        if _TOLD[0] == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    return count
