"""The settings as the rooms use them: everything known, nothing left to look up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from wardstatus.core.roster import CalendarDuty
from wardstatus.core.units import Duty, Person
from wardstatus.settings.forms import Auth, Engine, Mail, Retention, Server, UnitForm
from wardstatus.settings.http_form import HttpChannel
from wardstatus.toml.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """config.toml with the environment over it; paths are whole, secrets are read."""

    folder: Path
    """Where config.toml stands."""
    server: Server
    mail: Mail
    auth: Auth
    engine: Engine
    channels: Mapping[str, HttpChannel]
    units: tuple[UnitForm, ...]
    """In the order of the file; `rulebook` makes the tree of them."""
    persons: Mapping[str, Person]
    duties: tuple[Duty, ...]
    calendars: tuple[CalendarDuty, ...] = ()
    calendar_places: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By the id of a calendar where it is: a whole path or an https address, maybe a secret."""
    retention: Retention = field(default_factory=Retention)
    source: Source = field(repr=False, compare=False)

    @property
    def zone(self) -> ZoneInfo:
        """Return the hospital's time zone."""
        return self.server.timezone

    def upwards(self, unit: UnitForm) -> tuple[str, ...]:
        """Return the ids of a unit and of everything above it."""
        parents = {each.id: each.parent for each in self.units}
        places: list[str] = []
        here: str | None = unit.id
        while here is not None and here not in places:
            places.append(here)
            here = parents.get(here)
        return tuple(places)

    @property
    def posts(self) -> tuple[Duty | CalendarDuty, ...]:
        """Return every row of duty, whether a person or a calendar fills it."""
        return (*self.duties, *self.calendars)

    def duties_by_plan(self) -> dict[str, tuple[Duty | CalendarDuty, ...]]:
        """Return, for each plan that a unit has, the duties that count for its units."""
        places: dict[str, set[str]] = {}
        for unit in self.units:
            if unit.plan:
                places.setdefault(unit.plan, set()).update(self.upwards(unit))
        return {
            plan: tuple(duty for duty in self.posts if duty.unit in around)
            for plan, around in places.items()
        }
