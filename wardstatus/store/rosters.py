"""Overrides of duty and the last good copies of calendars: one roster when they are loaded."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, insert, select, update

from wardstatus.core.roster import Calendar, Override, Roster
from wardstatus.store import bodies
from wardstatus.store.duties import calendar, override

LOOKED_BACK = timedelta(days=8)
"""What ended so long ago is not loaded: a server that slept longer decides by what is planned."""


def load(tx: Connection, now: datetime) -> Roster:
    """Return all that is in force, is to come, or ended lately."""
    lately = override.c.ends > now - LOOKED_BACK
    asked = select(override).where(lately).order_by(override.c.made, override.c.id)
    return Roster(
        calendars={each.id: each for each in calendars(tx)},
        overrides=tuple(_override(row) for row in tx.execute(asked)),
    )


def calendars(tx: Connection) -> tuple[Calendar, ...]:
    """Return the last good copy of every calendar."""
    rows = tx.execute(select(calendar.c.body).order_by(calendar.c.id)).scalars()
    return tuple(bodies.read(Calendar, body) for body in rows)


def add(tx: Connection, made: Override) -> None:
    """Write an override."""
    tx.execute(insert(override).values(_row(made)))


def end(tx: Connection, ended: Override) -> None:
    """Write an override's new end."""
    tx.execute(update(override).where(override.c.id == ended.id).values(ends=ended.ends))


def forget(tx: Connection, before: datetime) -> int:
    """Delete the overrides that ended before an instant; return how many there were."""
    return tx.execute(delete(override).where(override.c.ends < before)).rowcount


def keep(tx: Connection, copy: Calendar) -> None:
    """Write a calendar's copy over the one before."""
    row = {"read_at": copy.read_at, "tried_at": copy.tried_at, "body": bodies.text(copy)}
    there = calendar.c.id == copy.id
    if tx.execute(update(calendar).where(there).values(row)).rowcount == 0:
        tx.execute(insert(calendar).values(id=copy.id, **row))


def drop_others(tx: Connection, wanted: Collection[str]) -> int:
    """Delete the copies of calendars that are no longer configured; return how many there were."""
    return tx.execute(delete(calendar).where(calendar.c.id.not_in(list(wanted)))).rowcount


def _row(made: Override) -> dict[str, object]:
    return {
        "id": made.id,
        "kind": made.kind,
        "role": made.role,
        "unit": made.unit,
        "person": made.person,
        "other": made.other,
        "begins": made.begins,
        "ends": made.ends,
        "made": made.made,
        "by": made.by,
    }


def _override(row: Row[tuple[object, ...]]) -> Override:
    return Override(
        id=row.id,
        kind=row.kind,
        role=row.role,
        unit=row.unit,
        person=row.person,
        other=row.other,
        begins=row.begins,
        ends=row.ends,
        made=row.made,
        by=row.by,
    )
