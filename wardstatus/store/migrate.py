"""Bring a database to the present version; an older one is copied first."""

from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, text

from wardstatus.errors import NotNow, NotSaved
from wardstatus.store import whole
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.soundness import check, file_of

_PLACE = Path(__file__).parent / "migrations"
_TURN = 20_261_122
"""The number of the lock a migration holds; any, as long as it stays."""


def migrate(url: str) -> Path | None:
    """Bring a database to the newest version; return the copy made of an older one, if any.

    Raises NotNow if the database was written by a newer program.
    """
    engine = open_engine(url)
    try:
        present = _present(engine)
        newest = known(present)
        if present == newest:
            return None
        copied = _copy(url, present) if present else None
        with writing(engine, first=True) as tx:
            _take_turn(tx)
            _upgrade(tx)
        return copied
    finally:
        engine.dispose()


def open_database(url: str, *, new: bool = False) -> Engine:
    """Open a database that a server keeps; one that is not there is made where it may be `new`.

    Raises NotNow if there is none, or one that is older or newer than this program.
    """
    path = file_of(url)
    engine = open_engine(url)
    # Asking SQLite would make the file.
    if path is not None and not path.exists():
        present = None
    else:
        present = _present(engine)
    newest = known(present)
    if present is None and new:
        migrate(url)
    elif present != newest:
        engine.dispose()
        key = "database_older" if present else "database_missing"
        raise NotNow(key, "server.database", path=str(path or engine.url))
    return engine


def _present(engine: Engine) -> str | None:
    """Return the version of a database; raise NotNow for one whose server does not answer."""
    try:
        with reading(engine) as tx:
            return revision(tx)
    except NotSaved as error:
        if engine.dialect.name == "sqlite":
            raise
        where = engine.url.render_as_string(hide_password=True)
        raise NotNow("database_unreachable", "server.database", where=where) from error


def _take_turn(tx: Connection) -> None:
    """On a server's database another program may begin to migrate too; it then finds it done."""
    if tx.dialect.name == "postgresql":
        # What the other has done meanwhile is to be seen.
        tx.execute(text("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
        tx.execute(text("SET LOCAL statement_timeout = 0"))
        tx.execute(text("SET LOCAL lock_timeout = 0"))
        tx.execute(select(func.pg_advisory_xact_lock(_TURN)))


def revision(tx: Connection) -> str | None:
    """Return the version of a database; None for an empty one."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    return tx.execute(text("SELECT version_num FROM alembic_version")).scalar()


def known(present: str | None) -> str:
    """Return the newest version there is; raise NotNow if the present one is not known."""
    steps = sorted(file.name[:4] for file in (_PLACE / "versions").glob("[0-9]*.py"))
    if present is not None and present not in steps:
        raise NotNow("database_newer", "server.database", version=present)
    return steps[-1]


def _upgrade(tx: Connection) -> None:
    # Read only here: most starts find nothing to do, and it takes long to read.
    from wardstatus.store.stepping import upgrade

    upgrade(tx)


def _copy(url: str, present: str) -> Path | None:
    source = file_of(url)
    if source is None:
        return None
    path = whole.free(source.with_name(f"{source.name}.before-{present}"))
    with whole.beside(path) as part:
        whole.copy(source, part)
        check(part, "quick_check")
        whole.put(part, path)
    return path
