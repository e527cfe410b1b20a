"""The commands."""

import click

from wardstatus import __version__
from wardstatus.cli.check import check
from wardstatus.cli.demo import demo
from wardstatus.cli.init import init
from wardstatus.cli.screens import screen
from wardstatus.cli.serve import migrate, serve
from wardstatus.cli.tokens import token


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Run wardstatus, a ward capacity board."""


for command in (serve, demo, init, check, migrate, screen, token):
    main.add_command(command)
