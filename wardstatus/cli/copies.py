"""`wardstatus backup` and `wardstatus restore`: copies of the database."""

from pathlib import Path

import click

from wardstatus.cli.files import config_option, read_files
from wardstatus.cli.speech import spoken
from wardstatus.store import copies
from wardstatus.store.alone import take_alone

_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@config_option
@_file
def backup(config: Path, file: Path) -> None:
    """Write a checked copy of the database to FILE, beside a running server."""
    size = copies.backup(read_files(config).settings.server.database, file)
    _ = spoken()
    click.echo(_("{file}: {size} bytes, checked.", file=file, size=f"{size:,}"))


@click.command()
@config_option
@_file
def restore(config: Path, file: Path) -> None:
    """Put the copy FILE in the database's place; the server must be stopped."""
    database = read_files(config).settings.server.database
    with take_alone(database):
        kept = copies.restore(database, file)
    _ = spoken()
    click.echo(_("The database is now what {file} held.", file=file))
    if kept is not None:
        click.echo(_("The one it replaced is kept as {file}.", file=kept))
    click.echo(_("Start the server: {command}", command="wardstatus serve"))
