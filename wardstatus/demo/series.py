"""A file of readings held whole, moment by moment; it is read as a back-test reads it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from wardstatus.backtest import reading
from wardstatus.backtest.columns import EVERY
from wardstatus.backtest.wrong import WrongFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was read for one unit at one instant; `line` is its last line in the file."""

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


def read_series(written: Iterable[bytes]) -> Series:
    """Return the lines of a file as its readings; raise WrongFile for the first that is wrong."""
    source = reading.source(reading.numbered(written), EVERY)
    rows = reading.in_order(source.rows)
    moments = tuple(
        Moment(at=at, rows=tuple(_rows(here))) for at, here in groupby(rows, key=attrgetter("at"))
    )
    if not moments:
        raise WrongFile("file_no_rows", line=1)
    found = dict.fromkeys(row.unit for each in moments for row in each.rows)
    named = [name for _place, name in source.columns.numbers]
    said = (name for each in moments for row in each.rows for name in row.values)
    return Series(columns=tuple(named or dict.fromkeys(said)), units=tuple(found), moments=moments)


def _rows(rows: Iterable[reading.Row]) -> Iterator[Row]:
    """In the long form a unit has several lines an instant, one for each number."""
    found: dict[str, Row] = {}
    for row in rows:
        before = found[row.unit].values if row.unit in found else {}
        found[row.unit] = Row(line=row.line, unit=row.unit, values={**before, **dict(row.values)})
    return iter(found.values())
