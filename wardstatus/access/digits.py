"""What a message carries for whoever follows no links: six digits, typed at `/k` or sent by SMS."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from wardstatus.access import codes
from wardstatus.access.links import LONGEST
from wardstatus.store import codes as rows
from wardstatus.store import links
from wardstatus.store.codes import Code
from wardstatus.store.engine import writing
from wardstatus.store.links import Link

LASTS = timedelta(hours=12)
"""How long a code is good after the last message that carried it."""


def make(engine: Engine, person: str, unit: str, chain: str, now: datetime) -> str:
    """Return the six digits for a person and a chain: the same until they are used or expire."""
    with writing(engine) as tx:
        return made(tx, Code(person=person, unit=unit, chain=chain, created=now, expires=now))


def made(tx: Connection, asked: Code) -> str:
    """Return the six digits for whom `asked` names, in a transaction of the caller's."""
    now = asked.created
    asked = replace(asked, expires=now + LASTS)
    digits = rows.current(tx, asked, now)
    if digits is not None:
        rows.extend(tx, digits, asked.expires, now)
        return digits
    return _new(tx, asked, now)


def _new(tx: Connection, asked: Code, now: datetime) -> str:
    digits = codes.new_digits()
    while not rows.is_free(tx, digits, now):
        digits = codes.new_digits()
    made = Code(
        digits=digits,
        person=asked.person,
        unit=asked.unit,
        chain=asked.chain,
        created=now,
        expires=asked.expires,
    )
    rows.add(tx, made)
    return digits


def link_for(engine: Engine, typed: str, now: datetime) -> str | None:
    """Use a typed code up and return the secret of the link it becomes; None if it is not good."""
    secret = codes.new_link()
    with writing(engine) as tx:
        found = rows.use(tx, codes.typed_digits(typed), now)
        if found is None:
            return None
        made = Link(
            person=found.person,
            unit=found.unit,
            chain=found.chain,
            created=now,
            expires=now + LONGEST,
        )
        links.add(tx, [(made, secret)])
    return secret


def meant_by(engine: Engine, persons: Collection[str], digits: str, now: datetime) -> Code | None:
    """Return the code that was sent from a telephone of some persons; it is not used up yet.

    A wrong one counts against all of theirs.
    """
    with writing(engine) as tx:
        found = rows.find(tx, digits, now, persons)
        if found is None:
            rows.guessed(tx, persons, now)
        return found


def used(engine: Engine, digits: str, now: datetime) -> None:
    """Use a code up: what it was sent for has been done."""
    with writing(engine) as tx:
        rows.use(tx, digits, now)
