"""One number of a plan, tried at several values: what each would have done."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal, DecimalException
from itertools import count, takewhile
from typing import Any, TypeAlias

from wardstatus.backtest.results import Json, said, seconds
from wardstatus.backtest.run import Played
from wardstatus.backtest.summary import Summary
from wardstatus.backtest.wrong import WrongFile
from wardstatus.core import durations
from wardstatus.errors import WrongField
from wardstatus.toml.problems import Path
from wardstatus.toml.source import Source

MOST = 100
"""So many values are tried at most."""

_FORM = re.compile(r"([^=]+)=([^:]+):([^:]+):([^:]+)")
_CLEARS = {
    "at_or_above": "clear_below",
    "above": "clear_below",
    "at_or_below": "clear_above",
    "below": "clear_above",
}

Value: TypeAlias = int | float | str
"""A number, or a duration as a plan writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Where a number stands in a plan, and the values it is tried at."""

    key: str
    values: tuple[Value, ...]

    @property
    def path(self) -> Path:
        """Return the keys and positions from the top of the plan to the number."""
        return tuple(int(part) if part.isdigit() else part for part in self.key.split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a plan would have done over all units with one value."""

    value: Value
    over_all: Summary


def parse(given: str) -> Sweep:
    """Return `KEY=FROM:TO:STEP`, of numbers or of durations; raise WrongFile for anything else."""
    form = _FORM.fullmatch(given)
    if form is None:
        raise WrongFile("sweep_form", given=given)
    ends = [part.strip() for part in form.groups()[1:]]
    values = list(_steps(*(_seconds(end) for end in ends))) if _spans(ends) else None
    if values is not None:
        spoken = tuple(durations.say(timedelta(seconds=int(each))) for each in values)
        return Sweep(key=form[1].strip(), values=spoken)
    try:
        numbers = _steps(*(Decimal(end) for end in ends))
        return Sweep(key=form[1].strip(), values=tuple(_plain(each) for each in numbers))
    except DecimalException:
        raise WrongFile("sweep_form", given=given) from None


def _spans(ends: Sequence[str]) -> bool:
    try:
        return all(durations.parse(end) is not None for end in ends)
    except WrongField:
        return False


def _seconds(end: str) -> Decimal:
    return Decimal(int(durations.parse(end).total_seconds()))


def _steps(first: Decimal, last: Decimal, step: Decimal) -> Iterator[Decimal]:
    far = (last - first) / step if step else Decimal(-1)
    if not far.is_finite() or far < 0:
        raise WrongFile("sweep_form", given=f"{first}:{last}:{step}")
    if far >= MOST:
        raise WrongFile("sweep_too_many", given=int(far) + 1, most=MOST)
    values = (first + step * number for number in count())
    return takewhile(lambda value: value <= last if step > 0 else value >= last, values)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def plans(source: Source, sweep: Sweep) -> Iterator[Source]:
    """Yield the plan's file with each value; raise WrongFile where no number can stand.

    The examples are left out, for they speak of the number as it is. A clear bound goes with its
    bound at the same distance, so that every value is a plan.
    """
    before = source.at(sweep.path)
    left_out = before is None and isinstance(source.at(sweep.path[:-1]), dict)
    if not left_out and not _of_kind(before, sweep.values[0]):
        raise WrongFile("sweep_no_place", place=sweep.key)
    for value in sweep.values:
        tables = deepcopy(source.tables)
        tables.pop("example", None)
        _put(tables, sweep.path, value)
        clear = _clear_of(sweep.path)
        if clear is not None and before is not None and _of_kind(source.at(clear), 0):
            _put(tables, clear, _moved(source.at(clear), value, before))
        yield replace(source, tables=tables)


def _of_kind(before: object, value: Value) -> bool:
    kinds = str if isinstance(value, str) else (int, float)
    return isinstance(before, kinds) and not isinstance(before, bool)


def _clear_of(path: Path) -> Path | None:
    """Return where the clear bound of a bound stands; None for what is no bound."""
    for at in (len(path) - 1, len(path) - 2):
        if at > 0 and path[at] in _CLEARS:
            return (*path[:at], _CLEARS[str(path[at])], *path[at + 1 :])
    return None


def _moved(clear: Any, value: Any, before: Any) -> int | float:
    return _plain(Decimal(str(clear)) + Decimal(str(value)) - Decimal(str(before)))


def _put(tables: Any, path: Path, value: object) -> None:
    for part in path[:-1]:
        tables = tables[part]
    tables[path[-1]] = value


def as_json(plan: str, sweep: Sweep, found: Sequence[Tried], played: Played) -> Json:
    """Return a sweep's table."""
    return {
        "plan": plan,
        "sweep": sweep.key,
        "from": said(played.began),
        "to": said(played.ended),
        "readings": played.readings,
        "values": [{"value": each.value, **_row(each.over_all)} for each in found],
    }


def _row(found: Summary) -> Json:
    return {
        "red_share": round(found.red_share, 4),
        "seconds": {level or "unknown": seconds(span) for level, span in found.time.items()},
        "spells": found.spells,
        "over_limit_seconds": seconds(found.over),
        "messages": found.messages,
        "night_messages": found.night_messages,
    }
