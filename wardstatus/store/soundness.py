"""Whether a SQLite file can be trusted and written, before anything is built on it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

from sqlalchemy import make_url

from wardstatus.errors import NotNow

WAITS = 4.0
"""Seconds another program's writing is waited for; whoever is refused learns it within five."""

_HEAD = b"SQLite format 3\0"

Thoroughly = Literal["quick_check", "integrity_check"]
"""SQLite's two looks: the second compares every index with its table too."""


def file_of(url: str) -> Path | None:
    """Return the file of a SQLite database; None for a server's database or one in memory."""
    name = make_url(url).database
    if not url.startswith("sqlite") or not name or name == ":memory:":
        return None
    return Path(name)


def check_before_start(url: str, waits: float = WAITS) -> None:
    """Raise NotNow for a database file that is damaged, not ours, or cannot be written.

    A file that does not exist is a beginning; one that is empty was not always so.
    """
    path = file_of(url)
    if path is None:
        return
    if not path.exists():
        if wal_of(path).exists():
            raise _damaged(path, f"the file is gone, but {wal_of(path).name} is there")
        return
    check(path, "quick_check")
    _check_writable(path, waits)


def check(path: Path, look: Thoroughly) -> None:
    """Raise NotNow for a file that is no whole SQLite database of this program."""
    _check_head(path)
    try:
        with closing(opened(path)) as database:
            fault = str(database.execute(f"PRAGMA {look}(1)").fetchone()[0])
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    except sqlite3.OperationalError as error:
        raise refused(path, error) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(path, str(error)) from error
    if fault != "ok":
        raise _damaged(path, " ".join(fault.split()))
    if tables and "alembic_version" not in tables:
        raise NotNow("database_foreign", "server.database", path=str(path))


def _check_head(path: Path) -> None:
    """SQLite would throw away the log beside a file whose first page it cannot read."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
    except OSError as error:
        raise NotNow("database_read_only", "server.database", path=str(path)) from error
    if head != _HEAD:
        raise _damaged(path, "it does not begin as a database does" if head else "it has no bytes")


def opened(path: Path, waits: float = WAITS) -> sqlite3.Connection:
    """Return a connection to a file that is there; none is ever made."""
    found = path.absolute().as_uri()
    return sqlite3.connect(f"{found}?mode=rw", uri=True, timeout=waits, isolation_level=None)


def wal_of(path: Path) -> Path:
    """Return where SQLite keeps what is committed and not yet in the file."""
    return path.with_name(f"{path.name}-wal")


def refused(path: Path, error: sqlite3.Error) -> NotNow:
    """Return the error a person can mend for one SQLite gave."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return NotNow("database_locked", "server.database", path=str(path))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return NotNow("database_read_only", "server.database", path=str(path))
    return _damaged(path, str(error))


def _check_writable(path: Path, waits: float) -> None:
    try:
        with closing(opened(path, waits)) as database:
            database.execute("BEGIN IMMEDIATE")
            # On a file it may only read SQLite begins in silence; the first write tells.
            database.execute("CREATE TABLE taken_back_at_once (id)")
            database.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise refused(path, error) from error


def _damaged(path: Path, fault: str) -> NotNow:
    return NotNow("database_damaged", "server.database", path=str(path), fault=fault)
