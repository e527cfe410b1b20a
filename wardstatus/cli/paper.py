"""`wardstatus paper`: the board for when it cannot be reached."""

from dataclasses import replace
from pathlib import Path

import click

from wardstatus.cli.files import config_option, read_files
from wardstatus.cli.speech import unwritten
from wardstatus.clock import system_clock
from wardstatus.paper import sheets
from wardstatus.paper.write import write
from wardstatus.store import board as boards
from wardstatus.store import rosters
from wardstatus.store.engine import reading
from wardstatus.texts.words import words
from wardstatus.toml.kinds import LANGUAGES


@click.command()
@config_option
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into; made if it is not there.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="The house's, if left out.")
def paper(config: Path, out: Path, language: str | None) -> None:
    """Write every unit's sheet, with whom to ring and what to do, to print before it is needed."""
    files, now = read_files(config), system_clock()
    _ = words(language or files.settings.server.language)
    with reading(files.database()) as tx:
        book = replace(files.rulebook, roster=rosters.load(tx, now))
        for head in book.roots():
            board = boards.load_board(tx, head.id, book.declarable(head.id))
            folder = out / head.id
            try:
                written = write(_, sheets.pack(_, board, book, now), folder)
            except OSError as fault:
                raise unwritten(folder, fault) from fault
            click.echo(_.many("{file}: {n} file.", "{file}: {n} files.", len(written), file=folder))
