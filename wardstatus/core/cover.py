"""Who could be told, answer and decide over a span of days: every chain walked before it runs.

Cover changes only where a duty, a shift or a night begins or ends; between two such instants one
look is enough.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from wardstatus.core import duties
from wardstatus.core.plans import Plan, Step, in_shift
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Duty, Rulebook

_DAY = timedelta(days=1)
NIGHT = (time(22), time(7))
"""Local times between which people sleep."""

WAKES_NOBODY = ("mailto:",)
"""Beginnings of channels that wait until somebody looks."""

Question: TypeAlias = Literal["answer", "decide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """From `begins` until `ends` nobody on duty could answer, or decide, for a unit."""

    unit: str
    question: Question
    roles: tuple[str, ...]
    """Who would have to be on duty."""
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeper:
    """Somebody a chain would tell at night by ways that wake nobody; without ways: at any time."""

    person: str
    role: str
    units: tuple[str, ...]
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A time in which duty and shift stand still."""

    begins: datetime
    ends: datetime
    night: bool


def gaps(book: Rulebook, unit: str, begins: datetime, ends: datetime) -> tuple[Gap, ...]:
    """Return when nobody could answer or decide for a unit; neighbouring gaps are one."""
    if book.is_heading(unit) or book.units[unit].plan is None:
        return ()
    terms = terms_of(book, unit)
    found: list[Gap] = []
    for question in ("answer", "decide"):
        found += _joined(_open(terms, question, _pieces(terms, begins, ends)))
    return tuple(found)


def sleepers(book: Rulebook, begins: datetime, ends: datetime) -> tuple[Sleeper, ...]:
    """Return who would be told by some chain within the span, but not woken by it."""
    found: dict[str, Sleeper] = {}
    for unit in book.units.values():
        if unit.plan is None or unit.silent:
            continue
        for role, person in _told(terms_of(book, unit.id), begins, ends):
            here = found.get(person) or _sleeper(book, person, role)
            found[person] = replace(here, units=tuple(dict.fromkeys((*here.units, unit.id))))
    return tuple(found.values())


def _sleeper(book: Rulebook, person: str, role: str) -> Sleeper:
    ways = book.persons[person].channels if person in book.persons else ()
    return Sleeper(person=person, role=role, units=(), channels=ways)


def _told(terms: Terms, begins: datetime, ends: datetime) -> Iterator[tuple[str, str]]:
    """Yield (role, person) that the chains would tell in vain: at night, or without any channel."""
    for piece in _pieces(terms, begins, ends):
        for step in _steps(terms.plan):
            roles = in_shift(step.notify, terms.shift(piece.begins))
            for role, person in terms.persons(roles, piece.begins):
                if _sleeps(terms.book, person, night=piece.night):
                    yield role, person


def _sleeps(book: Rulebook, person: str, *, night: bool) -> bool:
    ways = book.persons[person].channels if person in book.persons else ()
    return not ways or (night and all(way.startswith(WAKES_NOBODY) for way in ways))


def _steps(plan: Plan) -> tuple[Step, ...]:
    return plan.answer.steps + (plan.limit.steps if plan.limit else ())


def _open(terms: Terms, question: Question, pieces: Iterable[_Piece]) -> Iterator[Gap]:
    for piece in pieces:
        roles = _asked(terms, question, piece.begins)
        if roles and not terms.persons(roles, piece.begins):
            yield Gap(
                unit=terms.unit.id,
                question=question,
                roles=roles,
                begins=piece.begins,
                ends=piece.ends,
            )


def _asked(terms: Terms, question: Question, at: datetime) -> tuple[str, ...]:
    """Return the roles of which one has to be on duty; none if the plan does not ask."""
    plan, shift = terms.plan, terms.shift(at)
    if question == "answer":
        told = [role for step in plan.answer.steps for role in in_shift(step.notify, shift)]
        return tuple(dict.fromkeys(told))
    return in_shift(plan.limit.decided_by, shift) if plan.limit else ()


def _joined(found: Iterable[Gap]) -> list[Gap]:
    joined: list[Gap] = []
    for gap in found:
        last = joined[-1] if joined else None
        if last is not None and last.ends == gap.begins:
            roles = tuple(dict.fromkeys((*last.roles, *gap.roles)))
            joined[-1] = replace(last, ends=gap.ends, roles=roles)
        else:
            joined.append(gap)
    return joined


def _pieces(terms: Terms, begins: datetime, ends: datetime) -> Iterator[_Piece]:
    """Yield the span cut where duty, shift or night changes."""
    places = {place.id for place in terms.book.upwards(terms.unit.id)}
    zone = terms.book.zone
    turns = cuts(terms.book, places, begins, ends)
    for day in _days(begins, ends, zone):
        for at in (*NIGHT, *terms.plan.shifts.values()):
            turns.add(duties.instant(day, at, zone))
    inside = sorted(cut for cut in turns if begins <= cut <= ends)
    for first, last in pairwise(inside):
        yield _Piece(begins=first, ends=last, night=_is_night(first, zone))


def cuts(
    book: Rulebook, places: Collection[str], begins: datetime, ends: datetime
) -> set[datetime]:
    """Return the instants at which another may be on duty at one of some places, and both ends."""
    turns = {begins, ends} | _dated(book, places)
    for day in _days(begins, ends, book.zone):
        for duty in book.duties:
            if duty.unit in places:
                turns |= _turns(duty, day, book.zone)
    return turns


def _dated(book: Rulebook, places: Collection[str]) -> set[datetime]:
    """Return when a span of a calendar there, or any override, begins and ends."""
    calendars = {duty.calendar for duty in book.calendars if duty.unit in places}
    spans = [span for calendar in calendars for span in book.roster.spans(calendar)]
    turns = {at for span in spans for at in (span.begins, span.ends)}
    return turns | {at for each in book.roster.overrides for at in (each.begins, each.ends)}


def _days(begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[date]:
    day = begins.astimezone(zone).date() - _DAY
    while day <= ends.astimezone(zone).date() + _DAY:
        yield day
        day += _DAY


def _turns(duty: Duty, day: date, zone: ZoneInfo) -> set[datetime]:
    """Return when a duty may begin and end on a day, whether or not it is one of its days."""
    return {duties.instant(day, at or time(0), zone) for at in (duty.begins, duty.ends)}


def _is_night(at: datetime, zone: ZoneInfo) -> bool:
    local = at.astimezone(zone).time()
    return local >= NIGHT[0] or local < NIGHT[1]
