"""Who has a role for a unit at an instant, and which shift it is."""

from bisect import bisect_right
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from wardstatus.core.plans import Plan
from wardstatus.core.roster import Override
from wardstatus.core.units import Duty, Rulebook

_DAY = timedelta(days=1)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the UTC instant of a local time on a local day.

    A time that does not exist is the instant the clock jumps; one that comes twice is its first.
    """
    local = datetime.combine(day, at, tzinfo=zone)
    utc = local.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return utc
    return _jump(utc - _DAY / 8, utc + _DAY / 8, zone)


def _jump(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant between two at which the zone's offset changes, to the second."""
    offset = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def shift_at(plan: Plan, zone: ZoneInfo, now: datetime) -> str | None:
    """Return the name of the shift that is on; None for a plan without shifts."""
    if not plan.shifts:
        return None
    instants, names = _beginnings(plan, zone, now)
    return names[bisect_right(instants, now) - 1]


def shift_began(plan: Plan, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Return when the shift that is on began; None for a plan without shifts."""
    if not plan.shifts:
        return None
    instants, _ = _beginnings(plan, zone, now)
    return instants[bisect_right(instants, now) - 1]


def next_shift(plan: Plan, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Return when the next shift begins, strictly after `now`; None without shifts."""
    if not plan.shifts:
        return None
    instants, _ = _beginnings(plan, zone, now)
    return instants[bisect_right(instants, now)]


def next_beginning(
    plan: Plan, zone: ZoneInfo, now: datetime, names: tuple[str, ...]
) -> datetime | None:
    """Return the next beginning, strictly after `now`, of one of the named shifts."""
    beginnings = zip(*_beginnings(plan, zone, now), strict=True)
    return next((at for at, name in beginnings if at > now and name in names), None)


def _beginnings(
    plan: Plan, zone: ZoneInfo, now: datetime
) -> tuple[tuple[datetime, ...], tuple[str, ...]]:
    return _around(tuple(plan.shifts.items()), zone, now.date())


@lru_cache(maxsize=1024)
def _around(
    shifts: tuple[tuple[str, time], ...], zone: ZoneInfo, today: date
) -> tuple[tuple[datetime, ...], tuple[str, ...]]:
    """Return the beginnings of the shifts around a day, in order.

    The day is that of UTC, which is at most one from the local: two before it are looked at.
    """
    found = sorted(
        (instant(today + days * _DAY, at, zone), name)
        for days in (-2, -1, 0, 1, 2)
        for name, at in shifts
    )
    return tuple(at for at, _ in found), tuple(name for _, name in found)


def holders(rulebook: Rulebook, role: str, unit: str, at: datetime) -> tuple[str, ...]:
    """Return the persons with a role for a unit: at the nearest unit upwards that has any."""
    for place in rulebook.upwards(unit):
        on = at_place(rulebook, role, place.id, at)
        if on:
            return on
    return ()


def at_place(rulebook: Rulebook, role: str, place: str, at: datetime) -> tuple[str, ...]:
    """Return the persons with a role at that very unit, as overridden."""
    on = planned(rulebook, role, place, at)
    for override in rulebook.roster.holding(at):
        on = override.instead(on, role, place)
    return on


def planned(rulebook: Rulebook, role: str, place: str, at: datetime) -> tuple[str, ...]:
    """Return whom configuration and calendars name for a role at that very unit."""
    named = (
        duty.person
        for duty in rulebook.duties
        if duty.role == role and duty.unit == place and on_duty(duty, rulebook.zone, at)
    )
    dated = (
        span.person
        for duty in rulebook.calendars
        if duty.role == role and duty.unit == place
        for span in rulebook.roster.spans(duty.calendar)
        if span.begins <= at < span.ends
    )
    return tuple(dict.fromkeys((*named, *dated)))


def places(rulebook: Rulebook, person: str) -> frozenset[str]:
    """Return the units at which a person has any duty, now or at another time."""
    roster = rulebook.roster
    found = {duty.unit for duty in rulebook.duties if duty.person == person}
    for duty in rulebook.calendars:
        if any(span.person == person for span in roster.spans(duty.calendar)):
            found.add(duty.unit)
    for override in roster.overrides:
        if override.person == person and override.unit:
            found.add(override.unit)
        elif person in (override.person, override.other if override.kind == "swap" else None):
            found |= _without(rulebook, override, person)
    return frozenset(found)


def _without(rulebook: Rulebook, override: Override, person: str) -> frozenset[str]:
    """Return what comes to a person by an override: the places of the other, as made before it."""
    made = rulebook.roster.overrides
    before = replace(rulebook.roster, overrides=made[: made.index(override)])
    other = override.other if override.person == person else override.person
    return places(replace(rulebook, roster=before), other)


def has_at(rulebook: Rulebook, person: str, place: str, at: datetime) -> bool:
    """Return whether a person is on duty in any role at that very unit."""
    return any(person in at_place(rulebook, role, place, at) for role in roles_at(rulebook, place))


def roles_at(rulebook: Rulebook, place: str) -> tuple[str, ...]:
    """Return the roles that anybody ever has at that very unit, in the order they were written."""
    written = [(duty.role, duty.unit) for duty in rulebook.duties]
    written += [(duty.role, duty.unit) for duty in rulebook.calendars]
    written += [(override.role, override.unit) for override in rulebook.roster.overrides]
    return tuple(dict.fromkeys(role for role, unit in written if role and unit == place))


def on_duty(duty: Duty, zone: ZoneInfo, at: datetime) -> bool:
    """Return whether the duty holds at an instant; its end is no longer in it."""
    if not duty.days and duty.begins is None and duty.ends is None:
        return True
    today = at.astimezone(zone).date()
    return any(
        begins <= at < ends
        for day in (today - _DAY, today)
        if not duty.days or day.weekday() in duty.days
        for begins, ends in [_hours(duty, day, zone)]
    )


@lru_cache(maxsize=4096)
def _hours(duty: Duty, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    begins = duty.begins or time(0)
    ends = duty.ends or time(0)
    last = day if ends > begins else day + _DAY
    return instant(day, begins, zone), instant(last, ends, zone)
