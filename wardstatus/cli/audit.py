"""`wardstatus audit`: whether the log is as it was written, and its last seals to keep."""

from pathlib import Path

import click

from wardstatus.cli.files import config_option, read_files
from wardstatus.store import seals, tampering
from wardstatus.store.engine import reading


@click.group()
def audit() -> None:
    """Look whether anything was changed in the log."""


@audit.command()
@config_option
def verify(config: Path) -> None:
    """Look at every row of the log, and say the first that is not as it was written; exit 1."""
    engine = read_files(config).database()
    with reading(engine) as tx:
        found = tampering.verify(tx)
    for each in found:
        before = f", {each.unsealed:,} of before there were seals" if each.unsealed else ""
        said = f"row {each.seq}: {each.fault}" if each.fault else "as they were written"
        click.echo(f"{each.root}: {each.sealed:,} rows{before}: {said}.")
    if any(each.fault for each in found):
        raise SystemExit(1)


@audit.command()
@config_option
def head(config: Path) -> None:
    """Print the last seals: kept elsewhere they prove that nothing before them was rewritten."""
    engine = read_files(config).database()
    with reading(engine) as tx:
        for each in seals.heads(tx):
            click.echo(f"{each.root} {each.chain} {each.length} {each.seal}")
