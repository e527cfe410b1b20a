"""A file of readings: time and unit, and a column an indicator, or a row a reading."""

import csv
import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from wardstatus.texts.words import marked

LONG = ("time", "unit", "indicator", "value")


class WrongSeries(Exception):
    """A file cannot be played: which line, and what is wrong there."""

    def __init__(self, line: int, text: str, **values: object) -> None:
        self.line = line
        self.text = text
        self.values = values
        super().__init__(line, text, values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was read for one unit at one instant; `line` is its line in the file."""

    line: int
    unit: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """All that the file has for one instant."""

    at: datetime
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A whole file, in the order of time."""

    columns: tuple[str, ...]
    units: tuple[str, ...]
    moments: tuple[Moment, ...]

    @property
    def step(self) -> timedelta:
        """Return the time between two moments, at the median."""
        ats = [each.at for each in self.moments]
        gaps = [(later - at).total_seconds() for at, later in pairwise(ats)]
        return timedelta(seconds=median(gaps)) if gaps else timedelta(days=1)


def read_series(text: str) -> Series:
    """Return a file's readings; raise WrongSeries for the first line that cannot be read."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    head = [name.strip() for name in next(rows, [])]
    _known_head(head)
    long = tuple(head) == LONG
    read = _long if long else _wide
    moments = tuple(_moments(_Lines(rows, head, read)))
    if not moments:
        raise WrongSeries(1, marked("the file has no readings."))
    found = dict.fromkeys(row.unit for each in moments for row in each.rows)
    columns = tuple(
        dict.fromkeys(name for each in moments for row in each.rows for name in row.values)
        if long
        else head[2:]
    )
    return Series(columns=columns, units=tuple(found), moments=moments)


def _known_head(head: Sequence[str]) -> None:
    if list(head[:2]) != ["time", "unit"] or len(head) < 3:
        raise WrongSeries(
            1,
            marked("the first line has to be time,unit and the indicators, not {given}."),
            given=",".join(head)[:80],
        )
    twice = [name for name in head if head.count(name) > 1]
    if twice:
        raise WrongSeries(1, marked("the column {name} stands there twice."), name=twice[0])


@dataclass(frozen=True, slots=True)
class _Lines:
    rows: "Iterator[list[str]]"
    head: Sequence[str]
    read: "Callable[[int, Sequence[str], Sequence[str]], Mapping[str, float]]"


def _moments(lines: _Lines) -> Iterator[Moment]:
    now: datetime | None = None
    there: dict[str, Row] = {}
    for line, cells in enumerate(lines.rows, start=2):
        if not cells:
            continue
        if len(cells) != len(lines.head):
            raise WrongSeries(
                line,
                marked("it has {given} cells, and the first line {wanted}."),
                given=len(cells),
                wanted=len(lines.head),
            )
        at = _instant(line, cells[0].strip())
        if now is not None and at < now:
            raise WrongSeries(line, marked("its time is before that of the line above."))
        if now is not None and at > now:
            yield Moment(at=now, rows=tuple(there.values()))
            there = {}
        now = at
        unit = cells[1].strip()
        there[unit] = _row(line, unit, lines.read(line, lines.head, cells), there.get(unit))
    if now is not None:
        yield Moment(at=now, rows=tuple(there.values()))


def _row(line: int, unit: str, values: Mapping[str, float], before: Row | None) -> Row:
    """A long file has several rows a unit and instant, but each reading only once."""
    if not unit:
        raise WrongSeries(line, marked("it names no unit."))
    known = before.values if before is not None else {}
    if before is not None and (not values or set(values) & set(known)):
        raise WrongSeries(line, marked("{unit} has a line for this time already."), unit=unit)
    return Row(line=line, unit=unit, values={**known, **values})


def _wide(line: int, head: Sequence[str], cells: Sequence[str]) -> Mapping[str, float]:
    pairs = zip(head[2:], cells[2:], strict=True)
    return {name: _number(line, name, cell) for name, cell in pairs if cell.strip()}


def _long(line: int, head: Sequence[str], cells: Sequence[str]) -> Mapping[str, float]:
    name = cells[2].strip()
    return {name: _number(line, name, cells[3])} if cells[3].strip() else {}


def _number(line: int, name: str, cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise WrongSeries(
            line, marked("{name} is {given}, which is not a number."), name=name, given=cell[:40]
        )
    return value


def _instant(line: int, cell: str) -> datetime:
    try:
        at = datetime.fromisoformat(cell)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise WrongSeries(
            line,
            marked("{given} is not a time; write 2027-01-05T03:40:00+01:00."),
            given=cell[:40] or '""',
        )
    return at.astimezone(UTC)
