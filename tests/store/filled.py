"""A database of any released version with rows in every table, and what those rows are later."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    MetaData,
    Table,
    insert,
    select,
)

from wardstatus import store
from wardstatus.store import stepping, tables
from wardstatus.store.engine import writing

ROWS = 3
INSTANT = "2026-11-22T03:40:00.000000Z"

Rows = Mapping[str, list[dict[str, Any]]]


def metadata() -> MetaData:
    """Return all tables: each module that has some is read first."""
    for module in iter_modules(store.__path__):
        import_module(f"wardstatus.store.{module.name}")
    return tables.metadata


def versions() -> list[str]:
    """Return every version there was, the oldest first."""
    script = ScriptDirectory.from_config(stepping.config())
    return [step.revision for step in reversed(list(script.walk_revisions()))]


def lay(engine: Engine, version: str) -> None:
    """Lay an empty database of a version, and write some rows into each of its tables."""
    with writing(engine, first=True) as tx:
        stepping.upgrade(tx, version)
    with writing(engine, first=True) as tx:
        for table in _tables(tx).values():
            tx.execute(insert(table), [_row(table, number) for number in range(1, ROWS + 1)])


def rows(tx: Connection) -> Rows:
    """Return every row of every table, by table, in one order."""
    return {
        name: sorted((dict(row._mapping) for row in tx.execute(select(table))), key=repr)
        for name, table in _tables(tx).items()
    }


def kept(before: Rows, after: Rows) -> bool:
    """Return whether every row is there still, with every column it had."""
    return all(
        [{column: row.get(column) for column in old[0]} for row in after[name]] == old
        for name, old in before.items()
        if old
    )


def _tables(tx: Connection) -> dict[str, Table]:
    found = MetaData()
    found.reflect(tx)
    ordered = [table for table in found.sorted_tables if table.name != "alembic_version"]
    return {table.name: table for table in ordered}


def _row(table: Table, number: int) -> dict[str, object]:
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: Column[Any], number: int) -> object:
    if isinstance(column.type, Boolean):
        return number % 2 == 0
    if isinstance(column.type, Integer | Float):
        return number
    length = getattr(column.type, "length", None)
    if length == len(INSTANT):
        return INSTANT
    said = f"{column.name}{number}"
    return said[-length:] if length else said
