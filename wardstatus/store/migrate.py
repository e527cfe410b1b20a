"""Bring a database to the present version; an older one is copied first."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url

from wardstatus.errors import NotNow
from wardstatus.store.engine import open_engine, reading, writing


def migrate(url: str) -> Path | None:
    """Bring a database to the newest version; return the copy made of an older one, if any.

    Raises NotNow if the database was written by a newer program.
    """
    engine = open_engine(url)
    try:
        with reading(engine) as tx:
            present = revision(tx)
        newest = known(present)
        if present == newest:
            return None
        copied = _copy(url, present) if present else None
        with writing(engine) as tx:
            command.upgrade(_config(tx), "head")
        return copied
    finally:
        engine.dispose()


def revision(tx: Connection) -> str | None:
    """Return the version of a database; None for an empty one."""
    return MigrationContext.configure(tx).get_current_revision()


def known(present: str | None) -> str | None:
    """Return the newest version there is; raise NotNow if the present one is not known."""
    script = ScriptDirectory.from_config(_config())
    steps = {step.revision for step in script.walk_revisions()}
    if present is not None and present not in steps:
        raise NotNow("database_newer", "server.database", version=present)
    return script.get_current_head()


def _config(tx: Connection | None = None) -> Config:
    config = Config()
    place = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(place).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = tx
    return config


def _copy(url: str, present: str) -> Path | None:
    name = make_url(url).database
    if not url.startswith("sqlite") or not name:
        return None
    path = _free(Path(f"{name}.before-{present}"))
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(path)) as copied:
        source.backup(copied)
    return path


def _free(path: Path) -> Path:
    """Return a path nothing stands at: this one, or with the first free number."""
    taken = 1
    free = path
    while free.exists():
        taken += 1
        free = path.with_name(f"{path.name}.{taken}")
    return free
