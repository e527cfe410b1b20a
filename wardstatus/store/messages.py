"""Messages: made of the notices that are ready for one person."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, insert, select, update

from wardstatus.core.notices import Notice
from wardstatus.core.standing import ToldState
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
    scheme: str = ""
    """The kind of channel it is tried on next."""
    label: str = ""
    """The channel it is tried on next; empty: none has been chosen."""
    notices: tuple[Notice, ...] = ()
    tries: tuple[Try, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message that is to be made of some notices of one person."""

    notices: Sequence[Notice]
    state: ToldState = "queued"
    scheme: str = ""


def ready(tx: Connection, now: datetime) -> list[Notice]:
    """Return the notices that may leave by now and belong to no message, the oldest first."""
    asked = select(notice).where(_ready(now))
    asked = asked.order_by(notice.c.ready_at, notice.c.at, notice.c.key)
    return [notice_of(row) for row in tx.execute(asked)]


def any_ready(tx: Connection, now: datetime) -> bool:
    """Return whether a notice may leave by now and belongs to no message."""
    return tx.execute(select(notice.c.key).where(_ready(now)).limit(1)).first() is not None


def _ready(now: datetime) -> ColumnElement[bool]:
    mine = notice.c.message_id.is_(None)
    return (notice.c.state == "queued") & (notice.c.ready_at <= now) & mine


_SENT = ("queued", "sending", "accepted", "silent")
"""States of messages that were or may yet be sent, or would have been."""


def made_since(
    tx: Connection, since: datetime, now: datetime
) -> Mapping[tuple[str, bool], Sequence[Sent]]:
    """Return the messages made after an instant for those of whom notices are ready now.

    By person and whether they were only written, as those of a silent unit are.
    """
    asked = (
        select(message.c.id, message.c.person, message.c.created, message.c.state, notice.c.unit)
        .join(notice, notice.c.message_id == message.c.id)
        .where(message.c.person.in_(select(notice.c.person).where(_ready(now))))
        .where(message.c.created > since, message.c.state.in_(_SENT))
        # Neither a proof nor a code holds up an alarm.
        .where(notice.c.kind.not_in(("proof", "proof_failed", "sign_in")))
    )
    units: dict[tuple[int, str, bool, datetime], set[str]] = defaultdict(set)
    for row in tx.execute(asked):
        units[row.id, row.person, row.state == "silent", row.created].add(row.unit)
    found: dict[tuple[str, bool], list[Sent]] = defaultdict(list)
    for (_id, person, silent, at), told in units.items():
        found[person, silent].append(Sent(at=at, units=frozenset(told)))
    return found


def make(tx: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    """Write the messages of some drafts."""
    if not drafts:
        return
    keys = [each.notices[0].key for each in drafts]
    taken = set(tx.execute(select(message.c.key).where(message.c.key.in_(keys))).scalars())
    rows: list[dict[str, object]] = [
        {
            "key": _free(tx, key) if key in taken else key,
            "person": each.notices[0].person,
            "created": now,
            "state": each.state,
            "scheme": each.scheme,
            "attempts": 0,
            "next_at": now if each.state == "queued" else None,
            "lease_no": 0,
        }
        for key, each in zip(keys, drafts, strict=True)
    ]
    written = insert(message).returning(message.c.id, message.c.key)
    ids = {row.key: row.id for row in tx.execute(written, rows)}
    tx.execute(
        update(notice).where(notice.c.key == bindparam("of")),
        [
            {"of": told.key, "message_id": ids[row["key"]], "state": each.state}
            for row, each in zip(rows, drafts, strict=True)
            for told in each.notices
        ],
    )


def _free(tx: Connection, key: str) -> str:
    """Return a key no message has: a notice that was withdrawn and came again has had one."""
    like = select(message.c.key).where(message.c.key.startswith(f"{key}.", autoescape=True))
    taken = set(tx.execute(like).scalars())
    number = 2
    while f"{key}.{number}" in taken:
        number += 1
    return f"{key}.{number}"


def read(tx: Connection, rows: Sequence[Row[tuple[Any, ...]]]) -> list[Message]:
    """Return the messages of rows, with what of them is still wanted and what was tried."""
    ids = [row.id for row in rows]
    told, tried = _wanted(tx, ids), tries_of(tx, ids)
    return [
        Message(
            id=row.id,
            key=row.key,
            person=row.person,
            created=row.created,
            attempts=row.attempts,
            lease_no=row.lease_no,
            label=row.label,
            scheme=row.scheme,
            notices=tuple(told[row.id]),
            tries=tried[row.id],
        )
        for row in rows
    ]


def _wanted(tx: Connection, ids: Collection[int]) -> Mapping[int, Sequence[Notice]]:
    """Return the notices of messages that were not withdrawn, in the order they fell due."""
    asked = (
        select(notice)
        .where(notice.c.message_id.in_(list(ids)), notice.c.state != "withdrawn")
        .order_by(notice.c.ready_at, notice.c.at, notice.c.key)
    )
    found: dict[int, list[Notice]] = defaultdict(list)
    for row in tx.execute(asked):
        found[row.message_id].append(notice_of(row))
    return found
