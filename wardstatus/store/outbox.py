"""The outbox: notices in, withdrawn, and what became of them out to the core."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, func, insert, select, update

from wardstatus.core.notices import Facts, Notice
from wardstatus.core.standing import ToldState
from wardstatus.store import bodies
from wardstatus.store.tables import message, notice, result


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a notice, not yet told to the core; `channel` is no address."""

    id: int
    key: str
    unit: str
    state: ToldState
    channel: str


def add(tx: Connection, notices: Iterable[Notice]) -> None:
    """Write notices; one that is there is left as it is, but a withdrawn one is wanted again."""
    asked: dict[str, Notice] = {}
    for each in notices:
        asked.setdefault(each.key, each)
    known = select(notice.c.key, notice.c.state).where(notice.c.key.in_(list(asked)))
    there = {row.key: row.state for row in tx.execute(known)} if asked else {}
    new = [_row(each) for key, each in asked.items() if key not in there]
    again = [key for key, state in there.items() if state == "withdrawn"]
    if new:
        tx.execute(insert(notice), new)
    for key in again:
        anew = _row(asked[key]) | {"message_id": None}
        tx.execute(update(notice).where(notice.c.key == key).values(anew))


def add_new(tx: Connection, notices: Iterable[Notice]) -> int:
    """Write the notices whose key is not there yet and return how many that were."""
    asked = list(notices)
    keys = select(notice.c.key).where(notice.c.key.in_([each.key for each in asked]))
    there = set(tx.execute(keys).scalars())
    fresh = [each for each in asked if each.key not in there]
    add(tx, fresh)
    return len(fresh)


def withdraw(tx: Connection, keys: Iterable[str]) -> None:
    """Take back notices that have not been accepted; they are not sent from now on."""
    waiting = notice.c.key.in_(list(keys)) & notice.c.state.in_(("queued", "sending"))
    tx.execute(update(notice).where(waiting).values(state="withdrawn"))


def answered(tx: Connection, keys: Iterable[str]) -> None:
    """Mark notices, and the messages that carried them, as answered by whom they were for.

    What the same change took back may be on its way already, and arrive: that is answered too.
    """
    counts = notice.c.state.not_in(("withdrawn", "silent", "answered")) | _on_its_way()
    asked = select(notice.c.key, notice.c.message_id).where(notice.c.key.in_(list(keys)), counts)
    found = tx.execute(asked).all()
    if not found:
        return
    carried = message.c.id.in_([row.message_id for row in found if row.message_id is not None])
    sent = carried & message.c.state.not_in(("withdrawn", "silent"))
    tx.execute(update(message).where(sent).values(state="answered", lease_until=None))
    mine = notice.c.key.in_([row.key for row in found])
    tx.execute(update(notice).where(mine).values(state="answered"))


def _on_its_way() -> ColumnElement[bool]:
    """Taken back while it is being sent, by a message that has nobody else to tell."""
    other = notice.alias()
    waits = exists().where(
        other.c.message_id == message.c.id, other.c.state.in_(("queued", "sending"))
    )
    alone = select(message.c.id).where(message.c.state == "sending", ~waits)
    return (notice.c.state == "withdrawn") & notice.c.message_id.in_(alone)


def results(tx: Connection) -> list[Result]:
    """Return what became of notices since the core was last told, oldest first."""
    return [
        Result(id=row.id, key=row.notice, unit=row.unit, state=row.state, channel=row.channel)
        for row in tx.execute(select(result).order_by(result.c.id))
    ]


def told(tx: Connection, ids: Iterable[int]) -> None:
    """Forget results the core has taken; in the transaction in which it took them."""
    tx.execute(delete(result).where(result.c.id.in_(list(ids))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of some notices, for the core to be told; `channel` is no address."""

    notices: Sequence[Notice]
    state: ToldState
    channel: str = ""


def report(tx: Connection, *told: Told) -> None:
    """Queue what became of some notices for the core."""
    rows = [
        {"notice": each.key, "unit": each.unit, "state": one.state, "channel": one.channel}
        for one in told
        for each in one.notices
    ]
    if rows:
        tx.execute(insert(result), rows)


def notice_of(row: Row[tuple[object, ...]]) -> Notice:
    """Return the notice of a row."""
    return Notice(
        key=row.key,
        unit=row.unit,
        kind=row.kind,
        person=row.person,
        role=row.role,
        at=row.at,
        ready_at=row.ready_at,
        chain=row.chain,
        step=row.step,
        facts=bodies.read(Facts, row.facts),
    )


def _row(each: Notice) -> dict[str, object]:
    return {
        "key": each.key,
        "unit": each.unit,
        "chain": each.chain,
        "kind": each.kind,
        "person": each.person,
        "role": each.role,
        "at": each.at,
        "ready_at": each.ready_at,
        "step": each.step,
        "facts": bodies.text(each.facts),
        "state": "queued",
    }


def between(
    tx: Connection, units: Iterable[str], begins: datetime, ends: datetime
) -> list[tuple[Notice, str]]:
    """Return the notices about some units from an instant until before another, with their state.

    A notice that became a message has the message's state.
    """
    state = func.coalesce(message.c.state, notice.c.state).label("became")
    asked = (
        select(notice, state)
        .outerjoin(message, notice.c.message_id == message.c.id)
        .where(notice.c.unit.in_(list(units)), notice.c.at >= begins, notice.c.at < ends)
        .order_by(notice.c.at, notice.c.key)
    )
    return [(notice_of(row), str(row.became)) for row in tx.execute(asked)]
