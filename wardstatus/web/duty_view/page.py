"""All that the page about duty prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from wardstatus.core import duties
from wardstatus.core.judge.duty import roles_for
from wardstatus.core.posts import gaps_ahead
from wardstatus.core.roster import Calendar, Override
from wardstatus.core.units import Person
from wardstatus.rota.names import nearest
from wardstatus.texts import cover as spoken
from wardstatus.texts import duty as said
from wardstatus.web.duty_view.desk import Desk, ago
from wardstatus.web.duty_view.reach import Reach, Reached, reach
from wardstatus.web.duty_view.week import Place, day_names, places

_OLD = timedelta(hours=2)
"""A copy older than this is called old, though nothing is known to be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An override, as it is said; `mine`: whoever reads may take it back."""

    id: str
    text: str
    span: str
    by: str
    running: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A calendar, when it was read, and what is wrong with it."""

    name: str
    read: str
    late: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role at a unit that can be given to somebody, as a choice of the form."""

    value: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPage:
    """All that the template draws."""

    days: tuple[str, ...]
    places: tuple[Place, ...]
    gaps: tuple[str, ...]
    changes: tuple[Change, ...]
    sources: tuple[Source, ...]
    posts: tuple[Post, ...]
    """Empty for whoever may change nothing."""
    persons: tuple[Person, ...]
    people: tuple[Reach, ...]
    """Empty for whoever sees no names."""


def duty_page(desk: Desk, allowed: frozenset[str], reached: Reached) -> DutyPage:
    """Return the page; `allowed` are the units at which whoever reads may say who is on duty."""
    below = {unit.id for unit in desk.book.below(desk.root)}
    gaps = [gap for gap in gaps_ahead(desk.book, desk.now) if gap.unit in below]
    return DutyPage(
        days=day_names(desk),
        places=places(desk),
        gaps=tuple(spoken.gaps(desk.words, desk.book, gaps, desk.now)),
        changes=tuple(_changes(desk, allowed)) if desk.names else (),
        sources=tuple(_source(desk, each) for each in _used(desk)),
        posts=tuple(_posts(desk, allowed)),
        persons=tuple(sorted(desk.book.persons.values(), key=lambda each: each.name)),
        people=tuple(reach(desk, reached)) if desk.names else (),
    )


def _changes(desk: Desk, allowed: frozenset[str]) -> Iterator[Change]:
    for each in desk.book.roster.overrides:
        if each.ends <= desk.now or each.begins >= each.ends:
            continue
        span = desk.words(
            "{begins} to {ends}", begins=desk.when(each.begins), ends=desk.when(each.ends)
        )
        yield Change(
            id=each.id,
            text=_text(desk, each),
            span=span,
            by=desk.words("said by {who}", who=desk.actor(each.by)),
            running=each.begins <= desk.now,
            mine=(each.unit or desk.root) in allowed,
        )


def _text(desk: Desk, each: Override) -> str:
    _ = desk.words
    person, other = desk.name(each.person), desk.name(each.other)
    if each.kind == "role":
        unit = desk.book.units.get(each.unit)
        where = unit.name if unit else each.unit
        return _("{person} is {role}, {unit}", person=person, role=desk.role(each.role), unit=where)
    if each.kind == "away":
        return _("{other} is away, {person} takes all of it", other=other, person=person)
    return _("{other} and {person} have exchanged", other=other, person=person)


def _used(desk: Desk) -> Iterator[tuple[str, Calendar | None]]:
    for name in dict.fromkeys(each.calendar for each in desk.book.calendars):
        yield name, desk.book.roster.calendars.get(name)


def _source(desk: Desk, used: tuple[str, Calendar | None]) -> Source:
    _, (name, copy) = desk.words, used
    if copy is None or copy.read_at is None:
        why = _problems(desk, copy) if copy else ()
        return Source(name=name, read=_("never read: it names nobody"), late=True, problems=why)
    read = _("read {clock}, {ago} ago", clock=desk.when(copy.read_at), ago=ago(desk, copy.read_at))
    old = desk.now - copy.read_at > _OLD
    late = copy.problem is not None or old
    if late:
        read = _("{read}; the last copy is in force", read=read)
    return Source(name=name, read=read, late=late, problems=_problems(desk, copy))


def _problems(desk: Desk, copy: Calendar) -> tuple[str, ...]:
    _ = desk.words
    found = [said.fault(_, copy.problem)] if copy.problem else []
    found += [_("Left out: {why}", why=said.fault(_, fault)) for fault in copy.faults]
    if desk.names:
        persons = desk.book.persons
        found += [said.stranger(_, each, nearest(each, persons)) for each in copy.strangers]
    return tuple(found)


def _posts(desk: Desk, allowed: frozenset[str]) -> Iterator[Post]:
    """Yield the roles that anybody has somewhere; where nobody has any, those of the plans."""
    units = [unit for unit in desk.book.below(desk.root) if unit.id in allowed]
    there = [(unit, role) for unit in units for role in duties.roles_at(desk.book, unit.id)]
    if not there and units:
        there = [(units[0], role) for role in roles_for(desk.book, units[0].id)]
    for unit, role in there:
        yield Post(value=f"{role}@{unit.id}", name=f"{desk.role(role)}, {unit.name}")
