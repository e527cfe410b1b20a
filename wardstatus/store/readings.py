"""Readings: kept whole, beside the log, each with the version it came with."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, func, insert, select

from wardstatus.core.events import Event, ReadingTaken
from wardstatus.core.standing import Reading
from wardstatus.store.tables import reading


def add(tx: Connection, root: str, version: int, events: Sequence[Event]) -> None:
    """Write the readings among the events of one version; give all of them, as to the log."""
    rows = [
        {
            "root": root,
            "version": version,
            "place": place,
            "unit": event.unit,
            "indicator": event.indicator,
            "value": event.value,
            "measured": event.measured,
            "received": event.at,
            "source": event.source,
        }
        for place, event in enumerate(events)
        if isinstance(event, ReadingTaken)
    ]
    if rows:
        tx.execute(insert(reading), rows)


def latest(tx: Connection, root: str, unit: str) -> dict[str, Reading]:
    """Return the newest reading of every indicator of a unit, by `measured`."""
    mine = (reading.c.root == root) & (reading.c.unit == unit)
    newest = (
        select(reading.c.indicator, func.max(reading.c.measured).label("measured"))
        .where(mine)
        .group_by(reading.c.indicator)
        .subquery()
    )
    asked = (
        select(reading)
        .join(
            newest,
            (reading.c.indicator == newest.c.indicator) & (reading.c.measured == newest.c.measured),
        )
        .where(mine)
        .order_by(reading.c.version, reading.c.place)
    )
    return {row.indicator: _reading(row) for row in tx.execute(asked)}


def placed(tx: Connection, root: str) -> Iterator[tuple[int, int, Event]]:
    """Yield every reading of a board as an event, with its version and its place there."""
    asked = (
        select(reading).where(reading.c.root == root).order_by(reading.c.version, reading.c.place)
    )
    for row in tx.execute(asked):
        yield (
            row.version,
            row.place,
            ReadingTaken(
                at=row.received,
                unit=row.unit,
                indicator=row.indicator,
                value=row.value,
                measured=row.measured,
                source=row.source,
            ),
        )


def _reading(row: Row[tuple[object, ...]]) -> Reading:
    return Reading(value=row.value, at=row.measured, received=row.received, source=row.source)
