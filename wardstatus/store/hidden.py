"""The rows of units nobody sees: forgotten soon, counted nowhere."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from wardstatus.store.tables import log, message, notice, try_


def taken(tx: Connection, unit: str, since: datetime) -> bool:
    """Return whether a message of a hidden unit, due since an instant, was taken."""
    asked = select(notice.c.key).where(
        notice.c.unit == unit, notice.c.at >= since, notice.c.state == "accepted"
    )
    return tx.execute(asked.limit(1)).first() is not None


def forget(tx: Connection, unit: str, before: datetime) -> None:
    """Forget what a hidden unit was told before an instant; its last event stays for the count."""
    old = select(notice.c.message_id).where(notice.c.unit == unit, notice.c.ready_at < before)
    ids = [each for each in tx.execute(old).scalars() if each is not None]
    tx.execute(delete(notice).where(notice.c.unit == unit, notice.c.ready_at < before))
    tx.execute(delete(try_).where(try_.c.message_id.in_(ids)))
    tx.execute(delete(message).where(message.c.id.in_(ids)))
    last = select(func.max(log.c.seq)).where(log.c.root == unit).scalar_subquery()
    tx.execute(delete(log).where(log.c.root == unit, log.c.at < before, log.c.seq < last))
