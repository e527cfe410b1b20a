"""Screens, and the codes they are paired by."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from wardstatus.store.doors import pairing, screen
from wardstatus.store.secrets import kept

TRIES = 5
"""Wrong codes after which none that is waiting is taken any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A paired browser: speaks for a unit, or only shows (`read_only`) it and all below."""

    id: str
    name: str
    unit: str
    read_only: bool = False
    created: datetime
    seen: datetime | None = None
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What a code is good for, once, until it expires."""

    name: str
    unit: str
    read_only: bool = False
    created: datetime
    expires: datetime


def add_pairing(tx: Connection, offered: Pairing, code: str) -> None:
    """Write a code a screen may be paired with."""
    tx.execute(
        insert(pairing).values(
            secret=kept(code),
            name=offered.name,
            unit=offered.unit,
            read_only=offered.read_only,
            created=offered.created,
            expires=offered.expires,
            tries=0,
        )
    )


def use_pairing(tx: Connection, code: str, now: datetime) -> Pairing | None:
    """Use a code up and return what it is good for; None if unknown, used, expired or guessed at.

    A wrong code counts as a try of every code that could have been meant.
    """
    mine = pairing.c.secret == kept(code)
    waiting = pairing.c.used.is_(None) & (pairing.c.expires > now)
    open_ = mine & waiting & (pairing.c.tries < TRIES)
    if tx.execute(update(pairing).where(open_).values(used=now)).rowcount != 1:
        tx.execute(update(pairing).where(waiting).values(tries=pairing.c.tries + 1))
        return None
    row = tx.execute(select(pairing).where(mine)).one()
    return Pairing(
        name=row.name,
        unit=row.unit,
        read_only=row.read_only,
        created=row.created,
        expires=row.expires,
    )


def add(tx: Connection, paired: Screen, cookie: str) -> None:
    """Write a paired screen, known by its cookie from now on."""
    tx.execute(
        insert(screen).values(
            id=paired.id,
            name=paired.name,
            unit=paired.unit,
            read_only=paired.read_only,
            secret=kept(cookie),
            created=paired.created,
        )
    )


def find(tx: Connection, cookie: str) -> Screen | None:
    """Return the screen with a cookie; None if there is none or it was revoked."""
    asked = select(screen).where(screen.c.secret == kept(cookie), screen.c.revoked.is_(None))
    row = tx.execute(asked).first()
    return _screen(row) if row else None


def all_of(tx: Connection) -> list[Screen]:
    """Return every screen, revoked ones too, oldest first."""
    return [_screen(row) for row in tx.execute(select(screen).order_by(screen.c.created))]


def mark_seen(tx: Connection, id_: str, now: datetime) -> None:
    """Write when a screen was last heard of."""
    tx.execute(update(screen).where(screen.c.id == id_).values(seen=now))


def revoke(tx: Connection, id_: str, now: datetime) -> bool:
    """Send a screen away for good; return whether there was such a screen."""
    mine = (screen.c.id == id_) & screen.c.revoked.is_(None)
    return tx.execute(update(screen).where(mine).values(revoked=now)).rowcount == 1


def revoked_since(tx: Connection, at: datetime) -> list[str]:
    """Return the ids of screens that were sent away at an instant or later."""
    return list(tx.execute(select(screen.c.id).where(screen.c.revoked >= at)).scalars())


def _screen(row: Row[tuple[object, ...]]) -> Screen:
    return Screen(
        id=row.id,
        name=row.name,
        unit=row.unit,
        read_only=row.read_only,
        created=row.created,
        seen=row.seen,
        revoked=row.revoked,
    )
