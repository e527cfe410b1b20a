"""What is done now and then beside the boards: room on the disk, names, and what is forgotten."""

import logging
from dataclasses import dataclass

from sqlalchemy import Engine

from wardstatus.errors import NotSaved
from wardstatus.scheduler import Scheduler
from wardstatus.service import Service
from wardstatus.service.retention import Kept, Retention
from wardstatus.settings.forms import Retention as Lasting
from wardstatus.store.ballast import Ballast

HOUR = 3600
"""Seconds between two looks whether a day has passed: a server that is restarted forgets too."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """Begun with the server, and woken by its scheduler."""

    service: Service
    ballast: Ballast
    retention: Retention

    def start(self) -> None:
        """Lay the ballast, and write the names the configuration has now."""
        self.ballast.look()
        try:
            self._take_names()
        except NotSaved as error:
            # Names that cannot be written must not keep a board from being shown.
            _log.warning("names=not_saved fault=%s", error)

    def wake_by(self, scheduler: Scheduler) -> None:
        """Be woken: every second for the disk, every hour for what a day brings."""
        scheduler.also("room", self.look_at_room, seconds=1)
        scheduler.also("retention", self.forget, seconds=HOUR)

    def look_at_room(self) -> None:
        """Look whether the disk is full, and let every screen say so as long as it is."""
        self.ballast.look()
        if self.ballast.short:
            self.service.alarms.raise_("disk", self.service.now())
        else:
            self.service.alarms.clear("disk")

    def forget(self) -> None:
        """Forget what is too old, if a day has passed since that was done."""
        self._take_names()
        if self.retention.run_daily(self.service.now()):
            self._take_names()

    def _take_names(self) -> None:
        self.service.know_former(self.retention.names(self.service.now()))


def upkeep(lasting: Lasting, service: Service, ballast: Ballast, engine: Engine) -> Upkeep:
    """Return the upkeep of a server, each class kept as long as the settings say."""
    kept = Kept(
        notes=lasting.notes,
        persons=lasting.persons,
        deliveries=lasting.deliveries,
        decisions=lasting.decisions,
    )
    retention = Retention(
        engine=engine, rulebook=lambda: service.rulebook, aside=service.aside, kept=kept
    )
    return Upkeep(service=service, ballast=ballast, retention=retention)
