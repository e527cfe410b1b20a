"""What the auditor reads, in plain SQL of its own."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, text

from wardstatus.audit.expected import KINDS, Happened
from wardstatus.audit.gaps import Gap
from wardstatus.store.instants import text_of

TAIL = 5000
"""So many of the last rows of a log are counted for holes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How long what waits may wait."""

    bundle: timedelta
    lives: timedelta
    """After so long a message has come to an end."""
    grace: timedelta
    """How late a message may be taken up."""
    tick: timedelta
    """How late time may be let pass."""


def happened(tx: Connection, roots: Sequence[str], since: datetime) -> Iterator[Happened]:
    """Yield what the logs say of the last days, the oldest first."""
    asked = text(
        "SELECT seq, unit, kind, body FROM log WHERE root = :root AND seq > :first"
        " AND kind IN :kinds ORDER BY seq"
    ).bindparams(bindparam("kinds", expanding=True))
    for root in roots:
        first = _before(tx, root, since)
        for row in tx.execute(asked, {"root": root, "first": first, "kinds": list(KINDS)}):
            yield Happened(seq=row.seq, unit=row.unit, kind=row.kind, body=json.loads(row.body))


def _before(tx: Connection, root: str, since: datetime) -> int:
    """Return the last number of a log before an instant, found by halving: `at` has no index."""
    low, high = _ends(tx, root)
    at = text("SELECT at FROM log WHERE root = :root AND seq >= :seq ORDER BY seq LIMIT 1")
    while low < high:
        middle = (low + high) // 2
        found = tx.execute(at, {"root": root, "seq": middle + 1}).scalar()
        if found is not None and found < text_of(since):
            low = middle + 1
        else:
            high = middle
    return low


def _ends(tx: Connection, root: str) -> tuple[int, int]:
    asked = text("SELECT min(seq), max(seq) FROM log WHERE root = :root")
    first, last = tx.execute(asked, {"root": root}).one()
    return (first or 1) - 1, last or 0


def torn(tx: Connection, roots: Sequence[str]) -> Iterator[Gap]:
    """Yield a gap for each log whose last numbers are not all there."""
    asked = text("SELECT count(*) FROM log WHERE root = :root AND seq > :from")
    for root in roots:
        low, high = _ends(tx, root)
        low = max(low, high - TAIL)
        there = tx.execute(asked, {"root": root, "from": low}).scalar_one()
        if there != high - low:
            yield Gap(kind="log_torn", unit=root, ref=f"{high - low - there} of {low + 1}-{high}")


def notices(tx: Connection, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return person and state of the notices that are there, by key."""
    asked = text("SELECT key, person, state FROM notice WHERE key IN :keys").bindparams(
        bindparam("keys", expanding=True)
    )
    found: dict[str, tuple[str, str]] = {}
    for first in range(0, len(keys), 500):
        for row in tx.execute(asked, {"keys": list(keys[first : first + 500])}):
            found[row.key] = (row.person, row.state)
    return found


def overdue(tx: Connection, waiting: Waiting, now: datetime) -> Iterator[Gap]:
    """Yield what waits longer than it may: notices, messages, time itself."""
    late = {
        "tick": text_of(now - waiting.tick),
        "grace": text_of(now - waiting.grace),
        "bundle": text_of(now - waiting.bundle - waiting.grace),
        "lives": text_of(now - waiting.lives - waiting.grace),
    }
    for kind, asked in _OVERDUE.items():
        for row in tx.execute(text(asked), late):
            yield Gap(kind=kind, unit=row.unit, ref=row.ref)  # type: ignore[arg-type]


_OVERDUE: dict[str, Any] = {
    "time_overdue": "SELECT unit, due AS ref FROM standing WHERE due < :tick",
    "notice_waits": "SELECT unit, key AS ref FROM notice"
    " WHERE state = 'queued' AND message_id IS NULL AND ready_at < :bundle",
    "message_waits": "SELECT '' AS unit, key AS ref FROM message"
    " WHERE (state = 'queued' AND next_at < :grace)"
    " OR (state = 'sending' AND lease_until < :grace)",
    "message_endless": "SELECT '' AS unit, key AS ref FROM message"
    " WHERE state IN ('queued', 'sending') AND created < :lives",
}
