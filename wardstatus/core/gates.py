"""The gates of units: between which numbers nothing turns, as a unit stands after a door."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import inf

from wardstatus.core import indicators
from wardstatus.core.conditions import keyed, stays_between
from wardstatus.core.figures import tree_of
from wardstatus.core.looks import levels
from wardstatus.core.plans import Plan
from wardstatus.core.program import program_of
from wardstatus.core.quiet import Bounds, Gate
from wardstatus.core.same import Same
from wardstatus.core.standing import Standing
from wardstatus.core.terms import Terms

_ALL: Bounds = (-inf, inf)


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
    dependents = program_of(plan).dependents
    return Gate(
        standing=standing,
        terms=terms,
        floor=standing.due,
        spans=spans,
        between=between,
        numbers=numbers if dependents else {},
        dependents=dependents,
    )


@lru_cache(maxsize=1024)
def _between(
    plan: Same[Plan], constants: frozenset[str], shift: str | None, on: frozenset[str]
) -> tuple[Mapping[str, Bounds], Mapping[str, Bounds]]:
    """Return where all latches stay as they stand: of what may be sent, of what is computed."""
    spans: dict[str, Bounds] = {}
    between: dict[str, Bounds] = {}
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
