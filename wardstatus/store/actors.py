"""The names behind the actor ids of the log; a name can be forgotten, the log stays."""

from collections.abc import Iterable, Mapping
from datetime import datetime

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


def configured(tx: Connection, named: Mapping[str, str], now: datetime) -> None:
    """Write the names the configuration has now; a name it has no more keeps its last instant."""
    for id_, name in named.items():
        values = {"name": name, "last": now}
        if tx.execute(update(actor).where(actor.c.id == id_).values(values)).rowcount == 0:
            tx.execute(insert(actor).values(id=id_, **values))


def former(tx: Connection, known: Iterable[str]) -> dict[str, str]:
    """Return the names by id that are kept and not among the known."""
    rows = tx.execute(select(actor.c.id, actor.c.name))
    left = set(known)
    return {row.id: row.name for row in rows if row.id not in left}


def forget_gone(tx: Connection, until: datetime) -> int:
    """Delete the names the configuration has not had since an instant; return how many."""
    return tx.execute(delete(actor).where(actor.c.last <= until)).rowcount


def forget(tx: Connection, id_: str) -> bool:
    """Delete a name; what the actor did stays in the log, under the id. Return if there was one."""
    return tx.execute(delete(actor).where(actor.c.id == id_)).rowcount == 1
