"""API tokens: for a unit, for a person, or only to read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, or_, select, update

from wardstatus.store.doors import token
from wardstatus.store.secrets import kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Who a program speaks as: the screens of a unit, a person, or (neither) nobody: it reads."""

    id: int = 0
    name: str
    unit: str | None = None
    person: str | None = None
    created: datetime
    expires: datetime | None = None
    seen: datetime | None = None
    revoked: datetime | None = None


def add(tx: Connection, made: Token, secret: str) -> int:
    """Write a token and return its id; the secret is not kept."""
    row = insert(token).values(
        name=made.name,
        unit=made.unit,
        person=made.person,
        secret=kept(secret),
        created=made.created,
        expires=made.expires,
    )
    key = tx.execute(row).inserted_primary_key
    assert key is not None
    return int(key[0])


def find(tx: Connection, secret: str, now: datetime) -> Token | None:
    """Return the token with a secret; None if there is none, it was revoked or has expired."""
    asked = select(token).where(
        token.c.secret == kept(secret),
        token.c.revoked.is_(None),
        or_(token.c.expires.is_(None), token.c.expires > now),
    )
    row = tx.execute(asked).first()
    return _token(row) if row else None


def all_of(tx: Connection) -> list[Token]:
    """Return every token, revoked ones too, oldest first."""
    return [_token(row) for row in tx.execute(select(token).order_by(token.c.id))]


def mark_seen(tx: Connection, id_: int, now: datetime) -> None:
    """Write when a token was last used."""
    tx.execute(update(token).where(token.c.id == id_).values(seen=now))


def revoke(tx: Connection, id_: int, now: datetime) -> bool:
    """End a token for good; return whether there was such a token."""
    mine = (token.c.id == id_) & token.c.revoked.is_(None)
    return tx.execute(update(token).where(mine).values(revoked=now)).rowcount == 1


def revoked_since(tx: Connection, at: datetime) -> list[int]:
    """Return the ids of tokens that were ended at an instant or later."""
    return list(tx.execute(select(token.c.id).where(token.c.revoked >= at)).scalars())


def _token(row: Row[tuple[object, ...]]) -> Token:
    return Token(
        id=row.id,
        name=row.name,
        unit=row.unit,
        person=row.person,
        created=row.created,
        expires=row.expires,
        seen=row.seen,
        revoked=row.revoked,
    )
