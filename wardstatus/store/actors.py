"""The names behind the actor ids of the log; a name can be forgotten, the log stays."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from wardstatus.store.tables import actor


def names(tx: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the known names of some actors by id."""
    asked = select(actor.c.id, actor.c.name).where(actor.c.id.in_(list(ids)))
    return {row.id: row.name for row in tx.execute(asked)}


def save(tx: Connection, named: Mapping[str, str]) -> None:
    """Write names by actor id; a known actor is renamed."""
    for id_, name in named.items():
        if tx.execute(update(actor).where(actor.c.id == id_).values(name=name)).rowcount == 0:
            tx.execute(insert(actor).values(id=id_, name=name))


def forget(tx: Connection, id_: str) -> None:
    """Delete a name; what the actor did stays in the log, under the id."""
    tx.execute(delete(actor).where(actor.c.id == id_))
