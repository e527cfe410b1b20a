"""A file that only takes up room: let go when the disk is full, so that taps are still saved."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from wardstatus.store.soundness import file_of

MEGABYTE = 1_000_000

Free = Callable[[Path], int]
"""Returns the bytes a folder's disk has left for us."""

_log = logging.getLogger(__name__)


def free_bytes(folder: Path) -> int:
    """Return the bytes that are left on a folder's disk for a program that is not root."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


class Ballast:
    """The ballast of one database; one that is no file of ours has none."""

    def __init__(self, url: str, megabytes: int, free: Free = free_bytes) -> None:
        database = file_of(url) if megabytes else None
        self.path = database and database.with_name(f"{database.name}.ballast")
        self._size = megabytes * MEGABYTE
        self._free = free
        self._short = False
        self._order = Lock()

    @property
    def short(self) -> bool:
        """Return whether the disk is full, or was and has no room for the ballast again."""
        return self._short

    def let_go(self) -> bool:
        """Make room, as the disk is full; return whether there was any to make."""
        with self._order:
            self._short = True
            if self.path is None or not self.path.exists():
                return False
            try:
                self.path.unlink()
            except OSError as error:
                _log.error("disk=full ballast=kept fault=%s", error.strerror)
                return False
        _log.error("disk=full ballast=gone file=%s", self.path)
        return True

    def look(self) -> None:
        """Lay the ballast where it is missing and there is room for twice as much."""
        with self._order:
            if self.path is None:
                # Nothing to lay: whether the disk is full is what the next write finds.
                self._short = False
                return
            self._short = not self._is_laid(self.path) and not self._lay(self.path)

    def _is_laid(self, path: Path) -> bool:
        try:
            return path.stat().st_blocks * 512 >= self._size
        except FileNotFoundError:
            return False

    def _lay(self, path: Path) -> bool:
        if self._free(path.parent.absolute()) < 2 * self._size:
            return False
        try:
            with path.open("wb") as file:
                path.chmod(0o600)
                os.posix_fallocate(file.fileno(), 0, self._size)
        except OSError as error:
            # Half a ballast is worse than none: it takes room and cannot be told from a whole one.
            with suppress(OSError):
                path.unlink()
            _log.warning("ballast=not_laid fault=%s", error.strerror)
            return False
        _log.info("ballast=laid file=%s", path)
        return True
