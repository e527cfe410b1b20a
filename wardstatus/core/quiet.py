"""Numbers that turn nothing: taken without a look at every condition, and kept aside.

Most numbers change no truth: they lie between the bounds their conditions stand between. A gate
knows these bounds for each indicator of a unit, so such a number costs a comparison. As soon as
one passes a gate, or time brings something, what was kept aside is brought in and the door decides.
What a door then makes of the unit is what it would have made of every number, one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from math import inf
from typing import TypeAlias

from wardstatus.core import indicators
from wardstatus.core.coming import without_staleness
from wardstatus.core.conditions import keyed, stays_between
from wardstatus.core.figures import tree_of
from wardstatus.core.looks import levels
from wardstatus.core.plans import SHIFT, Plan
from wardstatus.core.program import program_of
from wardstatus.core.renew import renew
from wardstatus.core.same import Same
from wardstatus.core.standing import Reading, Standing
from wardstatus.core.terms import Terms

_Bounds: TypeAlias = tuple[float, float]
_ALL: _Bounds = (-inf, inf)


@dataclass(slots=True, kw_only=True)
class Gate:
    """What one unit may be sent without anything turning; it holds until a door is gone through."""

    standing: Standing
    terms: Terms
    floor: datetime | None
    """Nothing is due before this; looked at anew when it has come."""
    spans: Mapping[str, _Bounds]
    """Between what each number that may be sent turns nothing by itself."""
    between: Mapping[str, _Bounds]
    """Between what each computed number does."""
    numbers: dict[str, float | None]
    dependents: Mapping[str, tuple[str, ...]]
    aside: dict[str, datetime] = field(default_factory=dict)
    """By indicator, when its number was sent."""
    at: datetime | None = None
    rest: tuple[dict[str, datetime], datetime | None] | None = None
    """When readings go stale, and what else time brings first; made when it is asked for."""

    def due(self) -> datetime | None:
        """Return the next instant at which time alone brings something, or goes stale."""
        if self.at is None:
            return self.floor
        if self.rest is None:
            self.rest = _rest(self.standing, self.terms)
        ends, first = self.rest
        for name, at in self.aside.items():
            lasts = self.terms.plan.indicators[name].stale_after
            if lasts == SHIFT:
                # Readings end with their shift, as the gate does; nothing is due before that.
                ends.pop(name, None)
            elif lasts is not None:
                ends[name] = at + lasts
        for end in ends.values():
            if first is None or end < first:
                first = end
        self.floor = first
        return first

    def take(self, at: datetime, values: Sequence[tuple[str, float]]) -> bool:
        """Keep the numbers of an instant aside; False: a door must decide, and the gate is done."""
        if self.floor is not None and at >= self.floor:
            floor = self.due()
            if floor is not None and at >= floor:
                return False
        spans = self.spans
        for name, value in values:
            span = spans.get(name)
            if span is None or not span[0] <= value <= span[1]:
                return False
        numbers, aside = self.numbers, self.aside
        for name, value in values:
            numbers[name] = value
            aside[name] = at
            if self.dependents and not self._computed(name):
                return False
        self.at = at
        return True

    def _computed(self, name: str) -> bool:
        """Return whether what is computed of a number turns nothing either."""
        compute = program_of(self.terms.plan).compute
        for computed in self.dependents.get(name, ()):
            last = self.numbers[computed]
            number = compute[computed](self.numbers)
            if number is None or last is None:
                if number is not last:
                    return False
            else:
                low, high = self.between[computed]
                if not low <= number <= high:
                    return False
            self.numbers[computed] = number
        return True

    def brought_in(self, source: str) -> Standing:
        """Return the standing with the numbers that were kept aside, as a door would have it."""
        standing = self.standing
        if self.at is None:
            return standing
        taken = {
            name: Reading(value=number, at=at, received=at, source=source)
            for name, at in self.aside.items()
            if (number := self.numbers[name]) is not None
        }
        readings = {**standing.numbers.readings, **taken}
        numbers = renew(standing.numbers, readings=readings, looked_at=self.at)
        return renew(standing, numbers=numbers, due=self.due())


def _rest(standing: Standing, terms: Terms) -> tuple[dict[str, datetime], datetime | None]:
    looked_at = standing.numbers.looked_at
    assert looked_at is not None
    ends = dict(indicators.ends_after(standing, terms, looked_at))
    return ends, without_staleness(standing, terms)


def gate_of(standing: Standing, terms: Terms) -> Gate | None:
    """Return the gate of a unit as it stands after a door; None: nothing is known of it yet."""
    looked_at = standing.numbers.looked_at
    if looked_at is None:
        return None
    plan, latches = terms.plan, standing.numbers.latches
    on = frozenset(key for key, latch in latches.items() if latch.on)
    spans, between = _between(
        Same(plan), frozenset(terms.unit.constants), terms.shift(looked_at), on
    )
    numbers = indicators.all_known(standing, terms, looked_at)
    fixed = {name: (number, number) for name, number in _above(terms, numbers)}
    if fixed:
        spans = {name: fixed.get(name, span) for name, span in spans.items()}
        between = {name: fixed.get(name, span) for name, span in between.items()}
    if None in numbers.values():
        spans = {name: span for name, span in spans.items() if numbers[name] is not None}
    return Gate(
        standing=standing,
        terms=terms,
        floor=standing.due,
        spans=spans,
        between=between,
        numbers=numbers,
        dependents=program_of(plan).dependents,
    )


@lru_cache(maxsize=1024)
def _between(
    plan: Same[Plan], constants: frozenset[str], shift: str | None, on: frozenset[str]
) -> tuple[Mapping[str, _Bounds], Mapping[str, _Bounds]]:
    """Return where all latches stay as they stand: of what may be sent, of what is computed."""
    spans: dict[str, _Bounds] = {}
    between: dict[str, _Bounds] = {}
    for name, each in plan.it.indicators.items():
        if each.kind == "reading" and name not in constants:
            spans[name] = (
                -inf if each.min is None else each.min,
                inf if each.max is None else each.max,
            )
        else:
            between[name] = _ALL
    for level in levels(plan.it):
        for key, condition in keyed(level):
            bottom, top = stays_between(condition, key in on, shift)
            kind = spans if condition.indicator in spans else between
            low, high = kind[condition.indicator]
            kind[condition.indicator] = (max(low, bottom), min(high, top))
    return spans, between


def _above(terms: Terms, numbers: Mapping[str, float | None]) -> Iterator[tuple[str, float]]:
    """Yield the numbers that are in a figure above: any other number is another figure."""
    for watcher in tree_of(terms.book).watchers.get(terms.unit.id, ()):
        plan = terms.book.units[watcher].plan
        for indicator in program_of(plan).figures if plan else ():
            name = indicator.over.indicator if indicator.over else ""
            number = numbers.get(name)
            if number is not None:
                yield name, number
