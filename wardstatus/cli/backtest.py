"""`wardstatus backtest`: what a plan would have done."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from wardstatus.backtest import page, results, sweep, table
from wardstatus.backtest.board import Why
from wardstatus.backtest.reading import Told
from wardstatus.backtest.summary import summary
from wardstatus.backtest.trial import Trial, houses, trial
from wardstatus.backtest.wrong import WrongFile
from wardstatus.cli.speech import of_terminal, speak, unwritten
from wardstatus.cli.trial_files import book_of, plan_of, settings_of, source_of
from wardstatus.core.plans import Plan
from wardstatus.settings import Settings
from wardstatus.texts import errors
from wardstatus.texts.words import Words
from wardstatus.toml.kinds import LANGUAGES

_file = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for, besides the plans."""

    readings: Path
    settings: Settings | None
    json: bool
    html: Path | None
    words: Words
    """What is said in."""


@click.command()
@click.argument("readings", type=_file)
@click.option("--plan", "plan", type=_file, required=True, help="The plan to try.")
@click.option("--against", type=_file, help="Another plan, to compare it with.")
@click.option("--config", type=_file, help="The configuration: tree, constants and zone.")
@click.option("--sweep", "swept", metavar="KEY=FROM:TO:STEP", help="Try a number at many values.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--html", type=_file, metavar="OUT", help="Write a page to show.")
@click.option("--language", type=click.Choice(LANGUAGES), help="What everything is said in.")
def backtest(  # noqa: PLR0913 an option each
    *,
    readings: Path,
    plan: Path,
    against: Path | None,
    config: Path | None,
    swept: str | None,
    as_json: bool,
    html: Path | None,
    language: str | None,
) -> None:
    """Say what a plan would have done with the READINGS of a CSV file; exit 2 if it cannot.

    The first line names the columns: time, unit and indicators of the plan, or time, unit,
    indicator and value. Nobody answers and nobody decides; the level follows the numbers.
    """
    if swept and against:
        raise click.UsageError("--sweep tries one plan; leave out --against.")
    settings = settings_of(config, language) if config else None
    spoken = settings.server.language if settings else of_terminal()
    asked = Asked(
        readings=readings,
        settings=settings,
        json=as_json,
        html=html,
        words=speak(language or spoken),
    )
    try:
        if swept:
            _sweep(asked, plan, sweep.parse(swept))
        else:
            files = [source_of(asked.words, each) for each in (plan, against) if each]
            _play(asked, [plan_of(asked.words, each) for each in files])
    except WrongFile as wrong:
        end(asked.words, str(readings), wrong)


def _play(asked: Asked, plans: Sequence[Plan]) -> None:
    found = _tried(asked, plans, why=page.reasons(asked.words) if asked.html else None)
    first, *others = found.runs
    if asked.html:
        _write(asked.html, page.page(asked.words, found))
    if asked.json:
        made = (
            results.compared(first, others[0], found.played)
            if others
            else results.result(first, found.played)
        )
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
    elif not asked.html:
        click.echo(table.table(asked.words, found.runs, found.played))


def _sweep(asked: Asked, file: Path, wanted: sweep.Sweep) -> None:
    source = source_of(asked.words, file)
    plans = [plan_of(asked.words, each) for each in sweep.plans(source, wanted)]
    found = _tried(asked, plans)
    rows = [
        sweep.Tried(value=value, over_all=summary(run.tallies.values(), found.played.ended))
        for value, run in zip(wanted.values, found.runs, strict=True)
    ]
    if asked.html:
        _write(asked.html, page.swept(asked.words, wanted, rows, found))
    if asked.json:
        made = sweep.as_json(plans[0].id, wanted, rows, found.played)
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
    elif not asked.html:
        click.echo(table.swept(asked.words, wanted, rows))


def _tried(asked: Asked, plans: Sequence[Plan], why: Why | None = None) -> Trial:
    book = book_of(asked.words, asked.settings, plans) if asked.settings else None
    tried = houses(plans, book)
    with _progress(asked.readings) as told:
        found = trial(asked.readings, tried, why=why, told=told)
    if found.left_out:
        _ = asked.words
        names = ", ".join(found.left_out)
        spoken = _("No plan names these columns; they were left out: {names}.", names=names)
        click.echo(f"{asked.readings}: {spoken}", err=True)
    return found


@contextmanager
def _progress(file: Path) -> Iterator[Told | None]:
    """Show on a terminal how much of the file has been read."""
    if not sys.stderr.isatty() or not file.is_file():
        yield None
        return
    size = file.stat().st_size
    with click.progressbar(length=size, label=file.name, file=sys.stderr) as bar:
        yield bar.update


def end(_: Words, file: str, wrong: WrongFile) -> NoReturn:
    """Say what is wrong in a file of readings on standard error, and end with 2."""
    where = f"{file}:{wrong.line}" if wrong.line else file
    parts = (where, wrong.field, errors.sentence(_, wrong))
    click.echo(": ".join(part for part in parts if part), err=True)
    raise SystemExit(2)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise unwritten(file, fault) from fault
