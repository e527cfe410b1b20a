"""Whom to ring: who has each role a unit may need, through the coming day and night."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wardstatus.core import duties
from wardstatus.core.plans import Plan
from wardstatus.core.units import Rulebook

AHEAD = timedelta(hours=24)
"""How far a printed list says who is on duty; by then another one is printed."""

_EVERY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who has a role for a unit from an instant on, until another."""

    role: str
    persons: tuple[str, ...]
    begins: datetime
    ends: datetime


def roles(plan: Plan) -> tuple[str, ...]:
    """Return the roles that answer, decide or act in a plan and are reached by telephone."""
    return tuple(role.id for role in plan.roles.values() if not role.at_screen)


def watches(book: Rulebook, unit: str, plan: Plan, now: datetime) -> Iterator[Watch]:
    """Yield who is on duty in each role of a unit's plan, in turn, for the coming 24 hours.

    Looked at every quarter of an hour, as duties begin and end.
    """
    for role in roles(plan):
        yield from _turns(book, unit, role, now)


def _turns(book: Rulebook, unit: str, role: str, now: datetime) -> Iterator[Watch]:
    quarter = now - timedelta(
        minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond
    )
    turn = Watch(
        role=role, persons=duties.holders(book, role, unit, now), begins=quarter, ends=quarter
    )
    for step in range(1, AHEAD // _EVERY + 1):
        at = quarter + step * _EVERY
        persons = duties.holders(book, role, unit, at)
        if persons != turn.persons:
            yield replace(turn, ends=at)
            turn = Watch(role=role, persons=persons, begins=at, ends=at)
    yield replace(turn, ends=now + AHEAD)
