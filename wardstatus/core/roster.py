"""Who is on duty beside the configuration: the spans of calendars, and what people say instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

OverrideKind: TypeAlias = Literal["role", "away", "swap"]
"""Tonight it is somebody else; somebody takes all of another's; two exchange theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A person is on duty from `begins` until `ends`, which is no longer in it."""

    person: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why something could not be read: a sentence to be translated, and what fills its gap."""

    why: str
    detail: str = ""
    of: str = ""
    """What the event is called; empty: the whole calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The last good copy of a calendar, and how the last try to read it went."""

    id: str
    """As it is configured."""
    read_at: datetime | None = None
    """When it was last read whole; None: never."""
    tried_at: datetime
    until: datetime | None = None
    """Up to here the copy says who is on duty."""
    spans: tuple[Span, ...] = ()
    strangers: tuple[str, ...] = ()
    """What events are called that name nobody of the house."""
    faults: tuple[Fault, ...] = ()
    """What of it could not be read, and was left out."""
    problem: Fault | None = None
    """Why the last try failed, so that the copy is an older one; None: it did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDuty:
    """A role at a unit is whoever the events of a calendar name."""

    role: str
    unit: str
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """For a while somebody else is on duty than configuration and calendars say."""

    id: str
    kind: OverrideKind
    person: str
    """Who takes it."""
    begins: datetime
    ends: datetime
    by: str
    """The actor who said so."""
    made: datetime
    role: str = ""
    """Of the kind `role`: replaced are all who have this role at this very unit."""
    unit: str = ""
    other: str = ""
    """Of the kinds `away` and `swap`: the person whose duties are taken, or exchanged."""

    def holds(self, at: datetime) -> bool:
        """Return whether it is in force at an instant; its end is no longer in it."""
        return self.begins <= at < self.ends

    def instead(self, persons: tuple[str, ...], role: str, place: str) -> tuple[str, ...]:
        """Return who has a role at a place, where these persons would have had it."""
        if self.kind == "role":
            return (self.person,) if (role, place) == (self.role, self.unit) else persons
        takes = {self.other: self.person}
        if self.kind == "swap":
            takes[self.person] = self.other
        return tuple(dict.fromkeys(takes.get(each, each) for each in persons))


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All that is kept of duties beside the configuration."""

    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    """In the order in which they were made; a later one sees what an earlier one led to."""

    def spans(self, calendar: str) -> tuple[Span, ...]:
        """Return what the last good copy of a calendar says."""
        copy = self.calendars.get(calendar)
        return copy.spans if copy else ()

    def holding(self, at: datetime) -> tuple[Override, ...]:
        """Return the overrides in force at an instant."""
        return tuple(each for each in self.overrides if each.holds(at))
