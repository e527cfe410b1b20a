"""`wardstatus demo`: an invented hospital, alive; or a file of readings."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from wardstatus.backtest.wrong import WrongFile
from wardstatus.cli.backtest import end
from wardstatus.cli.demo_file import FileDemo, read_file
from wardstatus.cli.demo_night import HOST, LANGUAGE, Demo, Place
from wardstatus.demo.fitted import Fitted
from wardstatus.texts.words import words
from wardstatus.web.server import Served, serve_app


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--speed", default=60.0, show_default=True, type=click.FloatRange(1, 3600))
@click.option("--readings", help="A CSV of readings to play, or: england.")
def demo(port: int, speed: float, readings: str | None) -> None:
    """Show an invented hospital, alive; nothing to configure."""
    fit = _read(readings) if readings else None
    with _folder() as folder:
        place = Place(folder=folder, port=_free(port), speed=speed)
        show = FileDemo(place, *fit) if fit else Demo(place)
        serve_app(
            Served(make=show.make, ready=lambda address: _ready(address, show), stop=show.stop),
            HOST,
            place.port,
        )


def _read(readings: str) -> tuple[Fitted, str]:
    """Return the file with its plan and its name; say what is wrong with it and end with 2."""
    _ = words(LANGUAGE)
    try:
        fit, name = read_file(readings)
    except WrongFile as wrong:
        end(_, readings, wrong)
    except OSError as fault:
        end(_, readings, WrongFile("file_unread", reason=(fault.strerror or "").lower()))
    if fit.left_out:
        columns = ", ".join(fit.left_out)
        said = _("Left out, not in the plan {plan}: {columns}", plan=fit.plan.id, columns=columns)
        click.echo(said, err=True)
    return fit, name


def _ready(address: str, show: Demo) -> None:
    _ = words(LANGUAGE)
    click.echo(_("The demo runs. Open {address}", address=f"{address}/demo"))
    for name, path in (
        (_("Wall"), "/wall"),
        (_("A ward"), f"/ward/{show.ward}"),
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
