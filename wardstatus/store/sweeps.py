"""Up to which instant what has been forgotten, so that nothing is gone through twice."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from wardstatus.store.tables import swept


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """What is to be forgotten of a board up to an instant (which is forgotten itself)."""

    what: str
    root: str
    until: datetime


def swept_until(tx: Connection, what: str, root: str = "") -> datetime | None:
    """Return up to when something has been forgotten; None if it never was."""
    mine = (swept.c.what == what) & (swept.c.root == root)
    return tx.execute(select(swept.c.until).where(mine)).scalar()


def mark_swept(tx: Connection, what: str, until: datetime, root: str = "") -> None:
    """Write up to when something has been forgotten."""
    mine = (swept.c.what == what) & (swept.c.root == root)
    if tx.execute(update(swept).where(mine).values(until=until)).rowcount == 0:
        tx.execute(insert(swept).values(what=what, root=root, until=until))
