"""A whole board from one database into another, empty one: SQLite outgrown, or the way back."""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, insert, select, text

from wardstatus.errors import NotNow
from wardstatus.store import doors, duties, seals
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.migrate import migrate
from wardstatus.store.tables import metadata
from wardstatus.store.tampering import verify

AT_ONCE = 500
"""Rows of one statement."""

TABLES = metadata.sorted_tables
"""All of them: those of other modules are there once they are read."""

assert {doors.screen, duties.override, seals.seal} <= set(TABLES)


def move(source: str, target: str) -> int:
    """Copy every row into a database that holds none, and return how many there are.

    All or nothing is copied; the source stays as it is and has to be at its present version.
    Raises NotNow for a target that holds rows, or a log that is not as it was written.
    """
    migrate(target)
    old, new = open_engine(source), open_engine(target)
    try:
        with reading(old) as tx, writing(new, "move") as into:
            if any(_count(into, table) for table in TABLES):
                raise NotNow("target_not_empty", "to")
            moved = sum(_copy(tx, into, table) for table in TABLES)
            if any(found.fault for found in verify(into)):
                raise NotNow("log_not_whole", "to")
            return moved
    finally:
        old.dispose()
        new.dispose()


def _count(tx: Connection, table: Table) -> int:
    found: int = tx.execute(select(func.count()).select_from(table)).scalar_one()
    return found


def _copy(tx: Connection, into: Connection, table: Table) -> int:
    moved = 0
    for rows in _rows(tx, table):
        into.execute(insert(table), rows)
        moved += len(rows)
    _count_on(into, table)
    return moved


def _rows(tx: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    found = tx.execute(select(table).order_by(*table.primary_key)).mappings()
    for rows in found.partitions(AT_ONCE):
        yield [dict(row) for row in rows]


def _count_on(into: Connection, table: Table) -> None:
    """PostgreSQL counts ids by itself, and knows nothing of those that came with their rows."""
    column = table.autoincrement_column
    if column is None or into.dialect.name != "postgresql":
        return
    last = f"(SELECT max({column.name}) FROM {table.name})"
    counter = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
    into.execute(text(f"SELECT setval({counter}, {last}) WHERE {last} IS NOT NULL"))
