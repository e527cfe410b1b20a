"""The codes of messages: six digits instead of a link, for one person and one chain.

They stand in the table as they are: the sha256 of six digits hides nothing, and every message of
a chain is to carry the same code. A code is used up by the first who enters it, expires, and is
dead after `TRIES` wrong ones that were sent from its person's own telephone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from wardstatus.store.doors import code

TRIES = 5
"""Wrong codes from a person's telephone after which none of that person's is taken any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Who a code is for, and which chain of which unit it was sent for."""

    digits: str = ""
    person: str
    unit: str
    chain: str = ""
    created: datetime
    expires: datetime


def _good(now: datetime) -> ColumnElement[bool]:
    return code.c.used.is_(None) & (code.c.expires > now) & (code.c.tries < TRIES)


def current(tx: Connection, asked: Code, now: datetime) -> str | None:
    """Return the digits that are good for the same person and chain; None if there are none."""
    mine = (code.c.person == asked.person) & (code.c.unit == asked.unit)
    found = select(code.c.digits).where(mine, code.c.chain == asked.chain, _good(now))
    return tx.execute(found.order_by(code.c.id.desc()).limit(1)).scalar()


def is_free(tx: Connection, digits: str, now: datetime) -> bool:
    """Return whether no code with these digits could still be meant."""
    meant = select(code.c.id).where(code.c.digits == digits, code.c.expires > now)
    return tx.execute(meant.limit(1)).first() is None


def add(tx: Connection, made: Code) -> None:
    """Write a code."""
    tx.execute(
        insert(code).values(
            digits=made.digits,
            person=made.person,
            unit=made.unit,
            chain=made.chain,
            created=made.created,
            expires=made.expires,
            tries=0,
        )
    )


def extend(tx: Connection, digits: str, expires: datetime, now: datetime) -> None:
    """Let a good code expire later: a newer message carries it too."""
    mine = (code.c.digits == digits) & _good(now)
    tx.execute(update(code).where(mine).values(expires=expires))


def find(
    tx: Connection, digits: str, now: datetime, persons: Collection[str] | None = None
) -> Code | None:
    """Return a good code; None if unknown, used, expired, or of none of the persons."""
    mine = (code.c.digits == digits) & _good(now)
    if persons is not None:
        mine &= code.c.person.in_(list(persons))
    row = tx.execute(select(code).where(mine)).first()
    if row is None:
        return None
    return Code(
        digits=row.digits,
        person=row.person,
        unit=row.unit,
        chain=row.chain,
        created=row.created,
        expires=row.expires,
    )


def use(tx: Connection, digits: str, now: datetime) -> Code | None:
    """Use a code up and return it; None if unknown, used or expired."""
    found = find(tx, digits, now)
    mine = (code.c.digits == digits) & _good(now)
    tx.execute(update(code).where(mine).values(used=now))
    return found


def guessed(tx: Connection, persons: Collection[str], now: datetime) -> None:
    """Count a wrong code from a telephone against every good code of whose it is."""
    mine = code.c.person.in_(list(persons)) & _good(now)
    tx.execute(update(code).where(mine).values(tries=code.c.tries + 1))
