"""What the auditor missed, kept so that each gap is told once and can be called seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from wardstatus.store.tables import gap

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A gap: `gone` when it was there no more, `seen` when an administrator said so."""

    key: str
    found: datetime
    gone: datetime | None = None
    seen: datetime | None = None


def remember(tx: Connection, keys: Iterable[str], now: datetime) -> list[str]:
    """Write what is missing now, and return the keys of what was not known to be."""
    missing = set(keys)
    known = {row.key: row for row in tx.execute(select(gap))}
    fresh = sorted(missing - set(known))
    for key in fresh:
        tx.execute(insert(gap).values(key=key, found=now))
    again = [key for key in missing if key in known and known[key].gone is not None]
    tx.execute(update(gap).where(gap.c.key.in_(again)).values(found=now, gone=None, seen=None))
    left = [key for key, row in known.items() if key not in missing and row.gone is None]
    tx.execute(update(gap).where(gap.c.key.in_(left)).values(gone=now))
    tx.execute(delete(gap).where(gap.c.gone < now - KEPT))
    return sorted([*fresh, *again])


def call_seen(tx: Connection, now: datetime) -> int:
    """Mark every gap there is as seen and return how many were not."""
    new = gap.c.seen.is_(None) & gap.c.gone.is_(None)
    return tx.execute(update(gap).where(new).values(seen=now)).rowcount


def open_gaps(tx: Connection) -> list[Kept]:
    """Return the gaps there are, seen or not, the oldest first."""
    asked = select(gap).where(gap.c.gone.is_(None)).order_by(gap.c.found, gap.c.key)
    return [
        Kept(key=row.key, found=row.found, gone=row.gone, seen=row.seen)
        for row in tx.execute(asked)
    ]
