"""Copies of a SQLite database: made while it is written, and put back while it rests."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from wardstatus.errors import NotFound, NotNow, WrongField
from wardstatus.store import whole
from wardstatus.store.engine import open_engine, reading
from wardstatus.store.migrate import known, revision
from wardstatus.store.soundness import check, file_of, opened, wal_of


def backup(url: str, target: Path) -> int:
    """Write a whole, checked copy of a database and return its bytes; writers go on.

    What stood at `target` is replaced only by a copy that was found sound.
    """
    source = _present(_file(url))
    if target.exists() and target.samefile(source):
        raise WrongField("copy_onto_itself", path=str(target))
    with whole.beside(target) as part:
        whole.copy(source, part)
        check(part, "integrity_check")
        whole.put(part, target)
    return target.stat().st_size


def restore(url: str, source: Path) -> Path | None:
    """Put a copy in a database's place and return where the replaced one is kept, if any was.

    Only while no server has the database. Nothing is replaced by a copy that is damaged, not
    of this program, or of a newer one.
    """
    path, source = _file(url), _present(source)
    if path.exists() and path.samefile(source):
        raise WrongField("copy_onto_itself", path=str(source))
    with whole.beside(path) as part:
        whole.copy(source, part)
        check(part, "integrity_check")
        _check_version(part, source)
        kept = _set_aside(path)
        whole.put(part, path)
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
    kept = whole.free(path.with_name(f"{path.name}.replaced"))
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
