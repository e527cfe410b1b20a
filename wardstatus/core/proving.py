"""Whose first channel is due a proof: people on duty whom no message has reached for a week."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core.cover import NIGHT
from wardstatus.core.notices import Facts, Notice
from wardstatus.core.plans import Plan, in_shift
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook

JUST = timedelta(minutes=30)
"""Whose duty has just begun is awake, at night too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What is known of messages, by person."""

    reached: Mapping[str, datetime]
    """When a message was last taken by the channel that is tried first."""
    proved: Mapping[str, datetime]
    """When a proof was last wanted, whatever became of it."""


def due(book: Rulebook, lately: Lately, now: datetime, every: timedelta) -> Iterator[Notice]:
    """Yield the proofs that leave now: one for each person, in their duty, never in their sleep.

    Whom a real message has reached within `every` is proved by it.
    """
    before = _told(book, now - JUST)
    for person, (role, unit) in _told(book, now).items():
        last = [each.get(person) for each in (lately.reached, lately.proved)]
        if any(at is not None and now < at + every for at in last):
            continue
        if _by_day(book, now) or person not in before:
            yield Notice(
                key=f"proof.{person}.{now:%Y%m%d}",
                unit=unit,
                kind="proof",
                person=person,
                role=role,
                at=now,
                ready_at=now,
                facts=Facts(by_role=role),
            )


def _told(book: Rulebook, at: datetime) -> dict[str, tuple[str, str]]:
    """Return, by person with a channel, a role and a unit for which a chain would tell them."""
    found: dict[str, tuple[str, str]] = {}
    for unit in book.units.values():
        if unit.plan is None or unit.silent:
            continue
        terms = terms_of(book, unit.id)
        for role, person in terms.persons(_roles(terms, unit.plan, at), at):
            known = book.persons.get(person)
            if known is not None and known.channels:
                found.setdefault(person, (role, unit.id))
    return found


def _roles(terms: Terms, plan: Plan, at: datetime) -> tuple[str, ...]:
    steps = plan.answer.steps + (plan.limit.steps if plan.limit else ())
    shift = terms.shift(at)
    return tuple(dict.fromkeys(role for step in steps for role in in_shift(step.notify, shift)))


def _by_day(book: Rulebook, at: datetime) -> bool:
    return NIGHT[1] <= at.astimezone(book.zone).time() < NIGHT[0]
