"""Puts the rooms together; the only module that knows them all."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from flask import Flask, Request

from wardstatus import shipped
from wardstatus.access.gate import Access
from wardstatus.core.standing import Board, Standing
from wardstatus.errors import WardstatusError
from wardstatus.house import House, Parts
from wardstatus.push import frames
from wardstatus.push.hub import Hub
from wardstatus.service import Service
from wardstatus.store.ballast import Ballast
from wardstatus.store.engine import open_engine
from wardstatus.texts.words import Words, words
from wardstatus.web import routes
from wardstatus.web.languages import language_of
from wardstatus.web.runtime import Runtime
from wardstatus.works import Works, running

__all__ = ["House", "Works", "create_app", "works"]


def create_app(house: House) -> Flask:
    """Return the application; its threads begin with `works(app).start()`."""
    ballast = Ballast(house.database, 0 if house.demo else house.settings.server.ballast)
    engine = open_engine(house.database, make_room=ballast.let_go)
    hub = Hub(house.clock)
    service = Service(engine, house.rulebook, house.clock)
    service.on_change(_tell(hub, service))
    service.while_short(lambda: ballast.short)
    access = Access(engine, _standing(service), demo=house.demo)
    app = Flask(
        "wardstatus",
        static_folder=shipped.folder("static"),
        template_folder=Path(__file__).parent / "web" / "templates",
    )
    parts = Parts(engine=engine, hub=hub, service=service, access=access, ballast=ballast)
    beside = running(house, parts)
    app.extensions["wardstatus"] = Runtime(
        service=service,
        hub=hub,
        access=access,
        settings=house.settings,
        clock=house.clock,
        words_for=_words_for(service, house.settings.server.language),
        receipts=beside.receipts,
        operations=beside.operations,
        demo=house.demo,
        speed=house.speed,
        real=house.real,
        notice=house.notice,
    )
    app.extensions["wardstatus_works"] = beside
    routes.register(app)
    return app


def works(app: Flask) -> Works:
    """Return the parts that run beside the requests of an app."""
    found: Works = app.extensions["wardstatus_works"]
    return found


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


def _words_for(service: Service, house: str) -> Callable[[Request], Words]:
    return lambda asked: words(language_of(asked, service.rulebook, house))
