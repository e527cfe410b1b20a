"""What one server is made of, before anything runs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Engine

from wardstatus.access.gate import Access
from wardstatus.clock import Clock, system_clock
from wardstatus.core.levels import Level
from wardstatus.core.units import Rulebook
from wardstatus.notify.channel import Channel
from wardstatus.push.hub import Hub
from wardstatus.service import Service
from wardstatus.settings import Settings
from wardstatus.store.ballast import Ballast


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What one server is made of."""

    settings: Settings
    rulebook: Rulebook
    database: str
    """SQLAlchemy URL of a database that is at its present version."""
    clock: Clock = system_clock
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """By kind; over those that the settings describe."""
    demo: bool = False
    speed: float = 1.0
    real: Callable[[Iterable[str]], Mapping[str, Level | None]] | None = None
    """Of an exercise: how units really are."""
    notice: str = ""
    """A message id that stands on every wall; empty: nothing is to be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What requests and the works beside them share."""

    engine: Engine
    hub: Hub
    service: Service
    access: Access
    ballast: Ballast
