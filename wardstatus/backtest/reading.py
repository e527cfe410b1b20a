"""A file of readings, line by line: rows in the order of time, or the first that is wrong."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from wardstatus.backtest.cells import instant
from wardstatus.backtest.columns import Columns, Wanted, columns, computed, split
from wardstatus.backtest.wrong import WrongFile

LONGEST = 1_000_000
"""Bytes of a line; a longer one is no line of numbers."""

Values = tuple[tuple[str, float], ...]


class Row(NamedTuple):
    """One line with its numbers by indicator; a tuple, for there are millions of them."""

    at: datetime
    unit: str
    values: Values
    line: int
    indicator: str = ""
    """What the line is about, in the long form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file whose first line has been read: its columns, and its rows once."""

    columns: Columns
    rows: Iterator[Row]
    left_out: dict[str, None] = field(default_factory=dict)
    """Indicators no plan names; in the long form they are known when the last row was read."""


Told = Callable[[int], None]
"""Is told how many bytes have been read since it was told last."""


@contextmanager
def read(path: Path, wanted: Wanted, told: Told | None = None) -> Iterator[Source]:
    """Yield the file as its rows, and close it behind them; raise WrongFile at the first fault."""
    try:
        with path.open("rb") as file:
            yield source(numbered(short_lines(file), told), wanted)
    except OSError as fault:
        raise WrongFile("file_unread", reason=(fault.strerror or "").lower()) from fault


def short_lines(file: BinaryIO) -> Iterator[bytes]:
    """Return the lines of a file; of one that is too long only as much as shows that it is."""
    return iter(partial(file.readline, LONGEST + 1), b"")


def source(lines: Iterator[tuple[int, str, bool]], wanted: Wanted) -> Source:
    """Return numbered lines (and whether each ended) as columns and rows."""
    number, first, _ended = next(lines, (0, "", True))
    if not first.strip(" ,;\t"):
        raise WrongFile("file_empty", line=number or 1)
    try:
        found = columns(first, wanted)
    except WrongFile as wrong:
        raise wrong.placed(line=number) from None
    left_out = dict.fromkeys(found.left_out)
    return Source(columns=found, rows=_rows(lines, found, wanted, left_out), left_out=left_out)


def numbered(written: Iterable[bytes], told: Told | None = None) -> Iterator[tuple[int, str, bool]]:
    """Yield number, text and whether the line was ended, of every line that is not empty.

    Raises WrongFile for one that is not UTF-8, or is no line of numbers.
    """
    read_since = 0
    for number, raw in enumerate(written, start=1):
        if len(raw) > LONGEST:
            raise WrongFile("file_line_too_long", line=number, most=LONGEST)
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise WrongFile("file_not_utf8", line=number) from None
        read_since += len(raw)
        if told is not None and read_since >= LONGEST:
            told(read_since)
            read_since = 0
        line = text.rstrip("\r\n")
        if line:
            yield number, line, line != text
    if told is not None:
        told(read_since)


def _rows(
    lines: Iterable[tuple[int, str, bool]],
    found: Columns,
    wanted: Wanted,
    left_out: dict[str, None],
) -> Iterator[Row]:
    """Yield a row for each line; what is wrong carries its line and column."""
    said, at = "", None
    for number, line, ended in lines:
        try:
            cells = split(line, found.mark) if '"' in line else line.split(found.mark)
            if len(cells) != len(found.names):
                raise _cut(cells, found, ended)
            if at is None or cells[found.time] != said:
                said = cells[found.time]
                at = _instant(said)
            unit = cells[found.unit].strip()
            if not unit:
                raise WrongFile("file_no_unit", column="unit")
            if found.long is None:
                yield Row(at, unit, _wide(cells, found), number)
                continue
            name, values = _long(cells, found, wanted)
            if not wanted.takes(name):
                left_out.setdefault(name)
                values = ()
            yield Row(at, unit, values, number, name)
        except WrongFile as wrong:
            raise wrong.placed(line=number) from None


def _cut(cells: list[str], found: Columns, ended: bool) -> WrongFile:
    given, wanted = len(cells), len(found.names)
    if ended or given > wanted:
        return WrongFile("file_cells", given=given, wanted=wanted)
    return WrongFile("file_cut", column=found.names[given - 1], given=given, wanted=wanted)


def _instant(cell: str) -> datetime:
    try:
        return instant(cell)
    except WrongFile as wrong:
        raise wrong.placed(column="time") from None


def _wide(cells: list[str], found: Columns) -> Values:
    read = found.read
    try:
        return tuple([(name, read(cells[at])) for at, name in found.numbers if cells[at]])
    except WrongFile:
        return tuple(_slowly(cells, found))


def _slowly(cells: list[str], found: Columns) -> Iterator[tuple[str, float]]:
    """Read again what could not be read, to say where."""
    for place, name in found.numbers:
        if cells[place].strip():
            yield name, _number(cells[place], found.read, name)


def _number(cell: str, read: Callable[[str], float], column: str) -> float:
    try:
        return read(cell)
    except WrongFile as wrong:
        raise wrong.placed(column=column) from None


def _long(cells: list[str], found: Columns, wanted: Wanted) -> tuple[str, Values]:
    """Return the indicator of a line, and its number if it has one."""
    assert found.long is not None
    indicator, value = found.long
    name = cells[indicator].strip()
    if name in wanted.computed:
        raise computed(name, wanted)
    if not cells[value].strip():
        return name, ()
    return name, ((name, _number(cells[value], found.read, "value")),)


def in_order(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows as they come.

    Raises WrongFile for one before the last, and for a second one of a unit (in the long form: of
    a unit's indicator) at one instant.
    """
    last: datetime | None = None
    seen: dict[str | tuple[str, str], int] = {}
    for row in rows:
        at, unit, _values, line, indicator = row
        if at is not last:
            if last is not None and at < last:
                raise WrongFile("file_before", line=line, column="time", at=at, last=last)
            if at != last:
                seen.clear()
            last = at
        first = seen.setdefault((unit, indicator) if indicator else unit, line)
        if first != line:
            raise WrongFile("file_twice", line=line, column="time", unit=unit, first=first)
        yield row
