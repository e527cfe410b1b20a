"""The delivery log: every try to send a message, and the messages themselves for reading."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select

from wardstatus.core.notices import Notice
from wardstatus.core.units import HIDDEN
from wardstatus.store.outbox import notice_of
from wardstatus.store.tables import message, notice, try_


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One try; `channel` is a kind and a number, never an address; `detail` says why it failed."""

    channel: str
    at: datetime
    result: str
    """`accepted`, `failed_for_now` or `failed_for_good`."""
    detail: str = ""
    ref: str = ""
    """The service's own name for it."""
    carrier: str = ""
    """By whom it went: `sms`, `webhook:pager`."""
    report: str = ""
    """What the service said of it afterwards: `delivered`, `failed`, or nothing yet."""
    reported: datetime | None = None

    @property
    def is_dead(self) -> bool:
        """Return whether its channel is of no use for this message any more."""
        return self.result == "failed_for_good" or self.report == "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message with all that is known of it; one that has not been made yet has no `created`."""

    key: str
    person: str
    state: str
    created: datetime | None
    next_at: datetime | None
    notices: tuple[Notice, ...]
    tries: tuple[Try, ...] = ()
    given_up: datetime | None = None
    """When the chain ceased to wait for it, though it was still tried."""


def add_tries(tx: Connection, tried: Iterable[tuple[int, Try]]) -> None:
    """Write tries, each with the id of its message."""
    rows = [
        {
            "message_id": id_,
            "channel": each.channel,
            "at": each.at,
            "result": each.result,
            "detail": each.detail,
            "ref": each.ref,
            "carrier": each.carrier,
        }
        for id_, each in tried
    ]
    if rows:
        tx.execute(insert(try_), rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which messages are asked for; what is left out is any."""

    units: Collection[str] | None = None
    person: str | None = None
    state: str | None = None
    undelivered: bool = False
    """Only those that failed, expired, or were given up for their chain."""
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 100


def deliveries(
    tx: Connection,
    *,
    unit: str | None = None,
    person: str | None = None,
    state: str | None = None,
    limit: int = 100,
) -> list[Delivery]:
    """Return the newest messages, and notices that wait to become one, the newest first."""
    units = None if unit is None else (unit,)
    return search(tx, Wanted(units=units, person=person, state=state, limit=limit))


def search(tx: Connection, wanted: Wanted) -> list[Delivery]:
    """Return the newest messages that are wanted, and notices that wait to become one."""
    rows = tx.execute(select(notice).where(notice.c.key.in_(_keys(tx, wanted)))).all()
    made = {row.message_id for row in rows if row.message_id is not None}
    waiting = [_waiting(row) for row in rows if row.message_id is None]
    found = [*waiting, *_made(tx, made)]
    if wanted.state is not None:
        found = [each for each in found if each.state == wanted.state]
    found.sort(key=lambda each: each.created or each.notices[0].ready_at, reverse=True)
    return found[: wanted.limit]


def _keys(tx: Connection, wanted: Wanted) -> list[str]:
    asked = select(notice.c.key).outerjoin(message, notice.c.message_id == message.c.id)
    asked = asked.where(notice.c.unit.not_like(f"{HIDDEN}%"))
    if wanted.units is not None:
        asked = asked.where(notice.c.unit.in_(list(wanted.units)))
    if wanted.person is not None:
        asked = asked.where(notice.c.person == wanted.person)
    if wanted.state is not None:
        asked = asked.where((message.c.state == wanted.state) | (notice.c.state == wanted.state))
    if wanted.undelivered:
        given_up = message.c.given_up.is_not(None) & message.c.state.in_(("queued", "sending"))
        asked = asked.where(message.c.state.in_(("failed", "expired")) | given_up)
    if wanted.since is not None:
        asked = asked.where(notice.c.ready_at >= wanted.since)
    if wanted.until is not None:
        asked = asked.where(notice.c.ready_at < wanted.until)
    asked = asked.order_by(notice.c.ready_at.desc(), notice.c.key).limit(wanted.limit)
    return list(tx.execute(asked).scalars())


def _made(tx: Connection, ids: Collection[int]) -> list[Delivery]:
    told = defaultdict(list)
    asked = select(notice).where(notice.c.message_id.in_(list(ids)))
    for row in tx.execute(asked.order_by(notice.c.ready_at, notice.c.at, notice.c.key)):
        told[row.message_id].append(notice_of(row))
    tries = tries_of(tx, ids)
    return [
        Delivery(
            key=row.key,
            person=row.person,
            state=row.state,
            created=row.created,
            next_at=row.next_at if row.state == "queued" else None,
            notices=tuple(told[row.id]),
            tries=tries[row.id],
            given_up=row.given_up,
        )
        for row in tx.execute(select(message).where(message.c.id.in_(list(ids))))
    ]


def _waiting(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        key=row.key,
        person=row.person,
        state=row.state,
        created=None,
        next_at=row.ready_at,
        notices=(notice_of(row),),
    )


def tries_of(tx: Connection, ids: Collection[int]) -> dict[int, tuple[Try, ...]]:
    """Return the tries of some messages, oldest first."""
    found: dict[int, tuple[Try, ...]] = {each: () for each in ids}
    asked = select(try_).where(try_.c.message_id.in_(list(ids))).order_by(try_.c.id)
    for row in tx.execute(asked):
        tried = Try(
            channel=row.channel,
            at=row.at,
            result=row.result,
            detail=row.detail,
            ref=row.ref,
            carrier=row.carrier,
            report=row.report,
            reported=row.reported,
        )
        found[row.message_id] = (*found[row.message_id], tried)
    return found
