"""A walk through the chains of the coming days in plain words: who cannot be reached, and when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from wardstatus.core.cover import Gap, Question, Sleeper
from wardstatus.core.levels import Level
from wardstatus.core.posts import WEEK
from wardstatus.core.sizes import TooFull
from wardstatus.core.units import Rulebook
from wardstatus.texts.words import Words, marked

_NOBODY: Mapping[Question, str] = {
    "answer": marked("{times} nobody can answer for {unit} ({roles})."),
    "decide": marked("{times} nobody can decide for {unit} ({roles})."),
}
_TOO_LATE: Mapping[Level, str] = {
    Level.YELLOW: marked("yellow from {bound} % of {beds} beds comes too late"),
    Level.RED: marked("red from {bound} % of {beds} beds comes too late"),
}
_SHOWN = 3
"""So many different hours are said; a unit with more needs another duty list, not a longer line."""

_WEEK = 7


def gaps(_: Words, book: Rulebook, found: Iterable[Gap], now: datetime) -> Iterator[str]:
    """Yield a sentence for each unit and question of the gaps of a week from now."""
    week = (now, now + WEEK)
    grouped: dict[tuple[str, Question], list[Gap]] = {}
    for each in found:
        grouped.setdefault((each.unit, each.question), []).append(each)
    yield from (gap(_, book, each, week) for each in grouped.values())


def gap(_: Words, book: Rulebook, gaps: Sequence[Gap], week: tuple[datetime, datetime]) -> str:
    """Return when nobody can answer, or decide, for one unit: all its gaps of one question."""
    roles = dict.fromkeys(role for each in gaps for role in each.roles)
    said = _(
        _NOBODY[gaps[0].question],
        times=_times(_, gaps, week, book.zone),
        unit=book.units[gaps[0].unit].short,
        roles=", ".join(roles),
    )
    return said[:1].upper() + said[1:]


def _times(_: Words, gaps: Sequence[Gap], week: tuple[datetime, datetime], zone: ZoneInfo) -> str:
    if any(each.begins <= week[0] and each.ends >= week[1] for each in gaps):
        return _("in the next seven days")
    hours: dict[tuple[str, str], list[str]] = {}
    open_ended: list[str] = []
    for each in gaps:
        if ends_unseen := _open(_, each, week, zone):
            open_ended.append(ends_unseen)
            continue
        begins, ends = _.clock(each.begins, zone), _.clock(each.ends, zone)
        ends = "24:00" if ends == "00:00" else ends
        first, last = (_weekday(_, at, zone) for at in (each.begins, _end(each.ends)))
        long = each.ends - each.begins > timedelta(days=1)
        key = (begins, f"{last} {ends}") if long else (begins, ends)
        hours.setdefault(key, []).append(first)
    said = [
        f"{_days(_, days)} {begins}–{ends}" for (begins, ends), days in list(hours.items())[:_SHOWN]
    ]
    left = len(hours) - len(said)
    return ", ".join(
        [*open_ended, *said, *([_.many("{n} more", "{n} more", left)] if left else [])]
    )


def _open(_: Words, gap: Gap, week: tuple[datetime, datetime], zone: ZoneInfo) -> str:
    """Return from or until when, of a gap whose other end is farther than anybody looked."""
    day = timedelta(days=1)
    if gap.ends >= week[1] + day:
        at = gap.begins
        return _("from {day} {clock}", day=_weekday(_, at, zone), clock=_.clock(at, zone))
    if gap.begins <= week[0] - day:
        at = gap.ends
        return _("until {day} {clock}", day=_weekday(_, at, zone), clock=_.clock(at, zone))
    return ""


def _end(at: datetime) -> datetime:
    """Midnight belongs to the day that ends."""
    return at - timedelta(seconds=1)


def _weekday(_: Words, at: datetime, zone: ZoneInfo) -> str:
    return _.day(at, zone).split()[0].rstrip(",")


def _days(_: Words, days: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(days))
    return _("every day") if len(distinct) == _WEEK else ", ".join(distinct)


def sleeper(_: Words, book: Rulebook, found: Sleeper) -> str:
    """Return that somebody would be told, but not woken, or not told at all."""
    person = book.persons.get(found.person)
    name = person.name if person else found.person
    if not found.channels:
        return _("{name} ({role}) has no channel and cannot be told.", name=name, role=found.role)
    return _(
        "{name} ({role}) is reached at night only by e-mail, which wakes nobody.",
        name=name,
        role=found.role,
    )


def too_full(_: Words, unit: str, found: TooFull) -> str:
    """Return that a percentage is too late for so few beds, and what the Erlang formula says."""
    late = _(_TOO_LATE[found.level], bound=_.number(found.bound), beds=found.beds)
    return _(
        "{unit}: {late}. At that mean occupancy {full} % of those who come find the ward full "
        "(Erlang); one in twenty does at {mean} %. On so few beds, count free beds.",
        unit=unit,
        late=late,
        full=round(100 * found.full),
        mean=round(100 * found.mean),
    )
