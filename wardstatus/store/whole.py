"""A SQLite file copied whole: one instant of it, and no name is given to half a copy."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from wardstatus.errors import NotNow
from wardstatus.store.soundness import opened, refused, wal_of


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Yield a path in the target's folder, from where a file is moved in one step."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
    except OSError as error:
        raise NotNow("copy_not_written", path=str(target), fault=error.strerror) from error
    finally:
        part.unlink(missing_ok=True)


def copy(source: Path, part: Path) -> None:
    """SQLite's own online copy: one instant of the database, whoever writes meanwhile."""
    part.touch(mode=0o600)
    try:
        with closing(opened(source)) as database, closing(sqlite3.connect(part)) as copied:
            database.backup(copied)
            # A copy is one file; the server goes back to WAL by itself.
            copied.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise NotNow("copy_not_written", path=str(part), fault=str(error)) from error
        raise refused(source, error) from error


def put(part: Path, target: Path) -> None:
    """Move a file into place, and let the disk have it before anybody is told."""
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    os.replace(part, target)
    folder = os.open(target.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def free(path: Path) -> Path:
    """Return a path nothing stands at: this one, or with the first free number."""
    found, taken = path, 1
    while found.exists() or wal_of(found).exists():
        taken += 1
        found = path.with_name(f"{path.name}.{taken}")
    return found
