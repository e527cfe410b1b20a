"""`wardstatus phone`: a page of one's own on a leader's telephone."""

from pathlib import Path

import click

from wardstatus.access import links
from wardstatus.access.sign_in import board_of
from wardstatus.cli.files import Files, config_option, read_files
from wardstatus.cli.speech import no_such
from wardstatus.clock import system_clock
from wardstatus.settings.sentences import UNKNOWN_PERSON
from wardstatus.store import links as rows
from wardstatus.store.engine import writing


@click.group()
def phone() -> None:
    """Make a leader's own page, or end all links of a leader."""


@phone.command()
@config_option
@click.argument("person")
def link(config: Path, person: str) -> None:
    """Print the address of a page with all that waits for PERSON, to be kept on the telephone.

    It is good for 400 days, and whoever has it answers in the person's name.
    """
    files = _known(config, person)
    board = board_of(files.rulebook, person)
    secret = links.make_own(files.database(new=True), person, board, system_clock())
    base = str(files.settings.server.public_url or f"http://localhost:{files.settings.server.port}")
    click.echo(f"{base.rstrip('/')}/k/{secret}")


@phone.command()
@config_option
@click.argument("person")
def revoke(config: Path, person: str) -> None:
    """End every link of PERSON at once: the page of their own, and those of messages."""
    files = _known(config, person)
    with writing(files.database()) as tx:
        click.echo(rows.revoke(tx, person, system_clock()))


def _known(config: Path, person: str) -> Files:
    files = read_files(config)
    if person not in files.rulebook.persons:
        raise no_such(UNKNOWN_PERSON, person, files.rulebook.persons)
    return files
