"""Who has each role at each unit over a span of days, by what, and where nobody could act."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from wardstatus.core import cover, duties
from wardstatus.core.cover import Gap
from wardstatus.core.roster import Override
from wardstatus.core.same import Same
from wardstatus.core.units import Rulebook

WEEK = timedelta(days=7)
"""So far ahead chains are walked: every weekday and every shift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A time in which the same persons have a role; nobody if there are none."""

    begins: datetime
    ends: datetime
    persons: tuple[str, ...]
    override: Override | None = None
    """What puts them there instead of those who are planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role at a unit, and who has it over the span."""

    unit: str
    role: str
    calendars: tuple[str, ...]
    """The calendars that fill it; none: the configuration alone."""
    held: tuple[Held, ...]

    def at(self, now: datetime) -> Held | None:
        """Return who has it at an instant of the span."""
        return next((each for each in self.held if each.begins <= now < each.ends), None)


def posts(book: Rulebook, root: str, begins: datetime, ends: datetime) -> tuple[Post, ...]:
    """Return every role that anybody ever has at a unit of a board, in the order of the screens."""
    return tuple(
        Post(
            unit=unit.id,
            role=role,
            calendars=tuple(
                duty.calendar
                for duty in book.calendars
                if (duty.role, duty.unit) == (role, unit.id)
            ),
            held=tuple(_joined(_pieces(book, role, unit.id, (begins, ends)))),
        )
        for unit in book.below(root)
        for role in duties.roles_at(book, unit.id)
    )


def _pieces(
    book: Rulebook, role: str, place: str, span: tuple[datetime, datetime]
) -> Iterator[Held]:
    cuts = cover.cuts(book, {place}, *span)
    for begins, ends in pairwise(sorted(cut for cut in cuts if span[0] <= cut <= span[1])):
        yield Held(
            begins=begins,
            ends=ends,
            persons=duties.at_place(book, role, place, begins),
            override=_instead(book, role, place, begins),
        )


def _instead(book: Rulebook, role: str, place: str, at: datetime) -> Override | None:
    """Return the last override that changes who has a role there."""
    on, found = duties.planned(book, role, place, at), None
    for override in book.roster.holding(at):
        after = override.instead(on, role, place)
        if after != on or (role, place) == (override.role, override.unit):
            found = override
        on = after
    return found


def _joined(pieces: Iterator[Held]) -> Iterator[Held]:
    last: Held | None = None
    for piece in pieces:
        if last is not None and replace(piece, begins=last.begins, ends=last.ends) == last:
            last = replace(last, ends=piece.ends)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def gaps_ahead(book: Rulebook, now: datetime) -> tuple[Gap, ...]:
    """Return when nobody can answer or decide within a week; units on trial are left out.

    A gap is told from where it begins to where it ends, a day beyond the week at most.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    around = _around(Same(book), hour)
    return tuple(gap for gap in around if gap.ends > now and gap.begins < now + WEEK)


@lru_cache(maxsize=4)
def _around(book: Same[Rulebook], hour: datetime) -> tuple[Gap, ...]:
    """A walk through every chain is long, and every page asks for it: once an hour is enough."""
    day = timedelta(days=1)
    walked: dict[object, tuple[Gap, ...]] = {}
    found: list[Gap] = []
    for unit in book.it.units.values():
        if unit.silent:
            continue
        # Sisters of one plan without a duty of their own stand alike.
        own = duties.roles_at(book.it, unit.id)
        key: object = unit.id if own else (id(unit.plan), unit.parent)
        if key not in walked:
            walked[key] = cover.gaps(book.it, unit.id, hour - day, hour + WEEK + 2 * day)
        found += [replace(gap, unit=unit.id) for gap in walked[key]]
    return tuple(found)
