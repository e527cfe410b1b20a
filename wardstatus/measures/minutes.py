"""Minutes from red until something came, a decision, an answer; of few cases nothing is said."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from statistics import median

from wardstatus.measures.asked import (
    first_answer,
    first_came,
    first_decision,
    over_spans,
    red_spans,
    unanswered_spans,
    until,
)
from wardstatus.measures.past import Red
from wardstatus.measures.spans import lasting

FEWEST = 5
"""Of fewer cases nothing is shown: it would be a story about somebody, not a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """The middle of some durations; None where they were fewer than five."""

    cases: int
    lasted: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How long it took from red until something came, until a decision, until an answer."""

    came: Middle
    decided: Middle
    answered: Middle


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRole:
    """One role: in how many reds it was told, and how long it took when it was the one."""

    role: str
    told: int
    waits: Waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Reds:
    """All reds of a period together."""

    count: int
    waits: Waits
    red: timedelta
    unanswered: timedelta
    over: int
    """How many went past their limit with no decision in force."""
    over_lasted: timedelta
    limited: int
    """How many had a limit at all."""
    longest: timedelta


def middle(found: Iterable[timedelta]) -> Middle:
    """Return the median of durations, to be said only if there are enough of them."""
    known = [each.total_seconds() for each in found]
    enough = len(known) >= FEWEST
    return Middle(cases=len(known), lasted=timedelta(seconds=median(known)) if enough else None)


def waits(reds: Sequence[Red]) -> Waits:
    """Return the three durations of all reds, whoever answered and decided."""
    return _waits(reds, lambda role: True)


def by_role(reds: Sequence[Red], order: Sequence[str]) -> list[OfRole]:
    """Return the roles that were told, answered or decided, in the plan's order, never by speed."""
    known = dict.fromkeys([*order, *sorted(set(chain.from_iterable(map(_roles, reds))))])
    found = [_of_role(role, reds) for role in known if role]
    return [each for each in found if each.told or _cases(each.waits)]


def of_reds(reds: Sequence[Red], now: datetime) -> Reds:
    """Return what the reds of a period were like; one that goes on counts until now."""
    over = [lasting(over_spans(each, now)) for each in reds]
    red = [lasting(red_spans(each, now)) for each in reds]
    return Reds(
        count=len(reds),
        waits=waits(reds),
        red=sum(red, timedelta(0)),
        unanswered=sum((lasting(unanswered_spans(each, now)) for each in reds), timedelta(0)),
        over=sum(each > timedelta(0) for each in over),
        over_lasted=sum(over, timedelta(0)),
        limited=sum(each.limit is not None for each in reds),
        longest=max(red, default=timedelta(0)),
    )


def _of_role(role: str, reds: Sequence[Red]) -> OfRole:
    return OfRole(
        role=role,
        told=sum(any(role in step.told for step in each.steps) for each in reds),
        waits=_waits(reds, lambda other: other == role),
    )


def _waits(reds: Sequence[Red], counts: Callable[[str], bool]) -> Waits:
    came, decided, answered = [], [], []
    for each in reds:
        if (made := first_came(each)) and counts(made.role):
            came.append(until(each, made.came_at))
        if (made := first_decision(each)) and counts(made.role):
            decided.append(until(each, made.at))
        if (held := first_answer(each)) and counts(held.role):
            answered.append(until(each, held.at))
    return Waits(
        came=middle(each for each in came if each is not None),
        decided=middle(each for each in decided if each is not None),
        answered=middle(each for each in answered if each is not None),
    )


def _roles(red: Red) -> list[str]:
    told = [role for step in red.steps for role in step.told]
    answered = [each.role for each in red.answers]
    return [*told, *answered, *(each.role for each in red.decisions)]


def _cases(found: Waits) -> int:
    return found.came.cases + found.decided.cases + found.answered.cases
