"""Messages: made of ready notices, claimed by one sender at a time, and what became of them.

A claim is a lease with a number: whoever dies while sending loses it, and whoever comes back
late with an older number changes nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from wardstatus.core.notices import Notice
from wardstatus.store.outbox import notice_of
from wardstatus.store.tables import message, notice
from wardstatus.store.tries import Try, tries_of


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
    taken = set(
        tx.execute(
            select(message.c.key).where(message.c.key.startswith(key, autoescape=True))
        ).scalars()
    )
    number = 1
    free = key
    while free in taken:
        number += 1
        free = f"{key}.{number}"
    return free


def _due(now: datetime, busy: Collection[str]) -> ColumnElement[bool]:
    waiting = and_(message.c.state == "queued", message.c.next_at <= now)
    left = and_(message.c.state == "sending", message.c.lease_until <= now)
    return and_(or_(waiting, left), message.c.scheme.not_in(list(busy)))


def any_due(tx: Connection, now: datetime) -> bool:
    """Return whether a message is due, or a sender died with one."""
    return tx.execute(select(message.c.id).where(_due(now, ())).limit(1)).first() is not None


def claim(
    tx: Connection, now: datetime, until: datetime, busy: Collection[str] = ()
) -> Message | None:
    """Take the message that has been due longest, until the lease ends; None if none is due.

    A message of which every notice was withdrawn is withdrawn instead, and the next one taken.
    """
    asked = select(message).where(_due(now, busy)).order_by(message.c.next_at, message.c.id)
    while row := tx.execute(asked.limit(1)).first():
        claimed = _claimed(tx, row, until)
        if claimed:
            return claimed
    return None


def _claimed(tx: Connection, row: Row[tuple[object, ...]], until: datetime) -> Message | None:
    notices = _wanted(tx, row.id)
    mine = and_(message.c.id == row.id, message.c.lease_no == row.lease_no)
    values = {"state": "sending", "lease_until": until, "lease_no": row.lease_no + 1}
    if not notices:
        values = {"state": "withdrawn", "lease_until": None}
    if tx.execute(update(message).where(mine).values(values)).rowcount != 1 or not notices:
        return None
    return Message(
        id=row.id,
        key=row.key,
        person=row.person,
        created=row.created,
        attempts=row.attempts,
        lease_no=row.lease_no + 1,
        notices=notices,
        tries=tries_of(tx, row.id),
    )


def _wanted(tx: Connection, id_: int) -> tuple[Notice, ...]:
    asked = (
        select(notice)
        .where(notice.c.message_id == id_, notice.c.state != "withdrawn")
        .order_by(notice.c.ready_at, notice.c.at, notice.c.key)
    )
    return tuple(notice_of(row) for row in tx.execute(asked))


def retry(tx: Connection, claimed: Message, at: datetime, scheme: str) -> bool:
    """Give a claimed message back until `at`; return whether the claim still held."""
    values = {"state": "queued", "next_at": at, "scheme": scheme, "lease_until": None}
    return _give_back(tx, claimed, values, ("queued", "sending"))


def end(tx: Connection, claimed: Message, state: str) -> bool:
    """Write the last state of a claimed message; return whether the claim still held.

    What was accepted is accepted, though a notice of it was withdrawn while it left.
    """
    changed = ("queued", "sending", "withdrawn") if state == "accepted" else ("queued", "sending")
    return _give_back(tx, claimed, {"state": state, "lease_until": None}, changed)


def _give_back(
    tx: Connection, claimed: Message, values: dict[str, object], changed: Iterable[str]
) -> bool:
    held = and_(
        message.c.id == claimed.id,
        message.c.state == "sending",
        message.c.lease_no == claimed.lease_no,
    )
    counted = values | {"attempts": claimed.attempts + 1}
    if tx.execute(update(message).where(held).values(counted)).rowcount != 1:
        return False
    state = "sending" if values["state"] == "queued" else values["state"]
    mine = notice.c.key.in_([each.key for each in claimed.notices])
    tx.execute(update(notice).where(mine, notice.c.state.in_(list(changed))).values(state=state))
    return True


def release(tx: Connection, now: datetime) -> int:
    """End every lease at once: at the start of a server that is alone nobody is sending."""
    left = message.c.state == "sending"
    return tx.execute(update(message).where(left).values(lease_until=now)).rowcount
