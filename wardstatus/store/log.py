"""The log of a board: what happened, never changed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, func, insert, select

from wardstatus.core.events import Event, ReadingTaken
from wardstatus.store import bodies, readings, seals
from wardstatus.store.tables import log


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One row of the log; `body` holds every field of the event."""

    seq: int
    at: datetime
    kind: str
    unit: str
    body: Mapping[str, Any]
    version: int


def append(tx: Connection, root: str, version: int, events: Sequence[Event]) -> None:
    """Write the events of one version, after the last; readings among them are passed over.

    Give all events of the version, here and to `readings.add`: their places keep their order.
    """
    last = tx.execute(select(func.max(log.c.seq)).where(log.c.root == root)).scalar() or 0
    placed = [
        (place, event) for place, event in enumerate(events) if not isinstance(event, ReadingTaken)
    ]
    rows = [
        {
            "root": root,
            "seq": last + 1 + number,
            "version": version,
            "place": place,
            "at": event.at,
            "unit": event.unit,
            "kind": bodies.kind_of(event),
            "body": bodies.text(event),
        }
        for number, (place, event) in enumerate(placed)
    ]
    if rows:
        tx.execute(insert(log), rows)
        seals.add(tx, root, "written", rows)


def read(
    tx: Connection, *, root: str, unit: str | None = None, after: int = 0, limit: int = 100
) -> list[Logged]:
    """Return events of a board with a `seq` above `after`, oldest first, at most `limit`."""
    asked = select(log).where(log.c.root == root, log.c.seq > after).order_by(log.c.seq)
    if unit is not None:
        asked = asked.where(log.c.unit == unit)
    return [
        Logged(
            seq=row.seq,
            at=row.at,
            kind=row.kind,
            unit=row.unit,
            body=json.loads(row.body),
            version=row.version,
        )
        for row in tx.execute(asked.limit(limit))
    ]


def load_event(kind: str, body: Mapping[str, Any]) -> Event:
    """Return the event a row of the log tells of; raise KeyError for an unknown kind."""
    return bodies.event_of(kind, body)


_Placed: TypeAlias = tuple[int, int, Event]


def fold_input(tx: Connection, root: str) -> Iterator[tuple[int, tuple[Event, ...]]]:
    """Yield each version with its events, readings among them, in the order they happened."""
    placed = merge(_logged(tx, root), readings.placed(tx, root), key=itemgetter(0, 1))
    for version, events in groupby(placed, key=itemgetter(0)):
        yield version, tuple(event for _, _, event in events)


def _logged(tx: Connection, root: str) -> Iterator[_Placed]:
    asked = select(log).where(log.c.root == root).order_by(log.c.seq)
    for row in tx.execute(asked):
        yield row.version, row.place, load_event(row.kind, json.loads(row.body))


class Place(NamedTuple):
    """Where a row stands: its number and the version it was written with."""

    seq: int
    version: int


def still_holds(tx: Connection, root: str, place: Place) -> bool:
    """Return whether a row that was read is there still; not so in a log that was restored."""
    asked = select(log.c.version).where(log.c.root == root, log.c.seq == place.seq)
    return tx.execute(asked).scalar() == place.version


def told(
    tx: Connection,
    root: str,
    kinds: Sequence[str],
    *,
    after: Place | None = None,
    since: datetime | None = None,
) -> Iterator[tuple[Place, Event]]:
    """Yield the events of some kinds after a place, or from an instant on, oldest first."""
    asked = (
        select(log.c.seq, log.c.version, log.c.kind, log.c.body)
        .where(log.c.root == root, log.c.seq > (after.seq if after else 0), log.c.kind.in_(kinds))
        .order_by(log.c.seq)
        .execution_options(yield_per=2_000)
    )
    if since is not None:
        asked = asked.where(log.c.at >= since)
    for seq, version, kind, body in tx.execute(asked):
        yield Place(seq, version), bodies.event_from(kind, body)
