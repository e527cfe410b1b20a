"""Numbers that turn nothing: taken without a look at every condition, and kept aside.

Most numbers change no truth: they lie between the bounds their conditions stand between. A gate
knows these bounds for each indicator of a unit, so such a number costs a comparison. As soon as
one passes a gate, or time brings something, what was kept aside is brought in and the door decides.
What a door then makes of the unit is what it would have made of every number, one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import inf
from typing import TypeAlias

from wardstatus.core import duties, indicators
from wardstatus.core.coming import without_staleness
from wardstatus.core.conditions import keyed, stays_between
from wardstatus.core.figures import tree_of
from wardstatus.core.looks import OFF, levels
from wardstatus.core.plans import SHIFT, Indicator
from wardstatus.core.program import Program, program_of
from wardstatus.core.standing import Reading, Standing
from wardstatus.core.terms import Terms

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
    sendable: dict[str, _Bounds]
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
        numbers = replace(standing.numbers, readings=readings, looked_at=self.at)
        return replace(standing, numbers=numbers, due=self.due())


def gate_of(standing: Standing, terms: Terms) -> Gate | None:
    """Return the gate of a unit as it stands after a door; None: nothing is known of it yet."""
    looked_at = standing.numbers.looked_at
    if looked_at is None:
        return None
    program = program_of(terms.plan)
    numbers = indicators.all_known(standing, terms, looked_at)
    bounds = dict.fromkeys(terms.plan.indicators, _ALL)
    for name, between in (*_latches(standing, terms, looked_at), *_above(terms, numbers)):
        low, high = bounds[name]
        bounds[name] = (max(low, between[0]), min(high, between[1]))
    sendable = {
        name: (-inf if each.min is None else each.min, inf if each.max is None else each.max)
        for name, each in terms.plan.indicators.items()
        if each.kind == "reading" and name not in terms.unit.constants
    }
    ends = dict(indicators.ends_after(standing, terms, looked_at))
    return Gate(
        floor=standing.due,
        other=without_staleness(standing, terms),
        numbers=numbers,
        bounds=bounds,
        sendable=sendable,
        lasts={name: _lasts(terms, terms.plan.indicators[name], looked_at) for name in sendable},
        dependents=program.dependents,
        program=program,
        ends=ends,
    )


def _latches(standing: Standing, terms: Terms, at: datetime) -> Iterator[tuple[str, _Bounds]]:
    shift = terms.shift(at)
    for level in levels(terms.plan):
        for name, condition in keyed(level):
            on = standing.numbers.latches.get(name, OFF).on
            yield condition.indicator, stays_between(condition, on, shift)


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
