"""`wardstatus serve`: the server."""

import logging
import os
from pathlib import Path

import click
from flask import Flask

from wardstatus import faults
from wardstatus.app import House, create_app, works
from wardstatus.cli.files import Files, config_option, load_files, read_files, say, tell
from wardstatus.cli.speech import spoken
from wardstatus.clock import SteadyClock
from wardstatus.core.units import Rulebook
from wardstatus.errors import NotNow
from wardstatus.reloading import Reloading
from wardstatus.settings.kinds import is_database
from wardstatus.store.alone import take_alone
from wardstatus.store.migrate import migrate as bring_up
from wardstatus.store.moving import move
from wardstatus.store.newest import newest
from wardstatus.store.soundness import check_before_start
from wardstatus.toml.problems import Problem
from wardstatus.web.server import Served, serve_app


@click.command()
@config_option
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that answer; more than one needs PostgreSQL.",
)
def serve(config: Path, workers: int) -> None:
    """Serve the boards; brings the database to its present version by itself."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    files = read_files(config)
    if files.warnings:
        say(files.warnings, files.settings.server.language)
    server = files.settings.server
    if variable := faults.refused(os.environ, server.public_url):
        _ = spoken()
        said = _("{variable} is for tests and is set; unset it to serve.", variable=variable)
        raise click.ClickException(said)
    if workers > 1 and server.database.startswith("sqlite"):
        raise NotNow("workers_one_file", "server.database")
    served = Served(
        make=lambda: _make(config, files),
        ready=_ready,
        stop=lambda app: works(app).stop(),
        workers=workers,
    )
    with take_alone(server.database):
        _bring_up(server.database)
        serve_app(served, server.host, server.port)


def _make(config: Path, files: Files) -> Flask:
    server = files.settings.server
    house = House(
        settings=files.settings,
        rulebook=files.rulebook,
        database=server.database,
        clock=SteadyClock(newest(server.database)),
    )
    app = create_app(house)
    running = works(app)
    running.start()
    reloading = Reloading(server.rules, lambda: _reread(config), running.service)
    running.scheduler.also("reload", reloading.look, seconds=10)
    return app


def _reread(config: Path) -> Rulebook | list[Problem]:
    found = load_files(config)
    return found.rulebook if isinstance(found, Files) else found


def _ready(address: str) -> None:
    click.echo(f"wardstatus {address}")


def _bring_up(database: str) -> None:
    check_before_start(database)
    copy = bring_up(database)
    if copy is not None:
        _ = spoken()
        tell(_("The database was copied to {file} before it was migrated.", file=copy))


@click.command()
@config_option
@click.option("--to", "to", metavar="URL", help="Move all of it to an empty database too.")
def migrate(config: Path, to: str | None) -> None:
    """Bring the database to its present version; the server must be stopped."""
    database = read_files(config).settings.server.database
    _ = spoken()
    if to is not None and not is_database(to):
        raise click.UsageError(
            _("Write --to as postgresql+psycopg://user@host/name or sqlite:////folder/file.db.")
        )
    with take_alone(database):
        _bring_up(database)
        moved = move(database, to) if to else None
    click.echo(_("The database is at its present version."))
    if moved is not None:
        click.echo(_.many("{n} row was moved.", "{n} rows were moved.", moved))
        click.echo(_("Set database in config.toml to the new one; the old one is left as it is."))
