"""`wardstatus check`: every problem of plans and configuration."""

from pathlib import Path

import click

from wardstatus import checking
from wardstatus.cli.files import language_in
from wardstatus.clock import system_clock
from wardstatus.toml.kinds import LANGUAGES


@click.command()
@click.option("--config", type=click.Path(path_type=Path), help="The configuration.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="What the sentences are in: the house's, if left out.",
)
def check(config: Path | None, form: str, paths: tuple[Path, ...], language: str | None) -> None:
    """Say every problem of plans and configuration; exit 0 clean, 1 problems, 2 not read."""
    language = language or language_in(config or Path("config.toml"))
    problems = checking.check(config, paths, now=system_clock(), language=language)
    if form == "json":
        click.echo(checking.as_json(problems))
    elif problems:
        click.echo(checking.as_text(problems, language))
    raise SystemExit(checking.exit_code(problems))
