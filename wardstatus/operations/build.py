"""Puts together what watches the server from within."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from wardstatus.audit import Auditor, Measures
from wardstatus.audit.rows import Waiting
from wardstatus.core.notices import Notice
from wardstatus.core.units import Person, Rulebook, is_hidden
from wardstatus.notify.bag import Bag
from wardstatus.notify.channel import NOTHING, Ends, Letter
from wardstatus.notify.exchange import Outgoing
from wardstatus.operations import attendance, audits, clockwatch, daily, heartbeat
from wardstatus.operations.attendance import Attendance
from wardstatus.operations.audits import Audits, holders_of
from wardstatus.operations.canary import SCHEME, Beside, Canary, Loop
from wardstatus.operations.checks import Checks
from wardstatus.operations.clockwatch import ClockWatch
from wardstatus.operations.daily import Daily
from wardstatus.operations.heartbeat import Heartbeat
from wardstatus.operations.telling import Administrator
from wardstatus.service import Service
from wardstatus.settings import Settings
from wardstatus.settings.trust import trusted
from wardstatus.store.soundness import file_of


class Wakes(Protocol):
    """A scheduler, as far as it matters here."""

    def also(self, name: str, work: Callable[[], object], seconds: int) -> None:
        """Wake something every so many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the watchers look at, and what they tell by."""

    bag: Bag
    service: Service
    settings: Settings
    screens: Callable[[], int]
    seen: Callable[[], Mapping[str, datetime]]
    """When each screen and token was last heard of by this server, by `screen:ID`, `token:ID`."""
    demo: bool = False
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """Everything that watches."""

    audits: Audits
    clock: ClockWatch
    canary: Canary
    checks: Checks
    heartbeat: Heartbeat
    daily: Daily
    attendance: Attendance
    bag: Bag
    """What the postman needs, the canary's unit and channel among it."""

    def start(self) -> None:
        """Look at the clock before anything is shown."""
        self.clock.look()

    def wake_by(self, scheduler: Wakes) -> None:
        """Be woken by a scheduler."""
        scheduler.also("clock", self.clock.look, seconds=clockwatch.EVERY)
        scheduler.also("audit", self.audits.round, seconds=audits.EVERY)
        scheduler.also("canary", self.canary.wake, seconds=60)
        scheduler.also("daily", self.daily.wake, seconds=daily.EVERY)
        scheduler.also("attendance", self.attendance.write, seconds=attendance.EVERY)
        scheduler.also("heartbeat", self.heartbeat.beat, seconds=heartbeat.EVERY)


def operations(around: Around) -> Operations:
    """Return what watches a server, not yet begun."""
    bag, service, settings = around.bag, around.service, around.settings
    audited = _audits(around)
    every = timedelta(0) if around.demo else settings.engine.canary
    canary = Canary(bag.engine, service, every, around.speed)
    file = file_of(str(bag.engine.url))
    checks = Checks(
        engine=bag.engine,
        service=service,
        audits=audited,
        canary=canary,
        disk=file.parent if file else None,
        screens=around.screens,
        backups=settings.server.backups,
    )
    outgoing = Outgoing(tls=trusted(settings), proxy=settings.server.outgoing_proxy)
    at = None if around.demo else settings.engine.daily_test
    tests = Daily(bag.engine, service, audited.administrator, at, around.seen)
    return Operations(
        audits=audited,
        clock=ClockWatch(service.clock, service.alarms),
        canary=canary,
        checks=checks,
        heartbeat=Heartbeat(settings.engine.heartbeat_url, outgoing, checks.all),
        daily=tests,
        attendance=Attendance(bag.engine, around.seen),
        bag=_with_hidden(bag, canary, tests),
    )


def _with_hidden(bag: Bag, canary: Canary, tests: Daily) -> Bag:
    def write(
        person: Person,
        notices: Sequence[Notice],
        rulebook: Rulebook,
        now: datetime,
        ends: Ends = NOTHING,
    ) -> Letter:
        if notices and is_hidden(notices[0].unit):
            return tests.letter(person, now)
        return bag.write(person, notices, rulebook, now, ends)

    return replace(
        bag,
        rulebook=Beside(bag.rulebook, canary, tests.persons),
        channels={**bag.channels, SCHEME: Loop()},
        write=write,
    )


def administrator(around: Around) -> Administrator:
    """Return whom to tell."""
    server, service = around.settings.server, around.service
    return Administrator(
        persons=tuple(server.administrator),
        rulebook=lambda: service.rulebook,
        channels=around.bag.channels,
        language=server.language,
    )


def _audits(around: Around) -> Audits:
    engine = around.bag.engine
    auditor = Auditor(engine, _measures(around), holders_of(around.service))
    return Audits(engine, around.service, auditor, administrator(around))


def _measures(around: Around) -> Measures:
    """Where the clock runs faster, a second of lateness is worth as many of its seconds."""

    def span(seconds: float) -> timedelta:
        return timedelta(seconds=seconds * around.speed)

    return Measures(
        waiting=Waiting(
            bundle=around.bag.terms.bundle,
            lives=around.bag.terms.lives,
            grace=span(60),
            tick=span(10),
        ),
        grace=span(15),
        # The demo's past is told as if it had been sent.
        since=around.service.now() if around.demo else None,
    )
