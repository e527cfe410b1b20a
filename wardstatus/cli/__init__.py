"""The commands, each read only when it is called: the server is up the sooner."""

from importlib import import_module

import click

from wardstatus import __version__
from wardstatus.errors import WardstatusError

_MODULES = {
    "serve": "serve",
    "demo": "demo",
    "init": "init",
    "check": "check",
    "backtest": "backtest",
    "migrate": "serve",
    "schema": "schema",
    "screen": "screens",
    "phone": "phones",
    "token": "tokens",
    "user": "users",
    "test-message": "proving",
    "backup": "copies",
    "restore": "copies",
    "paper": "paper",
    "drill": "drill",
    "privacy": "privacy",
    "export": "export",
    "audit": "audit",
}
"""By the name of a command the module it stands in."""


class Commands(click.Group):
    """Commands that end with a sentence, not a trace, when they cannot do what is asked."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; what only others need is not read."""
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"{__name__}.{_MODULES[cmd_name]}")
        found: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what a person can mend is said in one sentence, and the exit is 1."""
        try:
            return super().invoke(ctx)
        except WardstatusError as error:
            raise click.ClickException(_sentence(error)) from error


def _sentence(error: WardstatusError) -> str:
    from wardstatus.cli.speech import spoken
    from wardstatus.texts import errors

    return errors.sentence(spoken(), error)


@click.group(cls=Commands)
@click.version_option(__version__)
def main() -> None:
    """Run wardstatus, a ward capacity board."""
