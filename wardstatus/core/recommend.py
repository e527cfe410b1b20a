"""The level the numbers ask for, and its reasons as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core import conditions, indicators
from wardstatus.core.events import NumbersEvent, NumbersLookedAt
from wardstatus.core.figures import tree_of
from wardstatus.core.levels import Level
from wardstatus.core.looks import OFF, Stands, all_of, levels, levels_due
from wardstatus.core.made import Made, made
from wardstatus.core.plans import Comparison, Plan, in_shift
from wardstatus.core.program import program_of
from wardstatus.core.standing import Reading, Standing
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A condition that is on: the value, its bound, since when, how old, from where."""

    indicator: str
    value: float
    at: datetime | None
    """When the value was measured; None for a constant."""
    source: str
    comparison: Comparison
    bound: float
    level: Level
    since: datetime | None
    made: Made = Made()
    """The raw numbers of a score or of points; of how many units a figure is."""


def due(standing: Standing, terms: Terms) -> Iterator[NumbersEvent]:
    """Yield what time alone will bring to the numbers: staleness, shifts, ends of delays."""
    numbers = standing.numbers
    if numbers.looked_at is not None and minded(terms):
        changes = indicators.changes_after(standing, terms, numbers.looked_at)
        at = min(changes, default=None)
        if at is not None:
            yield NumbersLookedAt(at=at, unit=standing.unit)
    yield from levels_due(standing, terms)


def minded(terms: Terms) -> bool:
    """Return whether anything depends on the numbers: a condition, or a figure above."""
    for level in levels(terms.plan):
        if level.when or level.always:
            return True
    return terms.unit.id in tree_of(terms.book).watchers


def at_rest(plan: Plan, readings: Mapping[str, float], shift: str | None) -> Level | None:
    """Return what is recommended if these numbers had stood for ever; None: unknown.

    Numbers left out are unknown, flags left out were not raised.
    """
    program = program_of(plan)
    numbers: dict[str, float | None] = {**dict.fromkeys(program.flags, 0.0), **readings}
    for indicator in program.order:
        numbers[indicator] = program.compute[indicator](numbers)
    recommended: Level | None = None
    for level in levels(plan):
        here: Stands = {}
        for each in all_of(level):
            number = numbers.get(each.indicator)
            turned = None if number is None else conditions.latched(each, False, number, shift)
            here[conditions.key(level.level, each)] = turned
        if any(on is not None for on in here.values()):
            recommended = recommended or Level.GREEN
        if conditions.truth(level, here):
            recommended = level.level
    return recommended


def reasons(
    standing: Standing, unit: Unit, rulebook: Rulebook, now: datetime
) -> tuple[Reason, ...]:
    """Return the conditions that are on for the recommended level, or for red if it is unknown."""
    terms = terms_of(rulebook, unit.id)
    wanted = terms.plan.terms(standing.numbers.recommended or Level.RED)
    if wanted is None:
        return ()
    shift = terms.shift(now)
    found = []
    for condition in all_of(wanted):
        latch = standing.numbers.latches.get(conditions.key(wanted.level, condition), OFF)
        number = indicators.known(standing, terms, condition.indicator, now)
        if not latch.on or number is None:
            continue
        reading = _oldest(standing, terms, condition.indicator)
        found.append(
            Reason(
                indicator=condition.indicator,
                value=number,
                at=reading.at if reading else None,
                source=reading.source if reading else "",
                comparison=condition.comparison,
                bound=in_shift(condition.bound, shift),
                level=wanted.level,
                since=latch.since,
                made=made(standing, terms, condition.indicator, now),
            )
        )
    return tuple(found)


def _oldest(standing: Standing, terms: Terms, indicator: str) -> Reading | None:
    """Return the oldest reading a number is made of; None if it is made of none."""
    behind = program_of(terms.plan).behind(indicator)
    readings = [
        standing.numbers.readings[name] for name in behind if name in standing.numbers.readings
    ]
    return min(readings, key=lambda reading: reading.at, default=None)
