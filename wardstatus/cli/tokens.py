"""`wardstatus token`: what programs carry."""

from pathlib import Path

import click

from wardstatus.access import tokens
from wardstatus.cli.files import config_option, read_files, seen
from wardstatus.cli.speech import no_such, spoken
from wardstatus.clock import system_clock
from wardstatus.settings.sentences import UNKNOWN_PERSON, UNKNOWN_UNIT


@click.group()
def token() -> None:
    """Create tokens, list them, revoke them."""


@token.command()
@config_option
@click.option("--name", required=True, help="What the token is for.")
@click.option("--unit", help="It speaks as the screens of this unit and of all below it.")
@click.option("--person", help="It speaks as this person, with this person's duties.")
def create(config: Path, name: str, unit: str | None, person: str | None) -> None:
    """Print a new token, and nothing else, on standard output; it is shown only now."""
    files = read_files(config)
    if unit is not None and unit not in files.rulebook.units:
        raise no_such(UNKNOWN_UNIT, unit, files.rulebook.units)
    if person is not None and person not in files.rulebook.persons:
        raise no_such(UNKNOWN_PERSON, person, files.rulebook.persons)
    engine = files.database(new=True)
    click.echo(tokens.create(engine, name, system_clock(), unit=unit, person=person))


@token.command("list")
@config_option
def list_tokens(config: Path) -> None:
    """List every token that was made, and when it was last used, to the hour; never the tokens."""
    engine = read_files(config).database()
    for each in tokens.listed(engine):
        speaks = each.unit or each.person or "reads"
        state = "revoked" if each.revoked else "good"
        made = f"{each.created:%Y-%m-%d %H:%M}Z"
        click.echo(f"{each.name}  {speaks}  {state}  {made}  {seen(each.seen)}")


@token.command()
@config_option
@click.argument("name")
def revoke(config: Path, name: str) -> None:
    """Let a token in no more."""
    engine = read_files(config).database()
    if not tokens.revoke(engine, name, system_clock()):
        _ = spoken()
        raise click.ClickException(_('There is no token "{given}".', given=name))
