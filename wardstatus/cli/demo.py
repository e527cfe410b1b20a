"""`wardstatus demo`: an invented hospital, alive."""

import click


@click.command()
def demo() -> None:
    """Show an invented hospital, alive; nothing to configure."""
    raise click.ClickException("The demo is being built.")
