"""Somebody else is on duty for a while: what waits for whoever it was, and the telling."""

from collections.abc import Iterator
from datetime import datetime

from wardstatus.core import chains, duties
from wardstatus.core.events import HandedOver
from wardstatus.core.notices import Facts, Notice
from wardstatus.core.renew import renew
from wardstatus.core.roster import Override
from wardstatus.core.standing import Standing, Told
from wardstatus.core.units import Rulebook


def handed_over(
    book: Rulebook, standing: Standing, override: Override, now: datetime
) -> Iterator[HandedOver]:
    """Yield what a unit hands from whoever is away, or relieved: a step told them and still waits.

    `book` has the override in it.
    """
    spell = standing.spell
    chain = chains.running(spell) if spell else None
    if override.kind == "swap" or not override.holds(now) or chain is None:
        return
    every = [told for step in chain.taken for told in step.told]
    mine = [told for told in every if _leaves(book, standing.unit, override, told)]
    there = any(told.person == override.person for told in every)
    if mine and (override.kind == "away" or not there):
        told = Told(
            key=_key(chain.id, override),
            role=mine[-1].role,
            person=override.person,
        )
        yield HandedOver(
            at=now,
            unit=standing.unit,
            chain=chain.id,
            by=mine[-1].person,
            told=told,
            until=override.ends,
            away=override.kind == "away",
        )


def _key(chain: str, override: Override) -> str:
    return f"{chain}.{override.id}.{override.person}"


def was_told(standing: Standing, override: Override) -> bool:
    """Return whether a unit has told whoever takes it by an override what waits there."""
    chain = standing.spell.chain if standing.spell else None
    if chain is None:
        return False
    keys = (told.key for step in chain.taken for told in step.told)
    return _key(chain.id, override) in keys


def _leaves(book: Rulebook, unit: str, override: Override, told: Told) -> bool:
    """Return whether what one person was told of a unit is now another's."""
    if override.kind == "away":
        return told.person == override.other
    now_has = duties.holders(book, override.role, unit, override.begins)
    return told.role == override.role and now_has == (override.person,)


def notice(event: HandedOver, facts: Facts) -> Notice:
    """Return what whoever takes it is told of one unit that waits."""
    return Notice(
        key=event.told.key,
        unit=event.unit,
        kind="handed_over",
        person=event.told.person,
        role=event.told.role,
        at=event.at,
        ready_at=event.at,
        chain=event.chain,
        facts=renew(
            facts,
            by=event.by if event.away else "",
            by_role="" if event.away else event.told.role,
            until=event.until,
        ),
    )


def notice_alone(book: Rulebook, override: Override, now: datetime) -> Notice | None:
    """Return what whoever takes a role, or all duties of another, is told while nothing waits.

    Of all duties it speaks of the first place; None where no unit has a level there, for a swap,
    and for whoever has said it themselves.
    """
    by_themselves = override.by == f"person:{override.person}"
    if override.kind == "swap" or (override.kind == "role" and by_themselves):
        return None
    role, place = override.role, override.unit
    if override.kind == "away":
        role, place = _first_duty(book, override.other)
    declared = [each for each in book.below(place) if not book.is_heading(each.id)]
    if not declared:
        return None
    # A role is said of the very place it is for, unless all of that is still silent.
    spoken = override.kind == "role" and not all(each.silent for each in declared)
    return Notice(
        key=f"{override.id}.{override.person}",
        unit=place if spoken else declared[0].id,
        kind="handed_over",
        person=override.person,
        role=role,
        at=now,
        ready_at=max(now, override.begins),
        facts=Facts(by=override.other, by_role=role, until=override.ends),
    )


def _first_duty(book: Rulebook, person: str) -> tuple[str, str]:
    named = [(duty.role, duty.unit) for duty in book.duties if duty.person == person]
    for duty in book.calendars:
        if any(span.person == person for span in book.roster.spans(duty.calendar)):
            named.append((duty.role, duty.unit))
    return named[0] if named else ("", min(duties.places(book, person)))
