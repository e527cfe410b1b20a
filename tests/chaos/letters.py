"""The outbox, held against the log before it and the mails after it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from tests.chaos.house import SENDER
from wardstatus.notify.email import message_id
from wardstatus.store.tables import log, message, notice


def left(now: datetime) -> Select[tuple[str]]:
    """Return the question for notices that should have left and have not."""
    waits = notice.c.state.in_(("queued", "sending"))
    return select(notice.c.key).where(waits, notice.c.ready_at <= now)


def steps(tx: Connection) -> list[dict[str, Any]]:
    """Return every step of a chain that the log says was taken."""
    asked = select(log.c.body).where(log.c.kind.in_(("step_taken", "last_resort_told")))
    return [json.loads(body) for body in tx.execute(asked).scalars()]


def taken_twice(taken: Iterable[dict[str, Any]]) -> list[str]:
    """Return the notices of which two steps say that they told."""
    told = Counter(each["key"] for body in taken for each in body["told"])
    return [key for key, count in told.items() if count > 1]


def handed_over(tx: Connection) -> set[str]:
    """Return the Message-IDs of the messages a mail server is said to have taken."""
    accepted = select(message.c.key).where(message.c.state == "accepted")
    return {message_id(f"{key}.mailto", SENDER) for key in tx.execute(accepted).scalars()}


def missing(tx: Connection, taken: set[str]) -> Iterator[str]:
    """Yield messages that count as handed over and never came, and those that were given up."""
    for row in tx.execute(select(message.c.key, message.c.state)):
        came = message_id(f"{row.key}.mailto", SENDER) in taken
        if row.state in ("failed", "expired") or (row.state == "accepted" and not came):
            yield f"{row.key} {row.state}"


def untold(tx: Connection) -> Iterator[str]:
    """Yield whom a step of the log told, without a notice for it in the outbox.

    A step that fell due and was taken back in one change, red being left, wrote none.
    """
    written = set(tx.execute(select(notice.c.key)).scalars()) | withdrawn(tx)
    for body in steps(tx):
        yield from (each["key"] for each in body["told"] if each["key"] not in written)


def withdrawn(tx: Connection) -> set[str]:
    """Return the notices that the log says were taken back before they left."""
    bodies = tx.execute(select(log.c.body).where(log.c.body.contains('"withdrawn"'))).scalars()
    return {key for body in bodies for key in json.loads(body)["withdrawn"]}


def unmeant(tx: Connection, mails: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield mails to somebody no message in the database was for."""
    made = tx.execute(select(message.c.key, message.c.person)).all()
    meant = {(message_id(f"{row.key}.mailto", SENDER), f"{row.person}@example.org") for row in made}
    yield from sorted({each for each, to in mails if (each, to) not in meant})


def told_again(tx: Connection, taken: set[str]) -> Iterator[str]:
    """Yield notices that came under two Message-IDs, which no receiver can drop."""
    keys = [row.key for row in tx.execute(select(message.c.key))]
    came = {key for key in keys if message_id(f"{key}.mailto", SENDER) in taken}
    yield from sorted(
        key for key in came if key.rpartition(".")[2].isdigit() and key.rpartition(".")[0] in came
    )
