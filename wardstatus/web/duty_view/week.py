"""Each role at each unit: who has it now, and on each of the next seven days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wardstatus.core import duties
from wardstatus.core.posts import Held, Post, posts
from wardstatus.web.duty_view.desk import DAYS, Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Somebody's time on one day; `hours` is empty for all of it, `instead` for a change."""

    hours: str
    who: str
    instead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a day of a row shows."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A role at a unit."""

    role: str
    name: str
    now: str
    """Who has it now; empty if nobody."""
    phone: str
    until: str
    instead: bool
    source: str
    whole: str
    """Who has it all week; then no day says more."""
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit and the roles somebody has there."""

    name: str
    rows: tuple[Row, ...]


def day_names(desk: Desk) -> tuple[str, ...]:
    """Return what the columns are called."""
    named = (desk.words.day(_noon(desk, day), desk.book.zone) for day in _days(desk))
    first, *rest = named
    return (desk.words("Today"), *rest) if first else ()


def places(desk: Desk) -> tuple[Place, ...]:
    """Return the week of every unit of the board at which anybody has a role."""
    # A day more on either side, so that hours are told from where they begin to where they end.
    begins = _midnight(desk, desk.today - timedelta(days=1))
    ends = _midnight(desk, desk.today + timedelta(days=DAYS + 1))
    found: dict[str, list[Post]] = {}
    for post in posts(desk.book, desk.root, begins, ends):
        found.setdefault(post.unit, []).append(post)
    return tuple(
        Place(
            name=desk.book.units[unit].name,
            rows=tuple(_row(desk, post, (begins, ends)) for post in rows),
        )
        for unit, rows in found.items()
    )


def _row(desk: Desk, post: Post, span: tuple[datetime, datetime]) -> Row:
    now = post.at(desk.now)
    persons = now.persons if now else ()
    phones = [desk.book.persons[each].phone for each in persons if each in desk.book.persons]
    one = len(post.held) == 1 and bool(post.held[0].persons)
    return Row(
        role=post.role,
        name=desk.role(post.role),
        now=_who(desk, persons),
        phone=next(filter(None, phones), "") if desk.names else "",
        until=_until(desk, post, now, span[1]),
        instead=bool(now and now.override),
        source=", ".join(post.calendars),
        whole=_who(desk, post.held[0].persons) if one else "",
        days=() if one else tuple(_shown(desk, post, day) for day in _days(desk)),
    )


def _until(desk: Desk, post: Post, now: Held | None, end: datetime) -> str:
    """Return until when; of nobody, from when somebody has it."""
    if now is None or now.ends >= end:
        return ""
    if now.persons:
        return desk.words("until {clock}", clock=desk.when(now.ends))
    following = next((each for each in post.held if each.begins >= now.ends and each.persons), None)
    return desk.words("from {clock}", clock=desk.when(following.begins)) if following else ""


def _shown(desk: Desk, post: Post, day: date) -> Day:
    """A time is shown on the day it begins; one that is on all day long, without its hours."""
    midnight = _midnight(desk, day)
    following = _midnight(desk, day + timedelta(days=1))
    pieces = []
    for held in post.held:
        if not held.persons or held.ends <= midnight or held.begins >= following:
            continue
        whole = held.begins <= midnight and held.ends >= following
        if held.begins >= midnight or whole or _long(held) or day == desk.today:
            hours = "" if whole else _hours(desk, held, midnight)
            who = _who(desk, held.persons)
            pieces.append(Piece(hours=hours, who=who, instead=held.override is not None))
    return Day(name=desk.words.day(_noon(desk, day), desk.book.zone), pieces=tuple(pieces))


def _hours(desk: Desk, held: Held, midnight: datetime) -> str:
    """What lasts longer than a day says on each day only which end is in it."""
    if not _long(held):
        return f"{desk.clock(held.begins)}–{desk.clock(held.ends)}"
    if held.begins >= midnight:
        return desk.words("from {clock}", clock=desk.clock(held.begins))
    return desk.words("until {clock}", clock=desk.clock(held.ends))


def _long(held: Held) -> bool:
    return held.ends - held.begins > timedelta(days=1)


def _who(desk: Desk, persons: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(desk.name(each) for each in persons))


def _days(desk: Desk) -> Iterator[date]:
    return (desk.today + timedelta(days=number) for number in range(DAYS))


def _midnight(desk: Desk, day: date) -> datetime:
    return duties.instant(day, time(0), desk.book.zone)


def _noon(desk: Desk, day: date) -> datetime:
    return duties.instant(day, time(12), desk.book.zone)
