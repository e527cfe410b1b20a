"""Messages that nobody has accepted in time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, exists, select, update

from wardstatus.store import messages
from wardstatus.store.messages import Message
from wardstatus.store.tables import message, try_


def given_up(tx: Connection, since: datetime, now: datetime) -> list[Message]:
    """Mark the messages that nobody has accepted since an instant; return them.

    They are still tried; each is given up once, and once more after a service took it in vain.
    """
    rows = tx.execute(_waiting_since(since).order_by(message.c.id)).all()
    late = message.c.id.in_([row.id for row in rows])
    tx.execute(update(message).where(late).values(given_up=now))
    return messages.read(tx, rows)


def any_to_give_up(tx: Connection, since: datetime) -> bool:
    """Return whether nobody has accepted a message since an instant, and it is not given up."""
    return tx.execute(_waiting_since(since).limit(1)).first() is not None


def _waiting_since(since: datetime) -> Select[tuple[Any, ...]]:
    waiting = message.c.state.in_(("queued", "sending")) & message.c.given_up.is_(None)
    in_vain = exists().where(
        try_.c.message_id == message.c.id, try_.c.report == "failed", try_.c.reported > since
    )
    return select(message).where(waiting, message.c.created <= since, ~in_vain)
