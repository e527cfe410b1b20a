"""`wardstatus export`: what happened, as files for others, with roles and without persons."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import click
from sqlalchemy import Engine

from wardstatus.cli.files import Files, config_option, read_files
from wardstatus.cli.speech import spoken
from wardstatus.clock import system_clock
from wardstatus.measures.periods import Period, days
from wardstatus.service import Service
from wardstatus.store import log, outbox
from wardstatus.store.engine import reading
from wardstatus.texts.words import words
from wardstatus.web.export_view import rows, shared
from wardstatus.web.export_view.table import Table, as_csv, as_json
from wardstatus.web.measures_view.asked import USUAL, Asked
from wardstatus.web.overview_view.desk import Desk

_day = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@config_option
@click.option(
    "--without-persons",
    is_flag=True,
    required=True,
    help="Roles, and no persons, names, numbers or free text; there is no other export.",
)
@click.argument("first", metavar="FROM", type=_day)
@click.argument("last", metavar="TO", type=_day)
@click.argument("out", type=click.Path(path_type=Path))
def export(config: Path, without_persons: bool, first: datetime, last: datetime, out: Path) -> None:
    """Write the days FROM to TO, both in it, as CSV and JSON into the folder, or the .zip, OUT.

    Works beside a running server.
    """
    files = read_files(config)
    if first > last:
        _ = spoken()
        raise click.UsageError(_("FROM is after TO."))
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        _ = spoken()
        raise click.ClickException(_("{file} is there already; name another.", file=out))
    period = days(first.date(), last.date(), system_clock(), files.settings.zone)
    engine = files.database()
    tables = shared_tables(files, engine, period)
    write(out, tables)
    counts = ", ".join(f"{len(table.rows)} {table.name}" for table in tables[:-1])
    click.echo(f"{out}: {counts}.")


def shared_tables(files: Files, engine: Engine, period: Period) -> list[Table]:
    """Return every table of a period without persons; the last says what the columns mean."""
    tables = list(_tables(files, engine, period))
    return [*tables, shared.columns(tables, files.settings.zone)]


def _tables(files: Files, engine: Engine, period: Period) -> Iterator[Table]:
    service = Service(engine, files.rulebook, system_clock)
    heads = [unit.id for unit in files.rulebook.roots()]
    asked = [_asked(service, files, head, period) for head in heads]
    for name in rows.NAMES:
        yield shared.without_free_text(_together([_rows(service, each, name) for each in asked]))
    with reading(engine) as tx:
        units = [unit.id for each in asked for unit in each.units]
        kinds = ("decision_made", "outcome_told")
        events = [
            event
            for head in heads
            for _place, event in log.told(tx, head, kinds, since=period.begins)
        ]
        yield shared.decisions(events, units, period.ends, files.settings.zone)
        told = outbox.between(tx, units, period.begins, period.ends)
        yield shared.messages(told, files.settings.zone)


def _asked(service: Service, files: Files, head: str, period: Period) -> Asked:
    desk = Desk(
        board=service.board(head),
        rulebook=files.rulebook,
        words=words(files.settings.server.language),
        now=period.ends,
        root=head,
        pasts=service.records.histories.of(head),
    )
    return Asked(desk=desk, period=period, weeks=USUAL)


def _rows(service: Service, asked: Asked, name: str) -> Table:
    histories, head = service.records.histories, asked.desk.board.root
    return rows.table(asked, name, lambda: histories.tasks(head, asked.period.begins))


def _together(boards: list[Table]) -> Table:
    found = [row for table in boards for row in table.rows]
    first = boards[0]
    return Table(
        name=first.name,
        columns=first.columns,
        instants=first.instants,
        rows=found,
        zone=first.zone,
    )


def write(out: Path, tables: list[Table]) -> None:
    """Write tables as CSV and JSON into a folder, or into one file if it ends in .zip."""
    written = {
        f"{table.name}.{form}": text
        for table in tables
        for form, text in (("csv", as_csv(table)), ("json", as_json(table)))
    }
    if re.fullmatch(r"\.zip", out.suffix, re.IGNORECASE):
        with ZipFile(out, "w", ZIP_DEFLATED) as packed:
            for name, text in written.items():
                packed.writestr(name, text)
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
