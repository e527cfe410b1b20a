"""Whether the first of its kind has happened yet: what an empty house has still to do."""

from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from wardstatus.store.doors import screen
from wardstatus.store.tables import message

TAKEN = ("accepted", "delivered", "answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Firsts:
    """What has been done once, in the order it is done."""

    screen: bool
    """A browser was paired, be it sent away since."""
    message: bool
    """A provider has taken a message to a person."""


def firsts(tx: Connection) -> Firsts:
    """Return what has been done once."""
    paired = tx.execute(select(exists(select(screen.c.id)))).scalar_one()
    told = select(message.c.id).where(message.c.state.in_(TAKEN), message.c.person.not_like("~%"))
    return Firsts(screen=bool(paired), message=bool(tx.execute(select(exists(told))).scalar_one()))
