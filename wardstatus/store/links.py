"""The links of messages: each for one person and one chain, until it expires."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from wardstatus.store.doors import link
from wardstatus.store.secrets import kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Who a link is for, and which chain of which unit it was sent for."""

    id: int = 0
    person: str
    unit: str
    chain: str | None = None
    created: datetime
    expires: datetime


def add(tx: Connection, made: Sequence[tuple[Link, str]]) -> None:
    """Write links, each with its secret, of which only the hash is kept."""
    rows = [
        {
            "person": each.person,
            "unit": each.unit,
            "chain": each.chain,
            "secret": kept(secret),
            "created": each.created,
            "expires": each.expires,
        }
        for each, secret in made
    ]
    if rows:
        tx.execute(insert(link), rows)


def find(tx: Connection, secret: str, now: datetime) -> Link | None:
    """Return the link with a secret; None if there is none, it was revoked or has expired."""
    asked = select(link).where(
        link.c.secret == kept(secret), link.c.revoked.is_(None), link.c.expires > now
    )
    row = tx.execute(asked).first()
    if row is None:
        return None
    return Link(
        id=row.id,
        person=row.person,
        unit=row.unit,
        chain=row.chain,
        created=row.created,
        expires=row.expires,
    )


def revoke(tx: Connection, person: str, now: datetime) -> int:
    """End every link of a person; return how many there were."""
    mine = (link.c.person == person) & link.c.revoked.is_(None) & (link.c.expires > now)
    return tx.execute(update(link).where(mine).values(revoked=now)).rowcount
