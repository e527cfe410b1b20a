"""A flat table and what it becomes: CSV, a workbook, JSON."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import TypeAlias
from zoneinfo import ZoneInfo

import xlsxwriter

Value: TypeAlias = str | int | float | bool | datetime | None
Row: TypeAlias = Mapping[str, Value]

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell of text that begins so would be computed by a spreadsheet."""

_LOCAL = "_local"
_WIDEST = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns; an instant is two columns, UTC and, after it, `_local`."""

    name: str
    columns: Sequence[str]
    instants: frozenset[str]
    """Which of the columns are instants."""
    rows: Sequence[Row]
    zone: ZoneInfo

    @property
    def head(self) -> list[str]:
        """Return the names of the columns as they are written."""
        named = (
            (name, name + _LOCAL) if name in self.instants else (name,) for name in self.columns
        )
        return [name for pair in named for name in pair]


def utc(at: datetime) -> str:
    """Return an instant as ISO 8601 in UTC, ending in Z, whole seconds."""
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def local(at: datetime, zone: ZoneInfo) -> datetime:
    """Return the local clock time of an instant, without a zone: a spreadsheet knows none."""
    return at.astimezone(zone).replace(microsecond=0, tzinfo=None)


def as_json(table: Table) -> str:
    """Return the rows as a JSON array of objects."""
    rows = [
        {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in zip(table.head, _cells(table, row), strict=True)
        }
        for row in table.rows
    ]
    return json.dumps(rows, ensure_ascii=False)


def as_csv(table: Table, *, norwegian: bool = False) -> str:
    """Return the rows as CSV; `norwegian`: semicolons, decimal commas and a byte order mark."""
    out = StringIO()
    if norwegian:
        out.write("\ufeff")
    writer = csv.writer(out, delimiter=";" if norwegian else ",")
    writer.writerow(table.head)
    for row in table.rows:
        writer.writerow(_text(cell, norwegian) for cell in _cells(table, row))
    return out.getvalue()


def as_workbook(table: Table) -> bytes:
    """Return the rows as an Excel workbook; every text stays a text, local times are dates."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(table.name[:31])
        dated = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet.write_row(0, 0, table.head, book.add_format({"bold": True}))
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(_cells(table, row)):
                _write(sheet, (number, column), cell, dated)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.head) - 1)
        sheet.set_column(0, len(table.head) - 1, 20)
    return out.getvalue()


def _cells(table: Table, row: Row) -> Iterator[Value]:
    for name in table.columns:
        value = row.get(name)
        if name not in table.instants:
            yield value
        elif isinstance(value, datetime):
            yield utc(value)
            yield local(value, table.zone)
        else:
            yield None
            yield None


def _text(cell: Value, norwegian: bool) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return cell.isoformat()
        case float():
            said = f"{cell:g}" if cell.is_integer() else f"{cell:.2f}"
            return said.replace(".", ",") if norwegian else said
        case int():
            return str(cell)
        case _:
            return _harmless(cell)


def _harmless(text: str) -> str:
    """Return a text no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    place: tuple[int, int],
    cell: Value,
    dated: xlsxwriter.format.Format,
) -> None:
    match cell:
        case None:
            return
        case bool():
            sheet.write_string(*place, "yes" if cell else "no")
        case datetime():
            sheet.write_datetime(*place, cell, dated)
        case int() | float():
            sheet.write_number(*place, cell)
        case _:
            # Never `write`, which would take a text for a formula or a link.
            sheet.write_string(*place, cell)
