"""What is true of every unit, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core.levels import Level
from wardstatus.core.standing.chains import Chain, Taken, Told, ToldState
from wardstatus.core.standing.items import Item, ItemState
from wardstatus.core.standing.numbers import Figure, Numbers, Reading, Taps, Turn
from wardstatus.core.standing.spells import Answer, Decision, Spell, Stretch
from wardstatus.core.standing.status import Status

__all__ = [
    "Answer",
    "Before",
    "Board",
    "Chain",
    "Decision",
    "Figure",
    "Item",
    "ItemState",
    "Numbers",
    "Reading",
    "Spell",
    "Standing",
    "Status",
    "Stretch",
    "Taken",
    "Taps",
    "Told",
    "ToldState",
    "Turn",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """How a unit stood before its last tap, until the undo has run out."""

    until: datetime
    status: Status
    spell: Spell | None
    items: tuple[Item, ...]
    open_lists: tuple[Level, ...]
    reds: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that is true of one unit."""

    unit: str
    version: int = 0
    """The board's version at which it last changed."""
    status: Status = Status()
    numbers: Numbers = Numbers()
    spell: Spell | None = None
    items: tuple[Item, ...] = ()
    open_lists: tuple[Level, ...] = ()
    """Levels whose list is open."""
    reds: tuple[Stretch, ...] = ()
    """Red of the last days, for the quota."""
    structural: datetime | None = None
    """Since when red has been structural."""
    before: Before | None = None
    spells: int = 0
    """How many spells there have been; never taken back, so that ids stay unique."""
    steps: int = 0
    """How many notices' worth of steps there have been; never taken back either."""
    plan_version: str = ""
    """Of the plan the unit was last decided by; empty: it has not met any."""
    plan_since: datetime | None = None
    """When that plan was taken."""
    due: datetime | None = None
    """The next instant at which time alone will bring something; None: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A unit without parent and all below it, at one version."""

    root: str
    version: int
    at: datetime | None
    """The instant of the last event; `now` is never before it."""
    standings: Mapping[str, Standing]
