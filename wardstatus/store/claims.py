"""Messages claimed by one sender at a time, and what became of them.

A claim is a lease with a number: whoever dies while sending loses it, and whoever comes back
late with an older number changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select, update

from wardstatus.store import messages
from wardstatus.store.messages import Message
from wardstatus.store.tables import message, notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Which messages senders ask for; those made before `turned` may go another way."""

    now: datetime
    busy: Collection[str] = ()
    """Kinds of channel that have no room."""
    turned: datetime | None = None
    limit: int = 1

    def has_turned(self, due: Message) -> bool:
        """Return whether a message may go another way than the one chosen for it."""
        return self.turned is not None and due.created <= self.turned


def _due(now: datetime) -> ColumnElement[bool]:
    waiting = and_(message.c.state == "queued", message.c.next_at <= now)
    left = and_(message.c.state == "sending", message.c.lease_until <= now)
    return or_(waiting, left)


def count_due(tx: Connection, now: datetime, most: int) -> int:
    """Return how many messages are due, or were left by a sender that died; at most so many."""
    return len(tx.execute(select(message.c.id).where(_due(now)).limit(most)).all())


def due(tx: Connection, asking: Asking) -> list[Message]:
    """Return the messages that have been due longest.

    One of which every notice was withdrawn is withdrawn instead, and the next one returned.
    """
    has_room: list[ColumnElement[bool]] = [message.c.scheme.not_in(list(asking.busy))]
    if asking.turned is not None:
        has_room.append(message.c.created <= asking.turned)
    asked = select(message).where(_due(asking.now), or_(*has_room))
    asked = asked.order_by(message.c.next_at, message.c.id).limit(asking.limit)
    found: list[Message] = []
    while not found and (rows := tx.execute(asked).all()):
        read_all = messages.read(tx, rows)
        found = [each for each in read_all if each.notices]
        gone = message.c.id.in_([each.id for each in read_all if not each.notices])
        if len(found) < len(read_all):
            tx.execute(update(message).where(gone).values(state="withdrawn", lease_until=None))
    return found


def take(tx: Connection, due: Sequence[Message], until: datetime) -> list[Message]:
    """Claim messages until the lease ends, in the transaction in which they were due."""
    mine = message.c.id.in_([each.id for each in due])
    values = {"state": "sending", "lease_until": until, "lease_no": message.c.lease_no + 1}
    if due:
        tx.execute(update(message).where(mine).values(values))
    return [replace(each, lease_no=each.lease_no + 1) for each in due]


_IS_WANTED = select(message.c.id).where(
    message.c.id == bindparam("message"),
    message.c.state == "sending",
    message.c.lease_no == bindparam("number"),
    select(notice.c.key)
    .where(
        notice.c.message_id == bindparam("message"),
        notice.c.state.not_in(("withdrawn", "answered")),
    )
    .exists(),
)


def is_wanted(tx: Connection, claimed: Message) -> bool:
    """Return whether a claim still holds, and somebody is still to be told."""
    asked = {"message": claimed.id, "number": claimed.lease_no}
    return tx.execute(_IS_WANTED, asked).first() is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """When a message is tried again, by which kind of channel and which channel of that kind."""

    at: datetime
    scheme: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a claim ends: in the message's last state, or (`queued`) until its next try."""

    claimed: Message
    state: str
    following: Next | None = None


def give_back(tx: Connection, ended: Sequence[Ended]) -> list[bool]:
    """Write how claims end and return of each whether it still held; else nothing is changed.

    What was accepted is accepted, though a notice of it was withdrawn while it left.
    """
    ids = [each.claimed.id for each in ended]
    asked = select(message.c.id, message.c.lease_no).where(
        message.c.id.in_(ids), message.c.state == "sending"
    )
    numbers = {row.id: row.lease_no for row in tx.execute(asked)} if ids else {}
    held = [numbers.get(each.claimed.id) == each.claimed.lease_no for each in ended]
    mine = [each for each, holds in zip(ended, held, strict=True) if holds]
    for values in (
        [_values(each) for each in mine if each.following is None],
        [_values(each) for each in mine if each.following is not None],
    ):
        if values:
            tx.execute(update(message).where(message.c.id == bindparam("of")), values)
    _note(tx, mine)
    return held


def _values(ended: Ended) -> Mapping[str, object]:
    claimed, following = ended.claimed, ended.following
    values = {"of": claimed.id, "state": ended.state, "attempts": claimed.attempts + 1}
    if following is None:
        return {**values, "lease_until": None}
    again = {"next_at": following.at, "scheme": following.scheme, "label": following.label}
    return {**values, **again, "lease_until": None}


def _note(tx: Connection, ended: Iterable[Ended]) -> None:
    """Let the notices that went along stand as their messages do."""
    keys: dict[str, list[str]] = defaultdict(list)
    for each in ended:
        keys[each.state] += [told.key for told in each.claimed.notices]
    for state, mine in keys.items():
        changed = ["queued", "sending", *(["withdrawn"] if state == "accepted" else [])]
        asked = update(notice).where(notice.c.key.in_(mine), notice.c.state.in_(changed))
        tx.execute(asked.values(state="sending" if state == "queued" else state))


def release(tx: Connection, now: datetime) -> int:
    """End every lease at once: at the start of a server that is alone nobody is sending."""
    left = message.c.state == "sending"
    return tx.execute(update(message).where(left).values(lease_until=now)).rowcount
