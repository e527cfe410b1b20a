"""What runs beside the requests: put together, started, stopped."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Engine

from wardstatus import faults, mailroom
from wardstatus.house import House, Parts
from wardstatus.notify.bag import Bag
from wardstatus.notify.postman import Postman
from wardstatus.notify.receipts import Receipts
from wardstatus.notify.weekly import Weekly
from wardstatus.operations.build import Around, Operations, operations
from wardstatus.operations.canary import Canary
from wardstatus.push import frames
from wardstatus.push.hub import Hub
from wardstatus.push.pulse import Pulse
from wardstatus.rota.keeper import Keeper
from wardstatus.rota.places import house_of, places
from wardstatus.scheduler import Scheduler
from wardstatus.service import Service
from wardstatus.upkeep import Upkeep, upkeep
from wardstatus.watchdog import Watchdog, Watched

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """The parts that run beside the requests, started and stopped with the server."""

    service: Service
    hub: Hub
    postman: Postman
    receipts: Receipts
    scheduler: Scheduler
    pulse: Pulse
    watchdog: Watchdog
    upkeep: Upkeep
    rota: Keeper
    weekly: Weekly
    operations: Operations
    engine: Engine

    def start(self) -> None:
        """Take up what was left, then begin to tick, to deliver and to beat."""
        self.upkeep.start()
        self.operations.start()
        # Plans may have changed while nobody served; the log says from when each decides.
        self.service.take_rulebook(self.service.rulebook)
        if self.engine.dialect.name == "sqlite":
            # Alone on its database: nobody else can be sending what was left.
            self.postman.recover(self.service.now())
        self.rota.look(files_alone=True)
        self._first_tick()
        faults.at("started")
        self.scheduler.start()
        self.pulse.start()
        self.watchdog.start()

    def _first_tick(self) -> None:
        try:
            self.service.tick()
        except Exception:
            # A board that can be seen, with a band on it, is better than none.
            _log.exception("engine=first_tick_failed")

    def stop(self) -> None:
        """Begin nothing more, and let the screens go."""
        self.watchdog.stop()
        self.pulse.stop()
        self.scheduler.stop()
        self.postman.close()
        self.hub.close()
        self.engine.dispose()


def running(house: House, parts: Parts) -> Works:
    """Return the works of a house, not yet started."""
    service, hub = parts.service, parts.hub
    bag = mailroom.bag(house, parts)
    watching = operations(_around(house, parts, bag))
    postman = Postman(watching.bag)
    pulse = Pulse(hub, lambda root: _beat(service, root))
    tick = _tick(parts, postman, watching.canary)
    scheduler = Scheduler(tick, lambda: postman.start(house.clock()))
    maintained = upkeep(house.settings.retention, service, parts.ballast, parts.engine)
    maintained.wake_by(scheduler)
    rota, weekly = _rota(house, parts), _weekly(house, parts)
    rota.wake_by(scheduler)
    weekly.wake_by(scheduler)
    watching.wake_by(scheduler)
    return Works(
        service=service,
        hub=hub,
        postman=postman,
        receipts=Receipts(bag),
        scheduler=scheduler,
        pulse=pulse,
        watchdog=Watchdog(_watched(house, service, scheduler)),
        upkeep=maintained,
        rota=rota,
        weekly=weekly,
        operations=watching,
        engine=parts.engine,
    )


def _rota(house: House, parts: Parts) -> Keeper:
    return Keeper(
        engine=parts.engine,
        places=tuple(places(house.settings)),
        house=house_of(house.settings),
        clock=house.clock,
        kept=house.settings.retention.persons,
        changed=parts.service.take_roster,
    )


def _weekly(house: House, parts: Parts) -> Weekly:
    service = parts.service
    return Weekly(
        engine=parts.engine,
        rulebook=lambda: service.rulebook,
        clock=house.clock,
        administrators=tuple(house.settings.server.administrator),
        every=_proved_every(house),
    )


def _proved_every(house: House) -> timedelta:
    """Neither a demo nor an exercise is what a channel is there for."""
    if house.demo or house.rulebook.drill:
        return timedelta(0)
    return house.settings.engine.prove_channels


def _around(house: House, parts: Parts, bag: Bag) -> Around:
    hub = parts.hub
    return Around(
        bag=bag,
        service=parts.service,
        settings=house.settings,
        screens=hub.count,
        seen=lambda: {**hub.last_seen(), **parts.access.last_used()},
        demo=house.demo,
        speed=house.speed,
    )


def _watched(house: House, service: Service, scheduler: Scheduler) -> Watched:
    alarms = service.alarms
    watched = Watched(
        hung_for=alarms.hung_for,
        restart=scheduler.restart,
        worked=lambda: alarms.last_tick is not None,
    )
    # A demo that stands still is looked at by nobody who could be harmed.
    return replace(watched, end=None) if house.demo else watched


def _tick(parts: Parts, postman: Postman, canary: Canary) -> Callable[[], None]:
    service, access, hub = parts.service, parts.access, parts.hub

    def tick() -> None:
        faults.at("tick")
        service.tick()
        canary.tick()
        # What fell due leaves now, not at the postman's next round.
        postman.nudge()
        for gone in access.sent_away(service.now()):
            hub.disconnect(gone)

    return tick


def _beat(service: Service, root: str) -> str:
    return frames.beat(service.board(root), service.alarms.engine(), service.now())
