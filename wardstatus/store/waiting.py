"""How the outbox and the screens stand, as figures: no names, no addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

from wardstatus.core.units import is_hidden
from wardstatus.store.tables import message, notice, try_


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What one kind of channel last carried, and last could not."""

    scheme: str
    accepted: datetime | None = None
    failed: datetime | None = None


def oldest_wait(tx: Connection, now: datetime) -> float:
    """Return for how many seconds the message that is due longest has been due; 0 for none."""
    due = or_(
        and_(message.c.state == "queued", message.c.next_at <= now),
        and_(message.c.state == "sending", message.c.lease_until <= now),
    )
    at = tx.execute(
        select(func.min(func.coalesce(message.c.lease_until, message.c.next_at))).where(due)
    ).scalar()
    return max(0.0, (now - _instant(at)).total_seconds()) if at is not None else 0.0


def _instant(at: datetime | str) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def states(tx: Connection) -> Mapping[str, int]:
    """Return how many messages have each state, those of the server's own tests apart."""
    asked = (
        select(notice.c.unit, message.c.state, func.count(message.c.id.distinct()))
        .join(message, notice.c.message_id == message.c.id)
        .group_by(notice.c.unit, message.c.state)
    )
    found: dict[str, int] = {}
    for unit, state, count in tx.execute(asked):
        if not is_hidden(unit):
            found[state] = found.get(state, 0) + count
    return found


def carried(tx: Connection) -> list[Carried]:
    """Return of each kind of channel that was ever tried when it last took and last failed."""
    asked = select(try_.c.channel, try_.c.result, func.max(try_.c.at)).group_by(
        try_.c.channel, try_.c.result
    )
    found: dict[str, Carried] = {}
    for label, result, at in tx.execute(asked):
        scheme = label.partition("-")[0]
        before = found.get(scheme, Carried(scheme=scheme))
        good, bad = before.accepted, before.failed
        if result == "accepted":
            good = max(filter(None, (good, at)))
        else:
            bad = max(filter(None, (bad, at)))
        found[scheme] = Carried(scheme=scheme, accepted=good, failed=bad)
    return sorted(found.values(), key=lambda each: each.scheme)
