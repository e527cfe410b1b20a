"""A browser becomes a screen: a code is printed here, and typed there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from wardstatus.access import codes, csrf
from wardstatus.access.identity import Identity
from wardstatus.errors import WrongField
from wardstatus.store import screens
from wardstatus.store.engine import reading, writing
from wardstatus.store.screens import Pairing, Screen

LASTS = timedelta(minutes=10)
"""How long a code may be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """A screen as it was paired, with the secret its cookie holds; told this once."""

    screen: Screen
    secret: str


def print_code(engine: Engine, unit: str, read_only: bool, now: datetime) -> str:
    """Return a code by which one browser becomes a screen of a unit, or a wall if `read_only`."""
    code = codes.new_code()
    offered = Pairing(
        name=f"{'wall' if read_only else 'screen'} {unit}",
        unit=unit,
        read_only=read_only,
        created=now,
        expires=now + LASTS,
    )
    with writing(engine) as tx:
        screens.add_pairing(tx, offered, code)
    return codes.shown(code)


def pair(engine: Engine, code: str, now: datetime) -> Paired:
    """Return the new screen; raise WrongField for a code that is wrong, used or too old."""
    with writing(engine) as tx:
        found = screens.use_pairing(tx, codes.typed(code), now)
        if found is not None:
            return add(tx, found, now)
    raise WrongField("code_wrong", "code")


def add(tx: Connection, found: Pairing, now: datetime) -> Paired:
    """Write the screen a code is good for."""
    secret = codes.new_token()
    made = Screen(
        id=codes.new_id(),
        name=found.name,
        unit=found.unit,
        read_only=found.read_only,
        created=now,
    )
    screens.add(tx, made, secret)
    return Paired(screen=made, secret=secret)


def identity_of(engine: Engine, secret: str) -> Identity | None:
    """Return the screen a cookie belongs to; None if there is none, or it was revoked."""
    with reading(engine) as tx:
        found = screens.find(tx, secret)
    if found is None:
        return None
    kind = "wall" if found.read_only else "screen"
    return Identity(
        kind="wall" if found.read_only else "screen",
        actor=f"{kind}:{found.unit}",
        unit=found.unit,
        writes=not found.read_only,
        key=f"screen:{found.id}",
        csrf=csrf.token(secret),
    )


def listed(engine: Engine) -> list[Screen]:
    """Return every screen that was paired, revoked ones among them, the oldest first."""
    with reading(engine) as tx:
        return screens.all_of(tx)


def revoke(engine: Engine, screen: str, now: datetime) -> bool:
    """Let a screen in no more; False if there is none such, or no longer."""
    with writing(engine) as tx:
        return screens.revoke(tx, screen, now)
