"""`wardstatus user`: who is signed in at a desk."""

from pathlib import Path

import click

from wardstatus.cli.files import config_option, read_files
from wardstatus.clock import system_clock
from wardstatus.store import sign_ins
from wardstatus.store.engine import reading, writing


@click.group()
def user() -> None:
    """List who is signed in at a desk, or sign somebody out."""


@user.command("list")
@config_option
def list_users(config: Path) -> None:
    """List who is signed in: the person's id, since when and until when."""
    with reading(read_files(config).database()) as tx:
        for each in sign_ins.there(tx, system_clock()):
            since = each.entered or each.asked
            click.echo(f"{each.person}  {since:%Y-%m-%d %H:%M}Z  {each.expires:%Y-%m-%d %H:%M}Z")


@user.command()
@config_option
@click.argument("person")
def revoke(config: Path, person: str) -> None:
    """Sign PERSON (an id) out everywhere, and say how many times they were signed in."""
    with writing(read_files(config).database()) as tx:
        click.echo(sign_ins.end_all(tx, person, system_clock()))
