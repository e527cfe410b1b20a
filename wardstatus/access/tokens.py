"""What a program carries: `wst_…`, shown once, kept as a hash."""

from base64 import b64decode
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from wardstatus.access import codes
from wardstatus.access.identity import Identity
from wardstatus.errors import WrongField
from wardstatus.store import tokens
from wardstatus.store.engine import reading, writing
from wardstatus.store.tokens import Token

PREFIX = "wst_"


def create(
    engine: Engine, name: str, now: datetime, unit: str | None = None, person: str | None = None
) -> str:
    """Return a new token; raise WrongField for a name that is taken, or for unit and person.

    With a unit it speaks as the screens of that unit and all below; with a person, as that
    person; with neither it reads.
    """
    if unit is not None and person is not None:
        raise WrongField("not_with", "person", other="unit")
    secret = PREFIX + codes.new_token()
    with writing(engine) as tx:
        if _named(tx, name) is not None:
            raise WrongField("name_taken", "name", given=name)
        tokens.add(tx, Token(name=name, unit=unit, person=person, created=now), secret)
    return secret


def carried_by(engine: Engine, authorization: str, now: datetime) -> Identity | None:
    """Return whom a header speaks for: `Bearer wst_…`, or Basic with the token as password.

    Spreadsheets can only send Basic, and a browser repeats it by itself: it reads and no more.
    """
    kind, _, secret = authorization.partition(" ")
    if kind.lower() != "basic":
        bearer = secret.strip() if kind.lower() == "bearer" else ""
        return identity_of(engine, bearer, now)
    found = identity_of(engine, _password(secret), now)
    return replace(found, writes=False) if found else None


def _password(encoded: str) -> str:
    """Return the password of a Basic header; empty for one that is none."""
    try:
        return b64decode(encoded.strip(), validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def identity_of(engine: Engine, secret: str, now: datetime) -> Identity | None:
    """Return whom a token speaks for; None if there is none such, or it was revoked."""
    if not secret.startswith(PREFIX):
        return None
    with reading(engine) as tx:
        found = tokens.find(tx, secret, now)
    if found is None:
        return None
    return Identity(
        kind="token",
        actor=f"person:{found.person}" if found.person else f"token:{found.name}",
        unit=found.unit,
        person=found.person,
        writes=found.unit is not None or found.person is not None,
        key=f"token:{found.id}",
    )


def listed(engine: Engine) -> list[Token]:
    """Return every token that was made, revoked ones among them, the oldest first."""
    with reading(engine) as tx:
        return tokens.all_of(tx)


def revoke(engine: Engine, name: str, now: datetime) -> bool:
    """Let a token in no more; False if there is none of that name, or no longer."""
    with writing(engine) as tx:
        found = _named(tx, name)
        return found is not None and tokens.revoke(tx, found.id, now)


def _named(tx: Connection, name: str) -> Token | None:
    those = (each for each in tokens.all_of(tx) if each.name == name and each.revoked is None)
    return next(those, None)
