"""The clients' memory, the database and the mails received, held against one another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select, text

from tests.chaos import letters, writes
from tests.chaos.clients import Client
from tests.chaos.house import House
from tests.journeys.folding import folded
from wardstatus.audit import Auditor, Measures
from wardstatus.audit.rows import Waiting
from wardstatus.clock import system_clock
from wardstatus.core.standing import Standing
from wardstatus.store import bodies
from wardstatus.store.engine import open_engine, reading
from wardstatus.store.tables import message, standing

_GRACE = timedelta(seconds=60)
LIVES = timedelta(hours=2)
_QUIET = timedelta(seconds=2)
"""Longer than a tick: then nothing is on its way into the outbox."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The counts, and every fault by name; a run is good when there is no fault."""

    acknowledged: int
    refused: int
    messages: int
    mails: int
    repeats: int
    """Mails that came again under the same Message-ID."""
    withdrawn: int
    faults: dict[str, list[str]]

    @property
    def good(self) -> bool:
        return not any(self.faults.values())


def unsettled(house: House) -> bool:
    """Return whether anything is due that has not left."""
    engine = open_engine(house.database)
    now = system_clock()
    with reading(engine) as tx:
        left = tx.execute(letters.left(now)).first()
        coming = tx.execute(select(standing.c.unit).where(standing.c.due <= now + _QUIET)).first()
    engine.dispose()
    return left is not None or coming is not None


def compare(house: House, clients: list[Client], mails: list[tuple[str, str]]) -> Found:
    """Return what was lost, missing or done twice."""
    engine = open_engine(house.database)
    now = system_clock()
    came = {each for each, _ in mails}
    faults: dict[str, list[str]]
    with reading(engine) as tx:
        kept, acts = writes.versions_by_key(tx), writes.versions_by_actor(tx)
        faults = {
            "acknowledged writes lost": list(writes.lost(clients, kept)),
            "acknowledged writes without their event": list(writes.misplaced(clients, kept, acts)),
            "events whose writer was told no": list(writes.unasked(clients, kept, acts)),
            "messages missing": [*letters.missing(tx, came), *letters.untold(tx)],
            "notices due that did not leave": [row.key for row in tx.execute(letters.left(now))],
            "mails nobody meant": list(letters.unmeant(tx, mails)),
            "repeats after dropping equal keys": list(letters.told_again(tx, came)),
            "steps taken twice": letters.taken_twice(letters.steps(tx)),
            "complaints of PRAGMA integrity_check": _integrity(tx),
        }
        messages = list(tx.execute(select(message.c.state)).scalars())
        rows = {row.unit: row.body for row in tx.execute(select(standing))}
    faults["gaps the auditor finds"] = _gaps(engine, rows, now)
    faults["units to which the log does not lead"] = _unfolded(rows, folded(engine))
    engine.dispose()
    answered = [each.status for client in clients for each in client.answered]
    return Found(
        acknowledged=answered.count(200),
        refused=len(answered) - answered.count(200),
        messages=messages.count("accepted"),
        mails=len(mails),
        repeats=len(mails) - len(set(mails)),
        withdrawn=messages.count("withdrawn"),
        faults=faults,
    )


def _gaps(engine: Engine, units: Iterable[str], now: datetime) -> list[str]:
    """Return what the server's own auditor misses; who was on duty it cannot ask here."""
    waiting = Waiting(bundle=timedelta(0), lives=LIVES, grace=_GRACE, tick=_GRACE)
    auditor = Auditor(engine, Measures(waiting=waiting), lambda role, unit, at: ())
    return [gap.key for gap in auditor.audit({"h": frozenset(units)}, now, now)]


def _integrity(tx: Connection) -> list[str]:
    said = tx.execute(text("PRAGMA integrity_check")).scalars()
    return [str(each) for each in said if each != "ok"]


def _unfolded(rows: Mapping[str, str], again: Mapping[str, Standing]) -> list[str]:
    kept = {unit: bodies.read(Standing, body) for unit, body in rows.items()}
    return [
        unit
        for unit, standing in kept.items()
        if unit not in again or replace(again[unit], due=standing.due) != standing
    ]
