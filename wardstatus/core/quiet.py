"""Numbers that turn nothing: taken without a look at every condition, and kept aside.

Most numbers change no truth: they lie between the bounds their conditions stand between. A gate
knows these bounds for each indicator of a unit, so such a number costs a comparison. As soon as
one passes a gate, or time brings something, what was kept aside is brought in and the door decides.
What a door then makes of the unit is what it would have made of every number, one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from math import inf
from typing import TypeAlias

from wardstatus.core import duties, indicators
from wardstatus.core.coming import without_staleness
from wardstatus.core.conditions import keyed, stays_between
from wardstatus.core.figures import tree_of
from wardstatus.core.looks import levels
from wardstatus.core.plans import SHIFT, Indicator, Plan
from wardstatus.core.program import Program, program_of
from wardstatus.core.renew import renew
from wardstatus.core.same import Same
from wardstatus.core.standing import Reading, Standing
from wardstatus.core.terms import Terms
from wardstatus.core.units import Unit

_Bounds: TypeAlias = tuple[float, float]
_ALL: _Bounds = (-inf, inf)


@dataclass(slots=True, kw_only=True)
class Gate:
    """What one unit may be sent without anything turning; it holds until a door is gone through."""

    floor: datetime | None
    """Nothing is due before this; looked at anew when it has come."""
    other: datetime | None
    """What time brings next, staleness apart."""
    numbers: dict[str, float | None]
    bounds: dict[str, _Bounds]
    sendable: Mapping[str, _Bounds]
    lasts: dict[str, timedelta | datetime | None]
    """How long a reading is known; an instant: until then."""
    dependents: Mapping[str, tuple[str, ...]]
    program: Program
    ends: dict[str, datetime]
    aside: dict[str, tuple[float, datetime]] = field(default_factory=dict)
    at: datetime | None = None

    def due(self) -> datetime | None:
        """Return the next instant at which time alone brings something, or goes stale."""
        ends = list(self.ends.values())
        if self.other is not None:
            ends.append(self.other)
        return min(ends, default=None)

    def take(self, at: datetime, values: Sequence[tuple[str, float]]) -> bool:
        """Keep the numbers of an instant aside; False: a door must decide, and the gate is done."""
        if self.floor is not None and at >= self.floor:
            self.floor = self.due()
            if self.floor is not None and at >= self.floor:
                return False
        for name, value in values:
            if not self._within(name, value):
                return False
        for name, value in values:
            self.aside[name] = (value, at)
            lasts = self.lasts[name]
            if lasts is not None:
                self.ends[name] = at + lasts if isinstance(lasts, timedelta) else lasts
        self.at = at
        return True

    def _within(self, name: str, value: float) -> bool:
        may = self.sendable.get(name)
        if may is None or self.numbers[name] is None or not may[0] <= value <= may[1]:
            return False
        low, high = self.bounds[name]
        if not low <= value <= high:
            return False
        self.numbers[name] = value
        for computed in self.dependents[name]:
            last = self.numbers[computed]
            number = self.program.compute[computed](self.numbers)
            low, high = self.bounds[computed]
            if number is None or last is None:
                if number is not last:
                    return False
            elif not low <= number <= high:
                return False
            self.numbers[computed] = number
        return True

    def brought_in(self, standing: Standing, source: str) -> Standing:
        """Return the standing with the numbers that were kept aside, as a door would have it."""
        if self.at is None:
            return standing
        taken = {
            name: Reading(value=value, at=at, received=at, source=source)
            for name, (value, at) in self.aside.items()
        }
        readings = {**standing.numbers.readings, **taken}
        numbers = renew(standing.numbers, readings=readings, looked_at=self.at)
        return renew(standing, numbers=numbers, due=self.due())


def gate_of(standing: Standing, terms: Terms) -> Gate | None:
    """Return the gate of a unit as it stands after a door; None: nothing is known of it yet."""
    looked_at = standing.numbers.looked_at
    if looked_at is None:
        return None
    program = program_of(terms.plan)
    numbers = indicators.all_known(standing, terms, looked_at)
    bounds = dict.fromkeys(terms.plan.indicators, _ALL)
    for name, (bottom, top) in (*_latches(standing, terms, looked_at), *_above(terms, numbers)):
        low, high = bounds[name]
        bounds[name] = (max(low, bottom), min(high, top))
    sendable = _sendable(Same(terms.unit), Same(terms.plan))
    return Gate(
        floor=standing.due,
        other=without_staleness(standing, terms),
        numbers=numbers,
        bounds=bounds,
        sendable=sendable,
        lasts={name: _lasts(terms, terms.plan.indicators[name], looked_at) for name in sendable},
        dependents=program.dependents,
        program=program,
        ends=dict(indicators.ends_after(standing, terms, looked_at)),
    )


@lru_cache(maxsize=4096)
def _sendable(unit: Same[Unit], plan: Same[Plan]) -> Mapping[str, _Bounds]:
    return {
        name: (-inf if each.min is None else each.min, inf if each.max is None else each.max)
        for name, each in plan.it.indicators.items()
        if each.kind == "reading" and name not in unit.it.constants
    }


def _latches(standing: Standing, terms: Terms, at: datetime) -> Iterator[tuple[str, _Bounds]]:
    latches = standing.numbers.latches
    for key, indicator, off, on in _between(Same(terms.plan), terms.shift(at)):
        yield indicator, on if key in latches and latches[key].on else off


@lru_cache(maxsize=512)
def _between(plan: Same[Plan], shift: str | None) -> tuple[tuple[str, str, _Bounds, _Bounds], ...]:
    """Return each latch of a plan with its indicator, and where it stays off, and on."""
    return tuple(
        (
            key,
            condition.indicator,
            stays_between(condition, False, shift),
            stays_between(condition, True, shift),
        )
        for level in levels(plan.it)
        for key, condition in keyed(level)
    )


def _above(terms: Terms, numbers: dict[str, float | None]) -> Iterator[tuple[str, _Bounds]]:
    """Yield the numbers that are in a figure above: any other number is another figure."""
    for watcher in tree_of(terms.book).watchers.get(terms.unit.id, ()):
        plan = terms.book.units[watcher].plan
        for indicator in program_of(plan).figures if plan else ():
            name = indicator.over.indicator if indicator.over else ""
            number = numbers.get(name)
            if number is not None:
                yield name, (number, number)


def _lasts(terms: Terms, indicator: Indicator, at: datetime) -> timedelta | datetime | None:
    if indicator.stale_after != SHIFT:
        return indicator.stale_after
    return duties.next_shift(terms.plan, terms.book.zone, at)
