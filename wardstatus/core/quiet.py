"""Numbers that turn nothing: taken without a look at every condition, and kept aside.

Most numbers change no truth: they lie between the bounds their conditions stand between. A gate
knows these bounds for each indicator of a unit, so such a number costs a comparison. As soon as
one passes a gate, or time brings something, what was kept aside is brought in and the door decides.
What a door then makes of the unit is what it would have made of every number, one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

from wardstatus.core import indicators
from wardstatus.core.coming import without_staleness
from wardstatus.core.plans import SHIFT
from wardstatus.core.program import program_of
from wardstatus.core.renew import renew
from wardstatus.core.standing import Reading, Standing
from wardstatus.core.terms import Terms

LATEST = datetime.max.replace(tzinfo=UTC)

Bounds: TypeAlias = tuple[float, float]
"""The lowest and the highest number."""


@dataclass(slots=True, kw_only=True)
class Gate:
    """What one unit may be sent without anything turning; it holds until a door is gone through."""

    standing: Standing
    terms: Terms
    floor: datetime | None
    """Nothing is due before this; looked at anew when it has come, or is asked for."""
    exact: bool = True
    """Whether that is the very instant at which something is due, if it is not None."""
    spans: Mapping[str, Bounds]
    """Between what each number that may be sent turns nothing by itself."""
    between: Mapping[str, Bounds]
    """Between what each computed number does."""
    numbers: dict[str, float | None]
    """All of them, where others are computed of what is sent."""
    dependents: Mapping[str, tuple[str, ...]]
    row: Sequence[tuple[str, float]] = ()
    """The last numbers of an instant that were all there are."""
    row_at: datetime | None = None
    aside: dict[str, tuple[float, datetime]] = field(default_factory=dict)
    """By indicator, the numbers of later instants, and when each was sent."""
    at: datetime | None = None
    rest: tuple[dict[str, datetime], datetime | None] | None = None
    """When readings go stale, and what else time brings first; made when it is asked for."""

    def due(self, by: datetime = LATEST) -> datetime | None:
        """Return the next instant at which time alone brings something, or goes stale.

        One after `by` may be too early: all that is known then is that nothing is due before.
        """
        if not self.exact and self.floor is not None and self.floor <= by:
            self.floor = self._first()
            self.exact = True
        return self.floor

    def _first(self) -> datetime | None:
        if self.rest is None:
            self.rest = _rest(self.standing, self.terms)
        ends, first = self.rest
        known = self.terms.plan.indicators
        for name, (_number, at) in self._kept():
            lasts = known[name].stale_after
            # What is known until its shift ends is so whenever it was sent: the gate ends then too.
            if lasts is not None and lasts != SHIFT:
                ends[name] = at + lasts
        for end in ends.values():
            if first is None or end < first:
                first = end
        return first

    def take(self, at: datetime, values: Sequence[tuple[str, float]]) -> bool:
        """Keep the numbers of an instant aside; False: a door must decide, and the gate is done."""
        if self.floor is not None and at >= self.floor:
            floor = self.due(at)
            if floor is not None and at >= floor:
                return False
        spans = self.spans
        for name, value in values:
            span = spans.get(name)
            if span is None or not span[0] <= value <= span[1]:
                return False
        if self.dependents and not self._computed(values):
            return False
        if len(values) == len(spans):
            self.row, self.row_at = values, at
            if self.aside:
                self.aside.clear()
        else:
            self.aside.update((name, (value, at)) for name, value in values)
        self.at = at
        self.exact = False
        return True

    def _kept(self) -> Iterator[tuple[str, tuple[float, datetime]]]:
        """Yield the last number of each indicator that was kept aside, and when it was sent."""
        if self.row_at is not None:
            for name, value in self.row:
                if name not in self.aside:
                    yield name, (value, self.row_at)
        yield from self.aside.items()

    def _computed(self, values: Sequence[tuple[str, float]]) -> bool:
        """Return whether what is computed of numbers turns nothing either."""
        compute = program_of(self.terms.plan).compute
        for name, value in values:
            self.numbers[name] = value
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
            for name, (number, at) in self._kept()
        }
        readings = {**standing.numbers.readings, **taken}
        numbers = renew(standing.numbers, readings=readings, looked_at=self.at)
        return renew(standing, numbers=numbers, due=self.due())


def _rest(standing: Standing, terms: Terms) -> tuple[dict[str, datetime], datetime | None]:
    looked_at = standing.numbers.looked_at
    assert looked_at is not None
    ends = dict(indicators.ends_after(standing, terms, looked_at))
    # What is due first, if no number goes stale then, is what all else brings first.
    stale_first = standing.due in ends.values()
    return ends, without_staleness(standing, terms) if stale_first else standing.due
