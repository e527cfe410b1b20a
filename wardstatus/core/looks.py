"""One look at the numbers of a unit: what its conditions make of them, and what that turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from wardstatus.core import conditions, indicators
from wardstatus.core.events import (
    ConditionTurned,
    LevelTurned,
    NumbersEvent,
    RecommendationChanged,
    RuleTurned,
)
from wardstatus.core.levels import Level
from wardstatus.core.plans import Condition, LevelTerms, Plan
from wardstatus.core.renew import renew
from wardstatus.core.standing import Numbers, Standing, Turn
from wardstatus.core.terms import Terms

OFF = Turn()
CHANGEABLE = (Level.YELLOW, Level.RED)

Stands: TypeAlias = dict[str, bool | None]
"""By condition key: on, off, or None for unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at the numbers of a unit: what its conditions make of them at an instant."""

    terms: Terms
    at: datetime
    stands: Stands


def look(standing: Standing, terms: Terms, at: datetime) -> Look:
    """Return what the conditions of a unit make of its numbers at an instant."""
    return Look(terms=terms, at=at, stands=stands(standing, terms, at))


def all_of(terms: LevelTerms) -> tuple[Condition, ...]:
    """Return every condition of a level."""
    return terms.when + terms.always


def levels(plan: Plan) -> tuple[LevelTerms, ...]:
    """Return the terms of the levels that numbers can ask for."""
    return (plan.yellow, plan.red)


def stands(standing: Standing, terms: Terms, at: datetime) -> Stands:
    """Return how each condition stands at an instant; None for one whose number is unknown."""
    shift = terms.shift(at)
    numbers = indicators.all_known(standing, terms, at)
    latches = standing.numbers.latches
    found: Stands = {}
    for level in levels(terms.plan):
        for name, condition in conditions.keyed(level):
            number = numbers.get(condition.indicator)
            on = latches.get(name, OFF).on
            found[name] = (
                None if number is None else conditions.latched(condition, on, number, shift)
            )
    return found


def conditions_turned(standing: Standing, now: Look) -> Iterator[NumbersEvent]:
    """Yield the latches that the numbers of this instant turn."""
    for name, on in now.stands.items():
        if on is not None and on != standing.numbers.latches.get(name, OFF).on:
            yield ConditionTurned(at=now.at, unit=standing.unit, condition=name, on=on)


def rules_turned(standing: Standing, now: Look) -> Iterator[NumbersEvent]:
    """Yield the rules that become true or false as the conditions stand now."""
    for level in levels(now.terms.plan):
        rule = conditions.truth(level, now.stands)
        if rule is not None and rule != standing.numbers.rules.get(level.level, OFF).on:
            yield RuleTurned(at=now.at, unit=standing.unit, level=level.level, on=rule)


def levels_turned(standing: Standing, now: Look) -> Iterator[NumbersEvent]:
    """Yield the levels that turn at once: no delay, or an `always` condition."""
    for event in levels_due(standing, now.terms):
        if event.at <= now.at:
            # A shorter delay of a new plan does not turn a level before the plan was read.
            yield renew(event, at=now.at)


def recommendation_changed(standing: Standing, now: Look) -> Iterator[NumbersEvent]:
    """Yield the change of the recommendation, if levels or knowledge make another one."""
    known = any(on is not None for on in now.stands.values())
    level = _asked_for(standing.numbers) if known else None
    if level != standing.numbers.recommended:
        yield RecommendationChanged(
            at=now.at, unit=standing.unit, level=level, previous=standing.numbers.recommended
        )


LOOK = (conditions_turned, rules_turned, levels_turned, recommendation_changed)
"""What is looked at, in this order, when numbers have changed; each sees what the last one did."""


def _asked_for(numbers: Numbers) -> Level:
    on = [level for level in CHANGEABLE if numbers.levels.get(level, OFF).on]
    return on[-1] if on else Level.GREEN


def levels_due(standing: Standing, terms: Terms) -> Iterator[LevelTurned]:
    """Yield when each level will turn, its rule standing as it does.

    Red goes on before yellow and off after it: no level in between is recommended.
    """
    turning = []
    for level in levels(terms.plan):
        turns = _turn_at(standing, level)
        if turns is not None:
            on = not standing.numbers.levels.get(level.level, OFF).on
            turning.append(LevelTurned(at=turns, unit=standing.unit, level=level.level, on=on))
    if len(turning) > 1:
        turning.sort(key=lambda event: -event.level.rank if event.on else event.level.rank)
    yield from turning


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
