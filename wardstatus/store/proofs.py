"""By which channels people were reached, and the proofs that were wanted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from wardstatus.store.tables import message, notice, try_

_ENDED = ("accepted", "delivered", "failed", "expired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A proof that was wanted of a person's first channel; `ended`: it is tried no more."""

    key: str
    unit: str
    person: str
    role: str
    at: datetime
    ended: bool


def reached(tx: Connection) -> Mapping[tuple[str, str], datetime]:
    """Return when each channel (by its label) of each person last took a message.

    One that the service said afterwards was not delivered has not.
    """
    asked = (
        select(message.c.person, try_.c.channel, func.max(try_.c.at).label("at"))
        .join(message, message.c.id == try_.c.message_id)
        .where(try_.c.result == "accepted", try_.c.report != "failed")
        .group_by(message.c.person, try_.c.channel)
    )
    return {(row.person, row.channel): row.at for row in tx.execute(asked)}


def wanted(tx: Connection, since: datetime) -> tuple[Proof, ...]:
    """Return the proofs that were wanted after an instant, the oldest first."""
    asked = (
        select(notice)
        .where(notice.c.kind == "proof", notice.c.at > since)
        .order_by(notice.c.at, notice.c.key)
    )
    return tuple(
        Proof(
            key=row.key,
            unit=row.unit,
            person=row.person,
            role=row.role,
            at=row.at,
            ended=row.state in _ENDED,
        )
        for row in tx.execute(asked)
    )


def known(tx: Connection, keys: Collection[str]) -> frozenset[str]:
    """Return which keys are those of notices that are there."""
    asked = select(notice.c.key).where(notice.c.key.in_(list(keys)))
    return frozenset(tx.execute(asked).scalars())
