"""Percentages that mean something else on a small unit: one bed is many per cent of eight."""

from collections.abc import Iterator
from dataclasses import dataclass

from wardstatus.core import erlang
from wardstatus.core.levels import Level
from wardstatus.core.plans import Condition, Plan, in_shift
from wardstatus.core.program import program_of
from wardstatus.core.units import Unit

STAFFED = "staffed_beds"
"""The constant a percentage of beds is of."""

MOST = 0.5
ONE_IN_TWENTY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFull:
    """At this bound (per cent) most who come find the ward full already; shares are 0 to 1."""

    level: Level
    indicator: str
    beds: int
    bound: float
    full: float
    """The share of arrivals that finds it full at a mean occupancy of the bound."""
    mean: float
    """The mean occupancy at which one in twenty does."""


def too_full(unit: Unit) -> tuple[TooFull, ...]:
    """Return the bounds below 100 % that are too late for so few beds, the lowest a level."""
    if unit.plan is None or STAFFED not in unit.constants:
        return ()
    found: dict[Level, TooFull] = {}
    for level, condition in _of_beds(unit.plan):
        for bound, beds in _by_shift(unit, unit.plan, condition):
            here = _judged(level, condition, bound, beds)
            if here is not None and (level not in found or bound < found[level].bound):
                found[level] = here
    return tuple(found.values())


def _of_beds(plan: Plan) -> Iterator[tuple[Level, Condition]]:
    """Yield the conditions on a percentage that is computed from the staffed beds."""
    program = program_of(plan)
    for level in (plan.yellow, plan.red):
        for condition in (*level.when, *level.always):
            named = plan.indicators[condition.indicator]
            upward = condition.comparison in ("at_or_above", "above")
            percent = "%" in named.unit.values()
            if upward and percent and STAFFED in program.behind(condition.indicator):
                yield level.level, condition


def _by_shift(unit: Unit, plan: Plan, condition: Condition) -> Iterator[tuple[float, int]]:
    for shift in plan.shifts or (None,):
        yield in_shift(condition.bound, shift), round(in_shift(unit.constants[STAFFED], shift))


def _judged(level: Level, condition: Condition, bound: float, beds: int) -> TooFull | None:
    if not 0 < bound < 100 or beds < 1:
        return None
    share = erlang.full_at(beds, bound / 100)
    if share <= MOST:
        return None
    return TooFull(
        level=level,
        indicator=condition.indicator,
        beds=beds,
        bound=bound,
        full=share,
        mean=erlang.mean_for(beds, ONE_IN_TWENTY),
    )
