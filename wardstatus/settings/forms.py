"""What config.toml looks like, with the default of every setting."""

from datetime import time, timedelta
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints

from wardstatus.core.units import UnitKind
from wardstatus.settings.addresses import AddressOrNone, Base, Proxy
from wardstatus.settings.http_form import HttpChannel
from wardstatus.settings.kinds import Channel, Database, File, Zone, one_or_more
from wardstatus.toml.kinds import LANGUAGES, ByShift, Delay, Name, Number, Said, Span
from wardstatus.toml.schema import OrOne
from wardstatus.toml.shape import Form

SHORT = 8
"""Characters of a unit's name that fit a tile of the wall."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Day: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
LanguageCode: TypeAlias = Literal["nb", "nn", "en", "sv", "da"]
assert set(LANGUAGES) == {"nb", "nn", "en", "sv", "da"}

Persons: TypeAlias = Annotated[list[Said], BeforeValidator(one_or_more), OrOne()]


class Server(Form):
    """`[server]`: where it listens, what it keeps, and what holds for the whole house."""

    host: Said = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    public_url: Base = ""
    database: Database = Field(default="sqlite:///wardstatus.db", validate_default=True)
    ballast: Annotated[int, Field(ge=0, le=10_000)] = 50
    backups: File | None = None
    rules: File = Field(default="rules", validate_default=True)
    timezone: Zone = Field(default="Europe/Oslo", validate_default=True)
    language: LanguageCode = "nb"
    night_from: time = time(22)
    night_to: time = time(6)
    undo: Delay = timedelta(seconds=20)
    bundle: Delay = timedelta(minutes=5)
    last_resort: Persons = []
    administrator: Persons = []
    ca_file: File | None = None
    outgoing_proxy: Proxy = ""


class Mail(Form):
    """`[mail]`: the server that takes mail; without a host none is sent."""

    host: str = ""
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    starttls: bool = True
    user: str = ""
    password_file: File | None = None
    password: str = Field(default="", repr=False)
    sender: str = ""


class Auth(Form):
    """`[auth]`: how long who signs in at a desk stays signed in; zero: nobody does."""

    sign_in: Delay = timedelta(hours=12)


class Engine(Form):
    """`[engine]`: what time itself does."""

    heartbeat_url: AddressOrNone = ""
    prove_channels: Delay = timedelta(days=7)
    canary: Delay = timedelta(minutes=15)
    daily_test: time | None = None


class Retention(Form):
    """`[retention]`: how long is kept what somebody wrote, who it was, and how it was sent."""

    notes: Span = timedelta(hours=72)
    persons: Span = timedelta(days=90)
    deliveries: Span = timedelta(days=30)
    decisions: Span | None = None


class UnitForm(Form):
    """`[[unit]]`: a place of the tree."""

    id: Name
    name: Said
    short: Annotated[str, StringConstraints(min_length=1, max_length=SHORT)] | None = None
    kind: UnitKind = "ward"
    parent: Said | None = None
    plan: Said | None = None
    order: int = 0
    phone: str = ""
    silent: bool = False
    numbers: dict[str, ByShift[Number]] = {}


class PersonForm(Form):
    """`[[person]]`: somebody who can be told."""

    id: Name
    name: Said
    phone: str = ""
    language: LanguageCode | None = None
    channels: list[Channel] = []


class DutyForm(Form):
    """`[[duty]]`: who has a role for a unit and all below it."""

    role: Said
    unit: Said
    person: Said | None = None
    calendar: Said | None = None
    days: list[Day] = []
    from_: time | None = Field(default=None, alias="from")
    to: time | None = None


class SettingsForm(Form):
    """The whole file."""

    server: Server = Field(default={}, validate_default=True)
    mail: Mail = Mail()
    channel: dict[Name, HttpChannel] = {}
    auth: Auth = Auth()
    engine: Engine = Engine()
    retention: Retention = Retention()
    unit: list[UnitForm] = []
    person: list[PersonForm] = []
    duty: list[DutyForm] = []
