"""By which channels those who have duties were reached, and when last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core import duties
from wardstatus.notify.ways import ways_of
from wardstatus.web.duty_view.desk import Desk
from wardstatus.web.messages_view.words import channel

PROVED = timedelta(days=7)
"""A channel that took a message within this is proved."""

Reached = Mapping[tuple[str, str], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A channel, and when it last took a message; `old`: longer ago than a week, or never."""

    name: str
    when: str
    old: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Somebody with a duty, and their channels in the order they are tried."""

    name: str
    roles: str
    ways: tuple[Way, ...]


def reach(desk: Desk, reached: Reached) -> Iterator[Reach]:
    """Yield everybody who has a duty at the board, by name."""
    below = {unit.id for unit in desk.book.below(desk.root)}
    for person in sorted(desk.book.persons.values(), key=lambda each: each.name):
        places = duties.places(desk.book, person.id) & below
        if not places:
            continue
        roles = dict.fromkeys(duty.role for duty in desk.book.duties if duty.person == person.id)
        yield Reach(
            name=person.name,
            roles=", ".join(roles),
            ways=tuple(
                _way(desk, each.label, reached.get((person.id, each.label)))
                for each in ways_of(person.channels)
            ),
        )


def _way(desk: Desk, label: str, at: datetime | None) -> Way:
    return Way(
        name=channel(desk.words, label),
        when=desk.when(at) if at else desk.words("never"),
        old=at is None or desk.now - at > PROVED,
    )
