"""What a leader who goes away chooses from: a time, and a colleague."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta

from wardstatus.core import duties, spells
from wardstatus.core.roster import Override
from wardstatus.core.standing import Board
from wardstatus.core.units import Person
from wardstatus.web.duty_view.desk import Desk
from wardstatus.web.parse_duties import next_morning

FIRST = 5
"""So many colleagues stand there at once; the others are a tap away."""

_HOURS = (1, 4)
_CHOSEN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """A time until which somebody may be away."""

    value: str
    text: str
    checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who may take it; `tap` is what their button says."""

    id: str
    tap: str
    small: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayPage:
    """All that the template draws."""

    name: str
    has_duty: bool
    says: str
    """Who takes it until when, while somebody does."""
    stays: tuple[str, ...]
    """What one has answered for, which nobody takes."""
    untils: tuple[Until, ...]
    first: tuple[Colleague, ...]
    others: tuple[Colleague, ...]


def away_page(desk: Desk, me: str, board: Board) -> AwayPage:
    """Return the page of a person."""
    found = own_override(desk, me)
    colleagues = tuple(_colleagues(desk, me))
    return AwayPage(
        name=desk.name(me),
        has_duty=bool(duties.places(desk.book, me)),
        says=_says(desk, found) if found else "",
        stays=tuple(_stays(desk, me, board)),
        untils=tuple(_untils(desk)),
        first=colleagues[:FIRST],
        others=colleagues[FIRST:],
    )


def own_override(desk: Desk, me: str) -> Override | None:
    """Return what takes a person's duties now; the one that was said last."""
    mine = [
        each
        for each in desk.book.roster.holding(desk.now)
        if each.kind == "away" and each.other == me
    ]
    return mine[-1] if mine else None


def _says(desk: Desk, found: Override) -> str:
    return desk.words(
        "{name} takes it until {clock}.",
        name=desk.name(found.person),
        clock=desk.when(found.ends),
    )


def _stays(desk: Desk, me: str, board: Board) -> Iterator[str]:
    for unit, standing in board.standings.items():
        spell = standing.spell
        answer = spells.standing_answer(spell, desk.now) if spell else None
        if answer is not None and answer.by == me and unit in desk.book.units:
            yield desk.words(
                "You have answered for {unit} until {clock}: that stays with you.",
                unit=desk.book.units[unit].short,
                clock=desk.when(answer.until),
            )


def _untils(desk: Desk) -> Iterator[Until]:
    zone = desk.book.zone
    ends = [(desk.now + timedelta(hours=hours), hours == _CHOSEN) for hours in _HOURS]
    morning = next_morning(desk.now, zone)
    ends.append((duties.instant(morning.date(), morning.time(), zone), False))
    for end, checked in sorted(ends):
        at = end.astimezone(UTC).replace(second=0, microsecond=0)
        yield Until(value=at.isoformat(), text=desk.when(at), checked=checked)


def _colleagues(desk: Desk, me: str) -> Iterator[Colleague]:
    """Yield who may be asked: those who share a role first, then all who have a duty."""
    mine = _roles(desk, me)
    away = {each.other for each in desk.book.roster.holding(desk.now) if each.kind == "away"}
    known = [
        (person, _roles(desk, person.id))
        for person in desk.book.persons.values()
        if person.id != me and person.id not in away
    ]

    def nearest(each: tuple[Person, tuple[str, ...]]) -> tuple[bool, bool, str]:
        person, roles = each
        return not set(roles) & set(mine), not roles, person.name

    for person, roles in sorted(known, key=nearest):
        yield Colleague(
            id=person.id,
            tap=desk.words("{name} takes it", name=person.name),
            small=", ".join(desk.role(role) for role in roles),
        )


def _roles(desk: Desk, person: str) -> tuple[str, ...]:
    """Return the roles a person ever has by configuration and calendars."""
    book = desk.book
    named = [duty.role for duty in book.duties if duty.person == person]
    for duty in book.calendars:
        if any(span.person == person for span in book.roster.spans(duty.calendar)):
            named.append(duty.role)
    return tuple(dict.fromkeys(named))
