"""Messages: made of the notices that are ready for one person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from wardstatus.core.notices import Notice
from wardstatus.store.outbox import notice_of
from wardstatus.store.tables import message, notice
from wardstatus.store.tries import Try


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message made for a person a while ago, and the units it spoke of."""

    at: datetime
    units: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One text for one person, not yet put into words; `key` is its first notice's."""

    id: int
    key: str
    person: str
    created: datetime
    attempts: int
    lease_no: int
    label: str = ""
    """The channel it is tried on next; empty: none has been chosen."""
    notices: tuple[Notice, ...] = ()
    tries: tuple[Try, ...] = ()


def ready(tx: Connection, now: datetime) -> list[Notice]:
    """Return the notices that may leave by now and belong to no message, the oldest first."""
    asked = (
        select(notice)
        .where(notice.c.state == "queued", notice.c.ready_at <= now)
        .where(notice.c.message_id.is_(None))
        .order_by(notice.c.ready_at, notice.c.at, notice.c.key)
    )
    return [notice_of(row) for row in tx.execute(asked)]


SENT = ("queued", "sending", "accepted")
"""States of messages that were or may yet be sent."""


def made_since(
    tx: Connection, person: str, since: datetime, states: Collection[str] = SENT
) -> list[Sent]:
    """Return the messages in some states that were made for a person after an instant."""
    asked = (
        select(message.c.id, message.c.created, notice.c.unit)
        .join(notice, notice.c.message_id == message.c.id)
        .where(message.c.person == person, message.c.created > since)
        .where(message.c.state.in_(list(states)))
        # Neither a proof nor a code holds up an alarm.
        .where(notice.c.kind.not_in(("proof", "proof_failed", "sign_in")))
    )
    found: dict[int, Sent] = {}
    for row in tx.execute(asked):
        before = found.get(row.id, Sent(at=row.created, units=frozenset()))
        found[row.id] = replace(before, units=before.units | {row.unit})
    return list(found.values())


def make(
    tx: Connection, notices: Sequence[Notice], now: datetime, state: str, scheme: str = ""
) -> int:
    """Write the message of some notices of one person and return its id."""
    first = notices[0]
    row = insert(message).values(
        key=_free(tx, first.key),
        person=first.person,
        created=now,
        state=state,
        scheme=scheme,
        attempts=0,
        next_at=now if state == "queued" else None,
        lease_no=0,
    )
    made = tx.execute(row).inserted_primary_key
    assert made is not None
    mine = notice.c.key.in_([each.key for each in notices])
    tx.execute(update(notice).where(mine).values(message_id=made[0], state=state))
    return int(made[0])


def _free(tx: Connection, key: str) -> str:
    """Return a key no message has: a notice that was withdrawn and came again has had one."""
    if tx.execute(select(message.c.id).where(message.c.key == key)).first() is None:
        return key
    like = select(message.c.key).where(message.c.key.startswith(f"{key}.", autoescape=True))
    taken = set(tx.execute(like).scalars())
    number = 2
    while f"{key}.{number}" in taken:
        number += 1
    return f"{key}.{number}"
