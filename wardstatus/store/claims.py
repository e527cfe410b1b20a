"""Messages claimed by one sender at a time, and what became of them.

A claim is a lease with a number: whoever dies while sending loses it, and whoever comes back
late with an older number changes nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select, update

from wardstatus.core.notices import Notice
from wardstatus.store.messages import Message
from wardstatus.store.outbox import notice_of
from wardstatus.store.tables import message, notice, try_
from wardstatus.store.tries import tries_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Which messages a sender asks for; those made before `turned` may go another way."""

    now: datetime
    until: datetime
    """When the lease ends."""
    busy: Collection[str] = ()
    """Kinds of channel that have no room."""
    turned: datetime | None = None


def _due(now: datetime) -> ColumnElement[bool]:
    waiting = and_(message.c.state == "queued", message.c.next_at <= now)
    left = and_(message.c.state == "sending", message.c.lease_until <= now)
    return or_(waiting, left)


def any_due(tx: Connection, now: datetime) -> bool:
    """Return whether a message is due, or a sender died with one."""
    return tx.execute(select(message.c.id).where(_due(now)).limit(1)).first() is not None


def claim(tx: Connection, asking: Asking) -> Message | None:
    """Take the message that has been due longest, until the lease ends; None if none is due.

    A message of which every notice was withdrawn is withdrawn instead, and the next one taken.
    """
    has_room: list[ColumnElement[bool]] = [message.c.scheme.not_in(list(asking.busy))]
    if asking.turned is not None:
        has_room.append(message.c.created <= asking.turned)
    asked = select(message).where(_due(asking.now), or_(*has_room))
    asked = asked.order_by(message.c.next_at, message.c.id)
    while row := tx.execute(asked.limit(1)).first():
        claimed = _claimed(tx, row, asking.until)
        if claimed:
            return claimed
    return None


def _claimed(tx: Connection, row: Row[tuple[Any, ...]], until: datetime) -> Message | None:
    notices = wanted(tx, row.id)
    mine = and_(message.c.id == row.id, message.c.lease_no == row.lease_no)
    values = {"state": "sending", "lease_until": until, "lease_no": row.lease_no + 1}
    if not notices:
        values = {"state": "withdrawn", "lease_until": None}
    if tx.execute(update(message).where(mine).values(values)).rowcount != 1 or not notices:
        return None
    return replace(read(tx, row), lease_no=row.lease_no + 1)


def wanted(tx: Connection, id_: int) -> tuple[Notice, ...]:
    """Return the notices of a message that were not withdrawn, in the order they fell due."""
    asked = (
        select(notice)
        .where(notice.c.message_id == id_, notice.c.state != "withdrawn")
        .order_by(notice.c.ready_at, notice.c.at, notice.c.key)
    )
    return tuple(notice_of(row) for row in tx.execute(asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """When a message is tried again, by which kind of channel and which channel of that kind."""

    at: datetime
    scheme: str
    label: str


def is_wanted(tx: Connection, claimed: Message) -> bool:
    """Return whether a claim still holds, and somebody is still to be told."""
    held = select(message.c.id).where(
        message.c.id == claimed.id,
        message.c.state == "sending",
        message.c.lease_no == claimed.lease_no,
    )
    wants = select(notice.c.key).where(
        notice.c.message_id == claimed.id, notice.c.state.not_in(("withdrawn", "answered"))
    )
    return tx.execute(held.where(wants.exists())).first() is not None


def retry(tx: Connection, claimed: Message, following: Next) -> bool:
    """Give a claimed message back until its next try; return whether the claim still held."""
    values: dict[str, object] = {"state": "queued", "next_at": following.at, "lease_until": None}
    values |= {"scheme": following.scheme, "label": following.label}
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


def given_up(tx: Connection, since: datetime, now: datetime) -> list[Message]:
    """Mark the messages that nobody has accepted since an instant; return them.

    They are still tried; each is given up once, and once more after a service took it in vain.
    """
    rows = tx.execute(_waiting_since(since).order_by(message.c.id)).all()
    late = message.c.id.in_([row.id for row in rows])
    tx.execute(update(message).where(late).values(given_up=now))
    return [read(tx, row) for row in rows]


def any_to_give_up(tx: Connection, since: datetime) -> bool:
    """Return whether nobody has accepted a message since an instant, and it is not given up."""
    return tx.execute(_waiting_since(since).limit(1)).first() is not None


def _waiting_since(since: datetime) -> Select[tuple[Any, ...]]:
    waiting = message.c.state.in_(("queued", "sending")) & message.c.given_up.is_(None)
    in_vain = exists().where(
        try_.c.message_id == message.c.id, try_.c.report == "failed", try_.c.reported > since
    )
    return select(message).where(waiting, message.c.created <= since, ~in_vain)


def read(tx: Connection, row: Row[tuple[Any, ...]]) -> Message:
    """Return the message of a row, with what of it is still wanted and what was tried."""
    return Message(
        id=row.id,
        key=row.key,
        person=row.person,
        created=row.created,
        attempts=row.attempts,
        lease_no=row.lease_no,
        label=row.label,
        notices=wanted(tx, row.id),
        tries=tries_of(tx, row.id),
    )
