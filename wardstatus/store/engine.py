"""The database: opened, read, written by one pen."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from wardstatus import faults
from wardstatus.errors import NotNow, NotSaved, RoomMade

_BUSY = timedelta(seconds=5)

_FAR = {
    "connect_timeout": 3,
    "keepalives_idle": 4,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 8_000,
}
"""A server that does not answer is noticed within about eight seconds (libpq's names).

With the try to connect anew a request that meets it has ended within fifteen.
"""

_LIMITS = "-c lock_timeout=3s -c statement_timeout=5s -c idle_in_transaction_session_timeout=10s"

MakeRoom = Callable[[], bool]
"""Called when the disk is full; returns whether there is room now that was not there before."""


def open_engine(url: str, busy: timedelta = _BUSY, make_room: MakeRoom = lambda: False) -> Engine:
    """Return an engine whose writers wait at most `busy` for one another, readers for nobody."""
    seconds = busy.total_seconds()
    options = {"pen": Lock(), "pen_wait": seconds, "make_room": make_room}
    if not url.startswith("sqlite"):
        return _far(url, options)
    engine = create_engine(
        url,
        connect_args={"timeout": seconds, "check_same_thread": False},
        execution_options=options,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _far(url: str, options: dict[str, Any]) -> Engine:
    try:
        return create_engine(
            url,
            execution_options=options,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ",
            connect_args=_FAR | {"options": _LIMITS},
        )
    except ModuleNotFoundError as error:
        raise NotNow("driver_missing", "server.database", name=error.name) from error


def _set_up(connection: sqlite3.Connection, record: object) -> None:
    # The driver must begin nothing by itself, or a read would later fail to become a write.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine, name: str = "write", *, first: bool = False) -> Iterator[Connection]:
    """Yield the one writing transaction, committed at the end; raise NotSaved if that fails.

    Tests may end the process just before and just after its commit, by the transaction's name.

    The `first` has no tables yet to wait for others on.

    If the disk was full and room was made it is RoomMade: the same would be saved now.
    """
    with _pen(engine), _told("not_saved", engine), engine.connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            if not first:
                _one_writer(connection)
            yield connection
            faults.at(f"{name}.before_commit")
    faults.at(f"{name}.after_commit")


def _one_writer(connection: Connection) -> None:
    """Wait for writers of other processes before anything is read, as SQLite does by itself.

    Locking a table takes no snapshot, so that what is read next is what they have written.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE board IN EXCLUSIVE MODE")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a transaction that sees one instant of the database; raise NotSaved if it is gone."""
    with _told("not_read", engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def _pen(engine: Engine) -> Iterator[None]:
    """Hold the process's pen: SQLite's own waiting is unfair and slow among threads."""
    options = engine.get_execution_options()
    pen: Any = options["pen"]
    if not pen.acquire(timeout=options["pen_wait"]):
        raise NotSaved("not_saved")
    try:
        yield
    finally:
        pen.release()


@contextmanager
def _told(key: str, engine: Engine) -> Iterator[None]:
    try:
        yield
    except NoConnection as error:
        raise NotSaved(key) from error
    except DBAPIError as error:
        if not _unreachable(error):
            raise
        if _full(error) and _make_room(engine):
            raise RoomMade(key) from error
        raise NotSaved(key) from error


def _full(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", 0) in _FULL


def _make_room(engine: Engine) -> bool:
    make: MakeRoom = engine.get_execution_options()["make_room"]
    return make()


def _unreachable(error: DBAPIError) -> bool:
    """Return whether the database is locked, full or gone, and not the statement wrong."""
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return code in _UNREACHABLE
    return isinstance(error, OperationalError | InterfaceError)


_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
"""The second is said when there is no room for the index of the log."""

_UNREACHABLE = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CORRUPT,
)
