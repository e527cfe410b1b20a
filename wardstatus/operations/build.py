"""Puts together what watches the server from within."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from sqlalchemy import Engine

from wardstatus.audit import Auditor, Measures
from wardstatus.audit.rows import Waiting
from wardstatus.notify.channel import Channel
from wardstatus.notify.deliver import Terms
from wardstatus.operations import audits, clockwatch
from wardstatus.operations.audits import Audits, holders_of
from wardstatus.operations.clockwatch import ClockWatch
from wardstatus.operations.telling import Administrator
from wardstatus.service import Service
from wardstatus.settings import Settings


class Wakes(Protocol):
    """A scheduler, as far as it matters here."""

    def also(self, name: str, work: Callable[[], object], seconds: int) -> None:
        """Wake something every so many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the watchers look at, and what they tell by."""

    engine: Engine
    service: Service
    settings: Settings
    channels: Mapping[str, Channel]
    terms: Terms = field(default_factory=Terms)
    demo: bool = False
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """Everything that watches."""

    audits: Audits
    clock: ClockWatch

    def start(self) -> None:
        """Look at the clock before anything is shown."""
        self.clock.look()

    def wake_by(self, scheduler: Wakes) -> None:
        """Be woken by a scheduler."""
        scheduler.also("clock", self.clock.look, seconds=clockwatch.EVERY)
        scheduler.also("audit", self.audits.round, seconds=audits.EVERY)


def operations(around: Around) -> Operations:
    """Return what watches a server, not yet begun."""
    service = around.service
    return Operations(audits=_audits(around), clock=ClockWatch(service.clock, service.alarms))


def administrator(around: Around) -> Administrator:
    """Return whom to tell."""
    server, service = around.settings.server, around.service
    return Administrator(
        persons=tuple(server.administrator),
        rulebook=lambda: service.rulebook,
        channels=around.channels,
        language=server.language,
    )


def _audits(around: Around) -> Audits:
    auditor = Auditor(around.engine, _measures(around), holders_of(around.service))
    return Audits(around.engine, around.service, auditor, administrator(around))


def _measures(around: Around) -> Measures:
    """Where the clock runs faster, a second of lateness is worth as many of its seconds."""

    def span(seconds: float) -> timedelta:
        return timedelta(seconds=seconds * around.speed)

    return Measures(
        waiting=Waiting(
            bundle=around.terms.bundle,
            lives=around.terms.lives,
            grace=span(60),
            tick=span(10),
        ),
        grace=span(15),
        # The demo's past is told as if it had been sent.
        since=around.service.now() if around.demo else None,
    )
