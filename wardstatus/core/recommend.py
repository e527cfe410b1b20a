"""The level the numbers ask for, and its reasons as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wardstatus.core import conditions, indicators
from wardstatus.core.events import (
    ConditionTurned,
    LevelTurned,
    NumbersEvent,
    NumbersLookedAt,
    RecommendationChanged,
    RuleTurned,
)
from wardstatus.core.levels import Level
from wardstatus.core.plans import Comparison, Condition, LevelTerms, Plan, in_shift
from wardstatus.core.standing import Numbers, Standing, Turn
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook, Unit

OFF = Turn()
CHANGEABLE = (Level.YELLOW, Level.RED)


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


def _all(terms: LevelTerms) -> tuple[Condition, ...]:
    return terms.when + terms.always


def _levels(plan: Plan) -> tuple[LevelTerms, ...]:
    return (plan.yellow, plan.red)


def _stands(standing: Standing, terms: Terms, at: datetime) -> dict[str, bool | None]:
    """Return how each condition stands at an instant; None for one whose number is unknown."""
    shift = terms.shift(at)
    stands: dict[str, bool | None] = {}
    for level in _levels(terms.plan):
        for condition in _all(level):
            name = conditions.key(level.level, condition)
            number = indicators.known(standing, terms, condition.indicator, at)
            on = standing.numbers.latches.get(name, OFF).on
            stands[name] = (
                None if number is None else conditions.latched(condition, on, number, shift)
            )
    return stands


def conditions_turned(standing: Standing, terms: Terms, at: datetime) -> Iterator[NumbersEvent]:
    """Yield the latches that the numbers of this instant turn."""
    for name, on in _stands(standing, terms, at).items():
        if on is not None and on != standing.numbers.latches.get(name, OFF).on:
            yield ConditionTurned(at=at, unit=standing.unit, condition=name, on=on)


def rules_turned(standing: Standing, terms: Terms, at: datetime) -> Iterator[NumbersEvent]:
    """Yield the rules that become true or false as the conditions stand now."""
    stands = _stands(standing, terms, at)
    for level in _levels(terms.plan):
        rule = conditions.truth(level, stands)
        if rule is not None and rule != standing.numbers.rules.get(level.level, OFF).on:
            yield RuleTurned(at=at, unit=standing.unit, level=level.level, on=rule)


def levels_turned(standing: Standing, terms: Terms, at: datetime) -> Iterator[NumbersEvent]:
    """Yield the levels that turn at once: no delay, or an `always` condition."""
    for event in _levels_due(standing, terms):
        if event.at <= at:
            # A shorter delay of a new plan does not turn a level before the plan was read.
            yield replace(event, at=at)


def recommendation_changed(
    standing: Standing, terms: Terms, at: datetime
) -> Iterator[NumbersEvent]:
    """Yield the change of the recommendation, if levels or knowledge make another one."""
    known = any(on is not None for on in _stands(standing, terms, at).values())
    level = _asked_for(standing.numbers) if known else None
    if level != standing.numbers.recommended:
        yield RecommendationChanged(
            at=at, unit=standing.unit, level=level, previous=standing.numbers.recommended
        )


LOOK = (conditions_turned, rules_turned, levels_turned, recommendation_changed)
"""What is looked at, in this order, when numbers have changed; each sees what the last one did."""


def _asked_for(numbers: Numbers) -> Level:
    on = [level for level in CHANGEABLE if numbers.levels.get(level, OFF).on]
    return on[-1] if on else Level.GREEN


def due(standing: Standing, terms: Terms) -> Iterator[NumbersEvent]:
    """Yield what time alone will bring to the numbers: staleness, shifts, ends of delays."""
    numbers = standing.numbers
    if not numbers.readings or not any(_all(level) for level in _levels(terms.plan)):
        return
    if numbers.looked_at is not None:
        changes = indicators.changes_after(standing, terms, numbers.looked_at)
        at = min(changes, default=None)
        if at is not None:
            yield NumbersLookedAt(at=at, unit=standing.unit)
    yield from _levels_due(standing, terms)


def _levels_due(standing: Standing, terms: Terms) -> Iterator[LevelTurned]:
    """Red goes on before yellow and off after it: no level in between is recommended."""
    turning = []
    for level in _levels(terms.plan):
        turns = _turn_at(standing, level)
        if turns is not None:
            on = not standing.numbers.levels.get(level.level, OFF).on
            turning.append(LevelTurned(at=turns, unit=standing.unit, level=level.level, on=on))
    yield from sorted(
        turning, key=lambda event: -event.level.rank if event.on else event.level.rank
    )


def _turn_at(standing: Standing, level: LevelTerms) -> datetime | None:
    """Return when a level will turn, its rule standing as it does; None: not at all."""
    rule = standing.numbers.rules.get(level.level, OFF)
    turn = standing.numbers.levels.get(level.level, OFF)
    if rule.on == turn.on or rule.since is None:
        return None
    if not rule.on:
        return rule.since + level.lower_after
    latches = [
        standing.numbers.latches.get(conditions.key(level.level, each), OFF)
        for each in level.always
    ]
    at_once = [latch.since for latch in latches if latch.on and latch.since is not None]
    after = rule.since + level.raise_after
    return min([after, *(max(since, rule.since) for since in at_once)])


def at_rest(plan: Plan, readings: Mapping[str, float], shift: str | None) -> Level | None:
    """Return what is recommended if these numbers had stood for ever; None: unknown."""
    recommended: Level | None = None
    for level in _levels(plan):
        stands: dict[str, bool | None] = {
            conditions.key(level.level, each): conditions.latched(
                each, False, readings[each.indicator], shift
            )
            if each.indicator in readings
            else None
            for each in _all(level)
        }
        if any(on is not None for on in stands.values()):
            recommended = recommended or Level.GREEN
        if conditions.truth(level, stands):
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
    for condition in _all(wanted):
        latch = standing.numbers.latches.get(conditions.key(wanted.level, condition), OFF)
        number = indicators.known(standing, terms, condition.indicator, now)
        if not latch.on or number is None:
            continue
        reading = standing.numbers.readings.get(condition.indicator)
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
            )
        )
    return tuple(found)
