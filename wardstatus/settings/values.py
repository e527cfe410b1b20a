"""The settings as the rooms use them: everything known, nothing left to look up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from wardstatus.core.units import Duty, Person
from wardstatus.settings.forms import Auth, Engine, HttpChannel, Mail, Server, UnitForm
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
    source: Source = field(repr=False, compare=False)

    @property
    def zone(self) -> ZoneInfo:
        """Return the hospital's time zone."""
        return self.server.timezone
