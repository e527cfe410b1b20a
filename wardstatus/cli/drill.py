"""`wardstatus drill`: the whole plan tried on a board of its own, beside the real one."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import make_url

from wardstatus.app import House, create_app, works
from wardstatus.cli.files import Files, config_option, read_files
from wardstatus.clock import SteadyClock, system_clock
from wardstatus.core.units import Rulebook
from wardstatus.drill.real import Real
from wardstatus.drill.report import page, report
from wardstatus.settings import Settings
from wardstatus.store.alone import take_alone
from wardstatus.store.borrowed import borrow
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.migrate import migrate
from wardstatus.texts.words import words
from wardstatus.web.server import Served, serve_app


@click.group()
def drill() -> None:
    """Try the plan on a board of its own; the real board is only looked at."""


@drill.command()
@config_option
@click.option("--port", default=8001, show_default=True, help="Where the exercise is served.")
@click.option("--url", help="The address people use for it; http://localhost:PORT if left out.")
def start(config: Path, port: int, url: str | None) -> None:
    """Serve an exercise until it is ended (Ctrl-C), then write its report.

    Its messages really leave, and each begins with DRILL. Paired screens are let in as they are.
    """
    files, began = read_files(config), system_clock()
    board = files.database()
    database = _database(files.settings, began)
    settings = _settings(files.settings, database, port, url)
    with take_alone(database):
        migrate(database)
        with reading(board) as real, writing(open_engine(database)) as tx:
            borrow(real, tx)
        served = Served(
            make=lambda: _make(files, settings), ready=_ready, stop=lambda app: works(app).stop()
        )
        try:
            serve_app(served, settings.server.host, port)
        except SystemExit as end:  # Gunicorn's way to say that it was told to
            if end.code:
                raise
        _written(settings, Path(make_url(database).database or ""), files.rulebook)


@drill.command("report")
@config_option
@click.argument("database", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def write_report(config: Path, database: Path) -> None:
    """Write the report of the exercise whose DATABASE was kept."""
    files = read_files(config)
    migrate(f"sqlite:///{database.absolute()}")
    _written(files.settings, database.absolute(), files.rulebook)


def _database(settings: Settings, began: datetime) -> str:
    name = f"drill-{began.astimezone(settings.zone):%Y-%m-%d-%H%M}.db"
    return f"sqlite:///{settings.folder / name}"


def _settings(settings: Settings, database: str, port: int, url: str | None) -> Settings:
    server = settings.server.model_copy(
        update={
            "database": database,
            "port": port,
            "public_url": url or f"http://localhost:{port}",
            "ballast": 0,
        }
    )
    # Whoever watches the real server from outside is not to be told that the exercise lives.
    engine = settings.engine.model_copy(update={"heartbeat_url": ""})
    return replace(settings, server=server, engine=engine)


def _make(files: Files, settings: Settings) -> Flask:
    clock = SteadyClock(None)
    real = Real(files.database(), files.rulebook, clock)
    house = House(
        settings=settings,
        rulebook=replace(files.rulebook, drill=True),
        database=settings.server.database,
        clock=clock,
        real=real.levels,
    )
    app = create_app(house)
    works(app).start()
    return app


def _ready(address: str) -> None:
    click.echo(f"wardstatus drill {address}")


def _written(settings: Settings, database: Path, book: Rulebook) -> None:
    """Write the report of every board beside the database of the exercise."""
    _, now = words(settings.server.language), system_clock()
    with reading(open_engine(f"sqlite:///{database}")) as tx:
        for head in book.roots():
            file = database.with_name(f"{database.stem}-{head.id}.html")
            file.write_text(page(_, report(_, tx, head.id, book, now)), encoding="utf-8")
            click.echo(f"{file}")
