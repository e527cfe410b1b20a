"""How much is kept that is somebody's: counted by class, never read out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from wardstatus.store import bodies, forgetting
from wardstatus.store.doors import code, link, screen, sign_in, token
from wardstatus.store.duties import override
from wardstatus.store.forgetting import Change
from wardstatus.store.instants import Instant
from wardstatus.store.tables import actor, log, notice, reading, swept, try_


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A class of what is kept: how many, and from when the oldest is."""

    what: str
    count: int
    oldest: datetime | None = None


def census(tx: Connection) -> list[Held]:
    """Return how much of each class is kept, names and notes first."""
    return [
        _held(tx, "names", actor.c.last, actor.c.id.is_not(None)),
        _unforgotten(tx, "notes", forgetting.without_notes),
        _unforgotten(tx, "persons", forgetting.without_persons({})),
        _held(tx, "persons told", notice.c.at, notice.c.key.not_like("%.~%")),
        _held(tx, "persons with numbers", reading.c.received, reading.c.source.like("person:%")),
        _held(tx, "duty overrides", override.c.ends, override.c.id.is_not(None)),
        _held(tx, "delivery details", try_.c.at, (try_.c.detail != "") | (try_.c.ref != "")),
        _held(tx, "links", link.c.expires, link.c.id.is_not(None)),
        _held(tx, "codes", code.c.expires, code.c.id.is_not(None)),
        _held(tx, "sign-ins", sign_in.c.expires, sign_in.c.id.is_not(None)),
        _held(tx, "decisions", log.c.at, log.c.kind == "decision_made"),
        _held(tx, "screens", screen.c.created, screen.c.revoked.is_(None)),
        _held(tx, "tokens of persons", token.c.created, token.c.person.is_not(None)),
    ]


def _held(tx: Connection, what: str, at: ColumnElement[Any], mine: ColumnElement[bool]) -> Held:
    row = tx.execute(select(func.count(), func.min(at, type_=Instant())).where(mine)).one()
    return Held(what=what, count=row[0], oldest=row[1])


def _unforgotten(tx: Connection, what: str, change: Change) -> Held:
    """Count the events of which something would be forgotten, after what has been gone through."""
    gone_through = select(swept.c.root, swept.c.until).where(swept.c.what == what)
    until = {row.root: row.until for row in tx.execute(gone_through)}
    count, oldest = 0, None
    for root in tx.execute(select(log.c.root).distinct()).scalars().all():
        asked = select(log.c.at, log.c.kind, log.c.body).where(log.c.root == root)
        if root in until:
            asked = asked.where(log.c.at > until[root])
        for row in tx.execute(asked.execution_options(yield_per=1_000)):
            event = bodies.event_from(row.kind, row.body)
            if forgetting.changed(event, change) is not event:
                count, oldest = count + 1, min(oldest or row.at, row.at)
    return Held(what=what, count=count, oldest=oldest)
