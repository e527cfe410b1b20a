"""Puts the rooms together; the only module that knows them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask, Request
from sqlalchemy import Engine

from wardstatus import shipped
from wardstatus.access.gate import Access
from wardstatus.clock import Clock, system_clock
from wardstatus.core.notices import Notice
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook
from wardstatus.errors import WardstatusError
from wardstatus.notify import configured, letters
from wardstatus.notify.bag import Bag
from wardstatus.notify.channel import Channel
from wardstatus.notify.deliver import Terms
from wardstatus.notify.postman import Postman
from wardstatus.push import frames
from wardstatus.push.hub import Hub
from wardstatus.push.pulse import Pulse
from wardstatus.scheduler import Scheduler
from wardstatus.service import Service
from wardstatus.settings import Settings
from wardstatus.store.engine import open_engine
from wardstatus.texts.words import Words, words
from wardstatus.web import routes
from wardstatus.web.runtime import Runtime


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What one server is made of."""

    settings: Settings
    rulebook: Rulebook
    database: str
    """SQLAlchemy URL of a database that is at its present version."""
    clock: Clock = system_clock
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """By kind; over those that the settings describe."""
    demo: bool = False
    speed: float = 1.0
    notice: str = ""
    """A message id that stands on every wall; empty: nothing is to be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """The parts that run beside the requests, started and stopped with the server."""

    service: Service
    hub: Hub
    postman: Postman
    scheduler: Scheduler
    pulse: Pulse
    engine: Engine

    def start(self) -> None:
        """Take up what was left, then begin to tick, to deliver and to beat."""
        # Plans may have changed while nobody served; the log says from when each decides.
        self.service.take_rulebook(self.service.rulebook)
        self.postman.recover(self.service.now())
        self.service.tick()
        self.scheduler.start()
        self.pulse.start()

    def stop(self) -> None:
        """Begin nothing more, and let the screens go."""
        self.pulse.stop()
        self.scheduler.stop()
        self.postman.close()
        self.hub.close()
        self.engine.dispose()


def create_app(house: House) -> Flask:
    """Return the application; its threads begin with `works(app).start()`."""
    engine = open_engine(house.database)
    hub = Hub(house.clock)
    service = Service(engine, house.rulebook, house.clock)
    service.on_change(_tell(hub, service))
    access = Access(engine, _standing(service), demo=house.demo)
    app = Flask(
        "wardstatus",
        static_folder=shipped.folder("static"),
        template_folder=Path(__file__).parent / "web" / "templates",
    )
    app.extensions["wardstatus"] = Runtime(
        service=service,
        hub=hub,
        access=access,
        settings=house.settings,
        clock=house.clock,
        words_for=_words_for(house.settings.server.language),
        demo=house.demo,
        speed=house.speed,
        notice=house.notice,
    )
    app.extensions["wardstatus_works"] = _works(house, engine, hub, service, access)
    routes.register(app)
    return app


def works(app: Flask) -> Works:
    """Return the parts that run beside the requests of an app."""
    found: Works = app.extensions["wardstatus_works"]
    return found


def _works(house: House, engine: Engine, hub: Hub, service: Service, access: Access) -> Works:
    settings = house.settings
    postman = Postman(
        Bag(
            engine=engine,
            clock=house.clock,
            rulebook=lambda: service.rulebook,
            channels=configured.channels(settings, house.clock) | dict(house.channels),
            write=letters.writer(settings.server.language, _links(settings, access, house.clock)),
            wake=service.tick,
            # A lease is the time a try takes, and a try is not faster because the clock is.
            terms=Terms(bundle=settings.server.bundle, lease=timedelta(seconds=30) * house.speed),
        )
    )
    return Works(
        service=service,
        hub=hub,
        postman=postman,
        scheduler=Scheduler(_tick(service, access, hub), lambda: postman.start(house.clock())),
        pulse=Pulse(hub, lambda root: _beat(service, root)),
        engine=engine,
    )


def _tick(service: Service, access: Access, hub: Hub) -> Callable[[], None]:
    def tick() -> None:
        service.tick()
        for gone in access.sent_away(service.now()):
            hub.disconnect(gone)

    return tick


def _links(settings: Settings, access: Access, clock: Clock) -> Callable[[str, Notice], str]:
    def link(person: str, notice: Notice) -> str:
        secret = access.make_link(person, notice.unit, notice.chain or "", clock())
        base = settings.server.public_url or f"http://localhost:{settings.server.port}"
        return f"{base.rstrip('/')}/k/{secret}"

    return link


def _standing(service: Service) -> Callable[[str], Standing | None]:
    def standing(unit: str) -> Standing | None:
        try:
            return service.standing(unit)
        except WardstatusError:
            return None

    return standing


def _tell(hub: Hub, service: Service) -> Callable[[Board, tuple[str, ...], datetime], None]:
    def tell(board: Board, changed: tuple[str, ...], now: datetime) -> None:
        hub.publish(board.root, frames.change(board, changed, service.rulebook, now))

    return tell


def _beat(service: Service, root: str) -> str:
    engine = frames.Engine(alive=service.engine_alive(), last_tick=service.last_tick)
    return frames.beat(service.board(root), engine, service.now())


def _words_for(house: str) -> Callable[[Request], Words]:
    return lambda asked: words(routes.language_of(asked, house))
