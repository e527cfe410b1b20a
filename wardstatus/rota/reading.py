"""A calendar's text to spans of duty: recurring events, exceptions, whole days, every time zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, Event, vRecur

from wardstatus.core import duties
from wardstatus.core.roster import Fault, Span
from wardstatus.rota.names import Names
from wardstatus.texts.words import marked

BACK, AHEAD = timedelta(days=8), timedelta(days=62)
"""So far around now duties are read: a server that slept, and what people plan."""

EVENTS, SERIES = 5_000, 100
"""So many events, and so many that recur, may a calendar have."""

SPANS = 5_000
"""So many duties may come of it."""

SHOWN = 50
"""So many faults and names are kept to be shown."""

_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_PARTS_OF_HOURS = ("BYSECOND", "BYMINUTE", "BYHOUR")
_OLDEST = 10
"""Years back a recurring event may have begun: each day since is counted through."""


_NOT_WHOLE = marked("it is no whole calendar: it does not end with END:VCALENDAR")
_NO_CALENDAR = marked("it is no calendar that can be read")
_TOO_MANY = marked("it has more than {detail} events")
_TOO_MANY_SERIES = marked("it has more than {detail} recurring events")
_TOO_MANY_SPANS = marked("it has more than {detail} duties in ten weeks")
_NOT_FOLLOWED = marked("its recurring events cannot be followed ({detail})")
_NO_END = marked("it does not end after its beginning")
_BROKEN = marked("a line of it cannot be read ({detail})")
_NO_START = marked("it has no beginning")
_TOO_OFTEN_SAID = marked("it recurs within a day")
_TOO_OLD = marked("it recurs since before {detail}")


class Unreadable(Exception):
    """A calendar of which nothing can be taken, and why."""

    def __init__(self, why: str, detail: object = "") -> None:
        self.fault = Fault(why=why, detail=str(detail))
        super().__init__(why.format(detail=detail))


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a calendar says."""

    spans: tuple[Span, ...]
    until: datetime
    strangers: tuple[str, ...]
    faults: tuple[Fault, ...]


def read(text: bytes, names: Names, zone: ZoneInfo, now: datetime) -> Read:
    """Return who is on duty around now; raise Unreadable if it is no whole calendar.

    An event that cannot be read is left out, and said.
    """
    faults: list[Fault] = []
    calendar = _calendar(text)
    _leave_out(calendar, now.year - _OLDEST, faults)
    spans: list[Span] = []
    strangers: dict[str, None] = {}
    for event in _occurrences(calendar, now):
        span = _span(event, zone)
        if span is None:
            faults.append(Fault(of=_name(event), why=_NO_END))
            continue
        persons = names.of(_name(event))
        if not persons:
            strangers[_name(event)] = None
        spans += [Span(person=each, begins=span[0], ends=span[1]) for each in persons]
    return Read(
        spans=tuple(sorted(set(spans), key=lambda span: (span.begins, span.ends, span.person))),
        until=now + AHEAD,
        strangers=tuple(islice(strangers, SHOWN)),
        faults=tuple(islice(dict.fromkeys(faults), SHOWN)),
    )


def _calendar(text: bytes) -> Calendar:
    stripped = text.strip()
    if not stripped.upper().endswith(b"END:VCALENDAR"):
        raise Unreadable(_NOT_WHOLE)
    try:
        calendar = Calendar.from_ical(stripped)
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        raise Unreadable(_NO_CALENDAR) from error
    if not isinstance(calendar, Calendar):
        raise Unreadable(_NO_CALENDAR)
    return calendar


def _leave_out(calendar: Calendar, oldest: int, faults: list[Fault]) -> None:
    events = calendar.walk("VEVENT")
    if len(events) > EVENTS:
        raise Unreadable(_TOO_MANY, EVENTS)
    if sum("RRULE" in event for event in events) > SERIES:
        raise Unreadable(_TOO_MANY_SERIES, SERIES)
    broken = {id(event): fault for event in events if (fault := _fault(event, oldest))}
    faults += broken.values()
    calendar.subcomponents = [
        each for each in calendar.subcomponents if id(each) not in broken and each.name != "VTODO"
    ]


def _fault(event: Component, oldest: int) -> Fault | None:
    """Return why an event is left out; None for one that can be read."""
    begins = None if event.errors else getattr(event.get("DTSTART"), "dt", None)
    rules = [rule for rule in _several(event.get("RRULE")) if isinstance(rule, vRecur)]
    why, detail = "", ""
    if event.errors:
        why, detail = _BROKEN, f"{event.errors[0][0] or ''} {event.errors[0][1]}".strip()[:80]
    elif not isinstance(begins, date):
        why = _NO_START
    elif any(_too_much(rule) for rule in rules):
        why = _TOO_OFTEN_SAID
    elif rules and begins.year < oldest:
        why, detail = _TOO_OLD, str(oldest)
    return Fault(of=_name(event), why=why, detail=detail) if why else None


def _too_much(rule: vRecur) -> bool:
    often = any(str(each).upper() in _TOO_OFTEN for each in _several(rule.get("FREQ")))
    return often or any(len(_several(rule.get(part))) > 1 for part in _PARTS_OF_HOURS)


def _several(given: object) -> list[object]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def _occurrences(calendar: Calendar, now: datetime) -> Iterator[Event]:
    try:
        query = recurring_ical_events.of(calendar)
        found = query.between(now - BACK, now + AHEAD)
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError) as error:
        raise Unreadable(_NOT_FOLLOWED, str(error)[:80]) from error
    if len(found) > SPANS:
        raise Unreadable(_TOO_MANY_SPANS, SPANS)
    events = (event for event in found if isinstance(event, Event))
    return (event for event in events if str(event.get("STATUS", "")).upper() != "CANCELLED")


def _span(event: Event, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    begins, ends = _instant(event.start, zone), _instant(event.end, zone)
    return (begins, ends) if begins < ends else None


def _instant(at: date | datetime, zone: ZoneInfo) -> datetime:
    """Return the UTC instant; a whole day begins at local midnight, a bare time is local."""
    if not isinstance(at, datetime):
        return duties.instant(at, time(0), zone)
    place = zone if at.tzinfo is None else at.tzinfo
    if isinstance(place, ZoneInfo):
        return duties.instant(at.date(), at.time(), place)
    return at.astimezone(UTC)


def _name(event: Component) -> str:
    said = " ".join(str(event.get("SUMMARY", "")).split())[:80]
    return said or str(event.get("UID", "?"))[:80]
