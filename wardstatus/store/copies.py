"""Copies of a SQLite database: made while it is written, and put back while it rests."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from wardstatus.errors import NotFound, NotNow, WrongField
from wardstatus.store.engine import open_engine, reading
from wardstatus.store.migrate import known, revision
from wardstatus.store.soundness import check, file_of, opened, refused, wal_of


def backup(url: str, target: Path) -> int:
    """Write a whole, checked copy of a database and return its bytes; writers go on.

    What stood at `target` is replaced only by a copy that was found sound.
    """
    source = _present(_file(url))
    if target.exists() and target.samefile(source):
        raise WrongField("copy_onto_itself", path=str(target))
    with _beside(target) as part:
        _copy(source, part)
        check(part, "integrity_check")
        _put(part, target)
    return target.stat().st_size


def restore(url: str, source: Path) -> Path | None:
    """Put a copy in a database's place and return where the replaced one is kept, if any was.

    Only while no server has the database. Nothing is replaced by a copy that is damaged, not
    of this program, or of a newer one.
    """
    path, source = _file(url), _present(source)
    if path.exists() and path.samefile(source):
        raise WrongField("copy_onto_itself", path=str(source))
    with _beside(path) as part:
        _copy(source, part)
        check(part, "integrity_check")
        _check_version(part, source)
        kept = _set_aside(path)
        _put(part, path)
    return kept


def _file(url: str) -> Path:
    path = file_of(url)
    if path is None:
        raise WrongField("copy_not_sqlite", "server.database")
    return path


def _present(path: Path) -> Path:
    if not path.is_file():
        raise NotFound("copy_missing", path=str(path))
    return path


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a path in the target's folder, from where a file is moved in one step."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
    except OSError as error:
        raise NotNow("copy_not_written", path=str(target), fault=error.strerror) from error
    finally:
        part.unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
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


def _check_version(part: Path, source: Path) -> None:
    engine = open_engine(f"sqlite:///{part}")
    try:
        with reading(engine) as tx:
            present = revision(tx)
    finally:
        engine.dispose()
    if present is None:
        raise NotNow("database_foreign", path=str(source))
    known(present)


def _set_aside(path: Path) -> Path | None:
    """Keep the present database beside, with what belongs to it, sound or not."""
    if not path.exists() and not wal_of(path).exists():
        return None
    kept = _free(path.with_name(f"{path.name}.replaced"))
    for each, beside in ((path, kept), (wal_of(path), wal_of(kept))):
        if each.exists():
            shutil.copyfile(each, beside)
            beside.chmod(0o600)
    _settle(path)
    return kept


def _settle(path: Path) -> None:
    """Leave no log beside: SQLite would play the old database's into the new one.

    Played into its own file first, nothing is lost whenever this is cut short.
    """
    with suppress(sqlite3.Error), closing(opened(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for end in ("-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def _put(part: Path, target: Path) -> None:
    """Move a file into place, and let the disk have it before anybody is told."""
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    os.replace(part, target)
    folder = os.open(target.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _free(path: Path) -> Path:
    """Return a path nothing stands at: this one, or with the first free number."""
    free, taken = path, 1
    while free.exists() or wal_of(free).exists():
        taken += 1
        free = path.with_name(f"{path.name}.{taken}")
    return free
