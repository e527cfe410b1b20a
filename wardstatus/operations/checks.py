"""Whether the server can be relied on: one check for each part, each with its state."""

import resource
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal, TypeAlias

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from wardstatus.access.sign_in import WRONG
from wardstatus.errors import NotSaved
from wardstatus.operations import backups
from wardstatus.operations.audits import Audits
from wardstatus.operations.canary import Canary
from wardstatus.service import Service
from wardstatus.service.alarms import SILENT_AFTER
from wardstatus.store import sign_ins
from wardstatus.store.engine import reading, writing
from wardstatus.store.waiting import oldest_wait

State: TypeAlias = Literal["pass", "warn", "fail"]

FREE = 500 * 1024 * 1024
"""Bytes that should be free on the disk of the database."""

WAITS = 60.0
"""Seconds after which a message that is due should have been tried."""

AUDITED = 180.0
"""Seconds within which an audit has to come to its end."""

RESERVED = 200
"""Open files that are no screens: requests, the database, channels."""

GUESSED = timedelta(days=1)
"""For so long it is said that a person's codes were guessed at until none was taken."""

FEW = 50
"""Places for screens of which fewer are too few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One part: `fail` takes the server's word away, `warn` wants to be looked at."""

    name: str
    state: State
    value: float | None = None
    """What was measured: seconds, bytes or a count, as the name says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Looks at every part when asked."""

    engine: Engine
    service: Service
    audits: Audits
    canary: Canary
    disk: Path | None
    screens: Callable[[], int]
    backups: Path | None = None
    """Where copies of the database are laid, if the house says it."""

    def all(self) -> tuple[Check, ...]:
        """Return every check, in a fixed order."""
        return tuple(self._each())

    def _each(self) -> Iterator[Check]:
        alarms = self.service.alarms
        yield Check(name="database", state="pass" if self._writes() else "fail")
        silent = alarms.silent_for()
        yield Check(name="tick", state="pass" if silent < SILENT_AFTER else "fail", value=silent)
        yield self._auditor()
        yield self._canary()
        why = alarms.engine().why
        yield Check(name="clock", state="fail" if why == "clock" else "pass")
        waits = self._waits()
        late = waits is None or waits >= WAITS * self.canary.speed
        yield Check(name="outbox", state="warn" if late else "pass", value=waits)
        yield self._sign_in()
        yield Check(name="plans", state="warn" if self.service.plan_problems else "pass")
        free = shutil.disk_usage(self.disk).free if self.disk else None
        few = free is not None and free < FREE
        yield Check(name="disk", state="warn" if few else "pass", value=free)
        if self.backups is not None:
            yield self._backups(self.backups)
        left = places_left(self.screens())
        yield Check(name="screens", state="warn" if left < FEW else "pass", value=left)

    def _writes(self) -> bool:
        try:
            with writing(self.engine, "check") as tx:
                tx.execute(text("UPDATE board SET version = version WHERE 1 = 0"))
        except (NotSaved, SQLAlchemyError):
            return False
        return True

    def _waits(self) -> float | None:
        try:
            with reading(self.engine) as tx:
                return oldest_wait(tx, self.service.now())
        except (NotSaved, SQLAlchemyError):
            return None

    def _sign_in(self) -> Check:
        """Look whether somebody tried to guess at a person's code within the last day."""
        try:
            with reading(self.engine) as tx:
                wrong = sign_ins.most_wrong(tx, self.service.now() - GUESSED)
        except (NotSaved, SQLAlchemyError):
            return Check(name="sign_in", state="warn")
        return Check(name="sign_in", state="warn" if wrong >= WRONG else "pass", value=wrong)

    def _backups(self, folder: Path) -> Check:
        old = backups.age(folder, self.service.now())
        good = old is not None and old < backups.OLD
        seconds = old.total_seconds() if old is not None else None
        return Check(name="backups", state="pass" if good else "warn", value=seconds)

    def _auditor(self) -> Check:
        gaps = len(self.audits.last.gaps) if self.audits.last else 0
        new = self.service.alarms.engine().why == "gap"
        bad = new or self.audits.silent_for() > AUDITED
        return Check(name="auditor", state="fail" if bad else "pass", value=gaps)

    def _canary(self) -> Check:
        if not self.canary.on:
            return Check(name="canary", state="pass")
        last = self.canary.last
        good = last is None or last.seconds is not None
        return Check(
            name="canary", state="pass" if good else "fail", value=last.seconds if last else None
        )


def places_left(screens: int) -> int:
    """Return how many more screens may listen: each takes one open file."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(0, most - RESERVED - screens)


def worst(checks: tuple[Check, ...]) -> State:
    """Return the worst state of some checks."""
    found = {check.state for check in checks}
    return "fail" if "fail" in found else "warn" if "warn" in found else "pass"
