"""`wardstatus demo`: an invented hospital, alive."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask

from wardstatus.app import House, create_app, works
from wardstatus.demo import pages, start
from wardstatus.demo.channel import Telephones
from wardstatus.demo.clock import DemoClock
from wardstatus.demo.house import START, VISITORS, hospital
from wardstatus.demo.theatre import Stage, Theatre, past_of
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate
from wardstatus.texts.words import words
from wardstatus.web.server import Served, serve_app

HOST = "127.0.0.1"
LANGUAGE = "nb"


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--speed", default=60.0, show_default=True, type=click.FloatRange(1, 3600))
def demo(port: int, speed: float) -> None:
    """Show an invented hospital, alive; nothing to configure."""
    with _folder() as folder:
        show = _Show(folder, _free(port), speed)
        serve_app(Served(make=show.make, ready=_ready, stop=show.stop), HOST, show.port)


class _Show:
    """One demo, from its making to its end, both in the process that answers."""

    def __init__(self, folder: Path, port: int, speed: float) -> None:
        self.port = port
        self._folder = folder
        self._speed = speed
        self._theatre: Theatre | None = None

    def make(self) -> Flask:
        """Return the app of a hospital with a past, its story ready to begin."""
        database = f"sqlite:///{tempfile.mkdtemp(dir=self._folder)}/demo.db"
        migrate(database)
        clock = DemoClock(START, self._speed)
        house = hospital(self._speed, f"http://{HOST}:{self.port}")
        past = past_of(house.rulebook, clock)
        engine = open_engine(database)
        began = start.write(engine, past)
        telephones = Telephones(clock)
        app = create_app(
            House(
                settings=house.settings,
                rulebook=house.rulebook,
                database=database,
                clock=clock,
                channels={"sms": telephones},
                demo=True,
                speed=self._speed,
            )
        )
        running = works(app)
        stage = Stage(
            engine=engine,
            service=running.service,
            hub=running.hub,
            clock=clock,
            telephones=telephones,
            url=house.settings.server.public_url,
            language=house.settings.server.language,
        )
        self._theatre = Theatre(stage, began, past)
        words_for = app.extensions["wardstatus"].words_for
        app.register_blueprint(pages.blueprint(self._theatre.director, telephones, words_for))
        running.start()
        self._theatre.start()
        return app

    def stop(self, app: Flask) -> None:
        """End the story and what ran beside it."""
        if self._theatre is not None:
            self._theatre.stop()
        works(app).stop()


def _ready(address: str) -> None:
    _ = words(LANGUAGE)
    click.echo(_("The demo runs. Open {address}", address=f"{address}/demo"))
    for name, path in (
        (_("Wall"), "/wall"),
        (_("A ward"), f"/ward/{VISITORS}"),
        (_("Overview"), "/"),
    ):
        click.echo(f"  {name:<10} {address}{path}")


def _free(port: int) -> int:
    """Return the port if it is free, else another that is, and say so; 0: any."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError:
            tried.bind((HOST, 0))
            free = int(tried.getsockname()[1])
            said = words(LANGUAGE)("Port {port} is taken; taking {free}.", port=port, free=free)
            click.echo(said, err=True)
        return int(tried.getsockname()[1])


@contextmanager
def _folder() -> Iterator[Path]:
    """Yield a folder that is gone at the end; the forked worker leaves it to its parent."""
    owner, folder = os.getpid(), Path(tempfile.mkdtemp(prefix="wardstatus-demo-"))
    try:
        yield folder
    finally:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)
