"""What a service says afterwards of a message it took: it arrived, or never will."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from wardstatus.store.messages import Message, read
from wardstatus.store.tables import message, notice, try_


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """A message a report is about, how it stands, and by which channel of the person it went."""

    message: Message
    state: str
    channel: str


def by_ref(tx: Connection, carrier: str, ref: str) -> Stands | None:
    """Return the message that a carrier took under a name of its own; None if there is none."""
    asked = select(try_.c.message_id, try_.c.channel).where(
        try_.c.ref == ref, try_.c.carrier == carrier, try_.c.result == "accepted"
    )
    row = tx.execute(asked.order_by(try_.c.id.desc()).limit(1)).first()
    return _stands(tx, row.message_id, row.channel) if row else None


def by_key(tx: Connection, key: str) -> Stands | None:
    """Return the message that was sent under a key, which is its own and the channel's name."""
    own, _, channel = key.rpartition(".")
    id_ = tx.execute(select(message.c.id).where(message.c.key == own)).scalar()
    return _stands(tx, id_, channel) if id_ is not None and channel else None


def _stands(tx: Connection, id_: int, channel: str) -> Stands:
    row = tx.execute(select(message).where(message.c.id == id_)).one()
    return Stands(message=read(tx, [row])[0], state=row.state, channel=channel)


def note(tx: Connection, stands: Stands, report: str, at: datetime) -> None:
    """Write a report beside the tries it is about; one that says it arrived is never replaced."""
    mine = (try_.c.message_id == stands.message.id) & (try_.c.channel == stands.channel)
    open_ = mine & (try_.c.result == "accepted") & (try_.c.report != "delivered")
    tx.execute(
        update(try_).where(open_, try_.c.report != report).values(report=report, reported=at)
    )


def move(tx: Connection, stands: Stands, values: dict[str, object]) -> bool:
    """Change a message that stands as it did; return whether nobody was faster."""
    same = (message.c.id == stands.message.id) & (message.c.state == stands.state)
    lease = message.c.lease_no == stands.message.lease_no
    if tx.execute(update(message).where(same, lease).values(values)).rowcount != 1:
        return False
    state = "sending" if values["state"] == "queued" else values["state"]
    keys = [each.key for each in stands.message.notices]
    tx.execute(update(notice).where(notice.c.key.in_(keys)).values(state=state))
    return True
