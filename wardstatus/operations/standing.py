"""How the server stands, as one value for the page that shows it and for what is measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wardstatus.operations.backups import Backup, lying
from wardstatus.operations.build import Operations
from wardstatus.operations.canary import Run
from wardstatus.operations.checks import Check
from wardstatus.store import screens, waiting
from wardstatus.store.engine import reading
from wardstatus.store.gaps import Kept as Kept
from wardstatus.store.waiting import Carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A paired screen, and when it was last heard of."""

    name: str
    unit: str
    at: datetime
    missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All of it."""

    checks: tuple[Check, ...]
    audited: datetime | None
    audit_seconds: float | None
    gaps: tuple[Kept, ...]
    clock_off: float
    canary_every: float
    """Seconds; 0: it never runs."""
    runs: tuple[Run, ...]
    carried: tuple[Carried, ...]
    messages: Mapping[str, int]
    screens: tuple[Heard, ...]
    watched: bool
    """Somebody outside is given a sign of life."""
    folder: str
    """Where copies of the database are laid; empty: the house does not say."""
    backups: tuple[Backup, ...]


def whole(operations: Operations, now: datetime) -> Whole:
    """Return how everything stands."""
    audits, canary, daily = operations.audits, operations.canary, operations.daily
    with reading(operations.bag.engine) as tx:
        carried, states = waiting.carried(tx), waiting.states(tx)
        paired = [each for each in screens.all_of(tx) if each.revoked is None]
    missing = {each.id for each in daily.unseen(now)}
    last, folder = audits.last, operations.checks.backups
    return Whole(
        checks=operations.checks.all(),
        audited=last.at if last else None,
        audit_seconds=last.seconds if last else None,
        gaps=tuple(audits.open()),
        clock_off=operations.clock.off(),
        canary_every=canary.every.total_seconds(),
        runs=tuple(reversed(canary.runs)),
        carried=tuple(each for each in carried if each.scheme != "loop"),
        messages=states,
        screens=tuple(
            Heard(
                name=each.name, unit=each.unit, at=daily.last_seen(each), missing=each.id in missing
            )
            for each in paired
        ),
        watched=operations.heartbeat.on,
        folder=str(folder or ""),
        backups=tuple(lying(folder)) if folder else (),
    )
