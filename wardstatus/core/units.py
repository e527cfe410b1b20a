"""The tree of units, the people, and the rest of what the core decides by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from wardstatus.core.plans import ByShift, Plan
from wardstatus.core.roster import CalendarDuty, Roster

HIDDEN = "~"
"""How the ids of units and persons begin that nobody configured and nobody sees."""

CANARY = f"{HIDDEN}canary"
"""The unit by which the server tests itself."""

UnitKind: TypeAlias = Literal["ward", "department", "clinic", "hospital"]


def is_hidden(id_: str) -> bool:
    """Return whether a unit or person is one of the server's own, seen and counted nowhere."""
    return id_.startswith(HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A place as it is configured; one without a plan that has units below is a heading."""

    id: str
    name: str
    short: str
    kind: UnitKind = "ward"
    parent: str | None = None
    plan: Plan | None = None
    order: int = 0
    phone: str = ""
    silent: bool = False
    constants: Mapping[str, ByShift[float]] = field(default_factory=dict)
    """Numbers that never go stale, by indicator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who can be told; `channels` in the order they are tried (`mailto:…`)."""

    id: str
    name: str
    phone: str = ""
    language: str = ""
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who has a role for a unit and all below it; without days or hours: always."""

    role: str
    unit: str
    person: str
    days: tuple[int, ...] = ()
    """Local weekdays on which the duty begins, Monday 0; empty: every day."""
    begins: time | None = None
    ends: time | None = None
    """Local times; `ends` not after `begins` is the next day; both None: the whole day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Everything the core decides by; one value, replaced whole when a file changes."""

    units: Mapping[str, Unit]
    persons: Mapping[str, Person] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()
    calendars: tuple[CalendarDuty, ...] = ()
    roster: Roster = field(default_factory=Roster)
    """What calendars and people say beside the configuration; it changes without a restart."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Oslo"))
    undo: timedelta = timedelta(seconds=20)
    last_resort: tuple[str, ...] = ()
    """Persons told when a step reaches nobody."""
    drill: bool = False
    """All of it is an exercise, and every message says so."""

    former: Mapping[str, str] = field(default_factory=dict)
    """Names, by id, of persons who are not there any more but are spoken of."""

    def named(self, person: str) -> str:
        """Return the name of a person who is there or was; empty if nobody knows it."""
        here = self.persons.get(person)
        return here.name if here else self.former.get(person, "")

    def roots(self) -> Iterator[Unit]:
        """Yield the units without a parent, each the head of a board."""
        return (unit for unit in self.units.values() if unit.parent is None)

    def root_of(self, unit: str) -> str:
        """Return the id of the board a unit belongs to; raise KeyError for no such unit."""
        *_, last = self.upwards(unit)
        return last.id

    def is_heading(self, unit: str) -> bool:
        """Return whether the unit only shows the counts below it and cannot be declared."""
        place = self.units[unit]
        return place.plan is None and place.kind != "ward"

    def declarable(self, root: str) -> tuple[str, ...]:
        """Return the ids of the units of a board that have a level: all but headings."""
        return tuple(unit.id for unit in self.below(root) if not self.is_heading(unit.id))

    def upwards(self, unit: str) -> Iterator[Unit]:
        """Yield the unit, its parent, and so on to the root; raise KeyError for no such unit."""
        here: Unit | None = self.units[unit]
        while here is not None:
            yield here
            here = self.units[here.parent] if here.parent else None

    def below(self, unit: str) -> tuple[Unit, ...]:
        """Return the unit and everything below it, parents first, in the order of the screens."""
        children = sorted(
            (child for child in self.units.values() if child.parent == unit),
            key=lambda child: child.order,
        )
        rest = (each for child in children for each in self.below(child.id))
        return (self.units[unit], *rest)
