"""`wardstatus screen`: which browsers are screens of which unit."""

from pathlib import Path

import click

from wardstatus.access import pairing
from wardstatus.cli.files import config_option, read_files, seen
from wardstatus.cli.speech import no_such, spoken
from wardstatus.clock import system_clock
from wardstatus.settings.sentences import UNKNOWN_UNIT


@click.group()
def screen() -> None:
    """Pair screens, list them, revoke them."""


@screen.command()
@config_option
@click.option("--unit", help="The unit whose ward screen it becomes.")
@click.option("--wall", "wall", help="The unit whose wall board it shows, reading only.")
def pair(config: Path, unit: str | None, wall: str | None) -> None:
    """Print a code that is typed on the screen, at /pair, within ten minutes."""
    files = read_files(config)
    place = unit or wall
    if place is None or (unit and wall):
        _ = spoken()
        said = _("Say --unit ID for a ward's screen, or --wall ID for a wall.")
        raise click.UsageError(said)
    if place not in files.rulebook.units:
        raise no_such(UNKNOWN_UNIT, place, files.rulebook.units)
    engine = files.database(new=True)
    click.echo(pairing.print_code(engine, place, wall is not None, system_clock()))


@screen.command("list")
@config_option
def list_screens(config: Path) -> None:
    """List every screen that was paired, and when it was last heard of, to the hour."""
    engine = read_files(config).database()
    for each in pairing.listed(engine):
        state = "revoked" if each.revoked else "reads" if each.read_only else "writes"
        click.echo(
            f"{each.id}  {each.unit}  {state}  {each.created:%Y-%m-%d %H:%M}Z  {seen(each.seen)}"
        )


@screen.command()
@config_option
@click.argument("identifier")
def revoke(config: Path, identifier: str) -> None:
    """Let a screen in no more; it is hung up on within seconds."""
    engine = read_files(config).database()
    if not pairing.revoke(engine, identifier, system_clock()):
        _ = spoken()
        raise click.ClickException(_('There is no screen "{given}".', given=identifier))
