"""The commands."""

import click

from wardstatus import __version__
from wardstatus.cli.audit import audit
from wardstatus.cli.backtest import backtest
from wardstatus.cli.check import check
from wardstatus.cli.copies import backup, restore
from wardstatus.cli.demo import demo
from wardstatus.cli.drill import drill
from wardstatus.cli.export import export
from wardstatus.cli.init import init
from wardstatus.cli.paper import paper
from wardstatus.cli.phones import phone
from wardstatus.cli.privacy import privacy
from wardstatus.cli.proving import test_message
from wardstatus.cli.schema import schema
from wardstatus.cli.screens import screen
from wardstatus.cli.serve import migrate, serve
from wardstatus.cli.speech import spoken
from wardstatus.cli.tokens import token
from wardstatus.cli.users import user
from wardstatus.errors import WardstatusError
from wardstatus.texts import errors


class Commands(click.Group):
    """Commands that end with a sentence, not a trace, when they cannot do what is asked."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what a person can mend is said in one sentence, and the exit is 1."""
        try:
            return super().invoke(ctx)
        except WardstatusError as error:
            raise click.ClickException(errors.sentence(spoken(), error)) from error


@click.group(cls=Commands)
@click.version_option(__version__)
def main() -> None:
    """Run wardstatus, a ward capacity board."""


for command in (
    serve,
    demo,
    init,
    check,
    backtest,
    migrate,
    schema,
    screen,
    phone,
    token,
    user,
    test_message,
    backup,
    restore,
    paper,
    drill,
    privacy,
    export,
    audit,
):
    main.add_command(command)
