"""An audit every minute: what is missing is shown, told once, and kept until it is seen."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from wardstatus.audit import Auditor, Gap
from wardstatus.clock import elapsed
from wardstatus.core import duties
from wardstatus.core.units import Rulebook
from wardstatus.operations.telling import Administrator
from wardstatus.service import Alarms, Service
from wardstatus.store import gaps
from wardstatus.store.engine import reading, writing
from wardstatus.store.gaps import Kept
from wardstatus.texts import engine as said

EVERY = 60
"""Seconds between two audits."""

FRESH = 3.0
"""Seconds: without a tick for longer, that is what every screen says, and nothing else is due."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """The last audit: when it was, how long it took in seconds, how much was missing."""

    at: datetime
    seconds: float
    gaps: tuple[Gap, ...]


class Audits:
    """Goes round once a minute; each of its parts may be asked from any thread."""

    def __init__(
        self, engine: Engine, service: Service, auditor: Auditor, administrator: Administrator
    ) -> None:
        self.last: Audited | None = None
        self._engine, self._service = engine, service
        self.auditor, self.administrator = auditor, administrator
        self._book: Rulebook | None = None
        self._since = service.now()
        self._ended = elapsed()

    @property
    def alarms(self) -> Alarms:
        """Return what every screen is told."""
        return self._service.alarms

    def silent_for(self) -> float:
        """Return the seconds since an audit last came to its end."""
        return elapsed() - self._ended

    def round(self) -> None:
        """Audit once, unless time itself does not tick: then nothing else can be right."""
        if self.alarms.silent_for() > FRESH:
            return
        began, now, book = elapsed(), self._service.now(), self._service.rulebook
        if book is not self._book:
            self._book, self._since = book, now
        boards = {root.id: frozenset(book.declarable(root.id)) for root in book.roots()}
        found = self.auditor.audit(boards, now, self._since)
        self.last = Audited(at=now, seconds=elapsed() - began, gaps=found)
        self._ended = elapsed()
        self._take(found, now)

    def _take(self, found: tuple[Gap, ...], now: datetime) -> None:
        with reading(self._engine) as tx:
            known = [each.key for each in gaps.open_gaps(tx)]
        if sorted(known) != sorted(each.key for each in found):
            with writing(self._engine) as tx:
                fresh = gaps.remember(tx, [each.key for each in found], now)
            self._tell(fresh, now)
        self.show()

    def _tell(self, fresh: list[str], now: datetime) -> None:
        for key in fresh:
            _log.error("gap=%s", key)
        if fresh:
            zone, many = self._service.rulebook.zone, len(fresh)
            self.administrator.tell(
                lambda _: said.gaps_found(_, many, fresh[0], _.clock(now, zone)),
                f"gap.{now:%Y%m%dT%H%M%S}",
                now,
            )

    def show(self) -> None:
        """Say on every screen that something is missing, as long as nobody has seen it."""
        new = [each for each in self.open() if each.seen is None]
        if new:
            self.alarms.raise_("gap", new[0].found)
        else:
            self.alarms.clear("gap")

    def open(self) -> list[Kept]:
        """Return the gaps there are, seen or not."""
        with reading(self._engine) as tx:
            return gaps.open_gaps(tx)

    def call_seen(self, now: datetime) -> int:
        """Note that an administrator has seen what is missing; the screens say it no more."""
        with writing(self._engine) as tx:
            new = gaps.call_seen(tx, now)
        self.show()
        return new


def holders_of(service: Service) -> Callable[[str, str, datetime], tuple[str, ...]]:
    """Return who can be asked for the persons with a role for a unit at an instant."""

    def holders(role: str, unit: str, at: datetime) -> tuple[str, ...]:
        plan = service.rulebook.units[unit].plan
        if plan is not None and role in plan.roles and plan.roles[role].at_screen:
            return ()
        return duties.holders(service.rulebook, role, unit, at)

    return holders
