"""`wardstatus privacy`: how much is kept that is somebody's, and a name that is to be forgotten."""

from datetime import datetime, timedelta
from pathlib import Path

import click

from wardstatus.cli.files import Files, config_option, read_files
from wardstatus.clock import system_clock
from wardstatus.core import durations
from wardstatus.store import actors
from wardstatus.store.census import Held, census
from wardstatus.store.engine import reading, writing

ROUND = timedelta(days=1)
"""What is too old is forgotten within a day of it."""


@click.group(invoke_without_command=True)
@config_option
@click.pass_context
def privacy(context: click.Context, config: Path) -> None:
    """Count what is kept of each class, and say from when the oldest is; names nobody.

    Exit 1 if something is older than the settings let it be.
    """
    if context.invoked_subcommand is not None:
        return
    files = read_files(config)
    engine = files.database()
    with reading(engine) as tx:
        found = census(tx)
    late = False
    for held in found:
        limit = _limit(files, held.what)
        late = late or _is_late(held, limit, system_clock())
        click.echo(_line(held, limit, late=_is_late(held, limit, system_clock())))
    if late:
        raise SystemExit(1)


@privacy.command()
@config_option
@click.argument("person")
def forget(config: Path, person: str) -> None:
    """Delete the name of PERSON, who is not configured any more; the log stays as it is."""
    files = read_files(config)
    if person in files.rulebook.persons:
        raise click.ClickException(f'Take "{person}" out of {config} first.')
    engine = files.database()
    with writing(engine) as tx:
        known = actors.forget(tx, f"person:{person}")
    if not known:
        raise click.ClickException(f'No name is kept for "{person}".')
    click.echo(f"The name of {person} is deleted; pages have it until the next hour.")


def _limit(files: Files, what: str) -> timedelta | None:
    """Return how long a class is kept after its instant; None: as long as it is needed."""
    kept = files.settings.retention
    limits = {
        "notes": kept.notes,
        "decisions": kept.decisions,
        **dict.fromkeys(("names", "persons", "persons told"), kept.persons),
        **dict.fromkeys(("persons with numbers", "duty overrides"), kept.persons),
        **dict.fromkeys(("delivery details", "links", "codes", "sign-ins"), kept.deliveries),
    }
    return limits.get(what)


def _is_late(held: Held, limit: timedelta | None, now: datetime) -> bool:
    return bool(limit and held.oldest and held.oldest + limit + ROUND < now)


def _line(held: Held, limit: timedelta | None, late: bool) -> str:
    oldest = f"{held.oldest:%Y-%m-%d %H:%M}Z" if held.oldest else "-"
    kept = durations.say(limit) if limit else "kept"
    return f"{held.what:22}{held.count:>9}  {oldest:18}{kept:>6}{'  too old' if late else ''}"
