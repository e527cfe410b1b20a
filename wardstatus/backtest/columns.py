"""The first line of a file of readings: which column holds what."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wardstatus.backtest import cells
from wardstatus.backtest.wrong import WrongFile

LONG = {"time", "unit", "indicator", "value"}
"""The columns of the long form: a line for each number."""

_MARKS = (";", "\t", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The indicators that the plans take from a file, and those they compute, with their kind."""

    taken: frozenset[str]
    computed: Mapping[str, str]
    every: bool = False
    """Whatever the file names is taken."""

    def takes(self, name: str) -> bool:
        """Return whether a column, or an indicator of the long form, is taken."""
        return name in self.taken or (self.every and name not in ("", "time", "unit"))


EVERY = Wanted(taken=frozenset(), computed={}, every=True)
"""For whoever asks for plans that fit the file, and not the other way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where time, unit and numbers stand in every line."""

    names: tuple[str, ...]
    mark: str
    """What stands between two cells."""
    time: int
    unit: int
    numbers: tuple[tuple[int, str], ...]
    """Place and indicator of each number; none in the long form."""
    long: tuple[int, int] | None
    """Where indicator and value stand in the long form."""
    left_out: tuple[str, ...]
    """Columns that no plan names."""
    read: Callable[[str], float]
    """What reads a number: with a decimal comma where commas are free for it."""


def split(line: str, mark: str) -> list[str]:
    """Return the cells of a line; raise WrongFile for a quote that is not closed in it."""
    if '"' not in line:
        return line.split(mark)
    try:
        return next(csv.reader([line], delimiter=mark, strict=True))
    except csv.Error:
        raise WrongFile("file_quote") from None


def columns(line: str, wanted: Wanted) -> Columns:
    """Return what the first line says; raise WrongFile if it does not name what is needed."""
    mark = next((each for each in _MARKS if each in line), ",")
    names = tuple(name.strip() for name in split(line, mark))
    for place, name in enumerate(names):
        if name and name in names[:place]:
            raise WrongFile("file_column_twice", given=name)
    for needed in ("time", "unit"):
        if needed not in names:
            raise WrongFile("file_no_column", missing=needed)
    long = set(names) == LONG
    numbers = () if long else tuple(_numbers(names, wanted))
    known = {"time", "unit", *(name for _place, name in numbers)}
    return Columns(
        names=names,
        mark=mark,
        time=names.index("time"),
        unit=names.index("unit"),
        numbers=numbers,
        long=(names.index("indicator"), names.index("value")) if long else None,
        left_out=() if long else tuple(name for name in names if name and name not in known),
        read=cells.number if mark == "," else cells.comma_number,
    )


def computed(name: str, wanted: Wanted) -> WrongFile:
    """Return what is wrong with a column of an indicator that the plan computes."""
    return WrongFile("file_computed", column=name, given=name, kind=wanted.computed[name])


def _numbers(names: Sequence[str], wanted: Wanted) -> list[tuple[int, str]]:
    for name in names:
        if name in wanted.computed:
            raise computed(name, wanted)
    return [(place, name) for place, name in enumerate(names) if wanted.takes(name)]
