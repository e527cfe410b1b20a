"""What a unit has been through, as the log tells it: levels, reds, what was said of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from wardstatus.core.levels import Level
from wardstatus.core.plans import DecisionKind, Text
from wardstatus.core.standing import Stretch


class Turn(NamedTuple):
    """From `at` on this level was shown; None: unknown."""

    at: datetime
    level: Level | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An answer: who took it as what role, from when, until when it held."""

    role: str
    at: datetime
    until: datetime
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A decision as it went: made, in force until, and when what was decided came."""

    id: str
    kind: DecisionKind
    text: Text
    role: str
    at: datetime
    until: datetime
    came: bool | None = None
    came_at: datetime | None = None
    """When the ward said whether it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a chain: what it asked for, which roles were to be told, which of them were."""

    at: datetime
    chain: str
    kind: str
    """`answer` or `limit`."""
    roles: tuple[str, ...]
    told: tuple[str, ...]
    """One role for each person told; empty: nobody had the roles, and the step was skipped."""
    repeat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Red:
    """One spell: its red time, its terms, who was told, answered and decided."""

    id: str
    unit: str
    started: datetime
    red_since: datetime | None
    """None: the clock is paused, or the spell is over."""
    stretches: tuple[Stretch, ...] = ()
    limit: timedelta | None = None
    steps: tuple[Step, ...] = ()
    answers: tuple[Held, ...] = ()
    decisions: tuple[Made, ...] = ()
    passed_on: tuple[Held, ...] = ()
    """Who could not; `until` is the same instant."""
    resorts: tuple[datetime, ...] = ()
    """When the house's last resort was told."""
    over: bool = False
    """The spell has ended: red came not back within `rejoin`."""

    @property
    def ended(self) -> datetime | None:
        """Return when red was last left; None while it is red."""
        return None if self.red_since is not None else self.stretches[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the ward said of a recommendation or a lowering, or that it was lowered from above."""

    at: datetime
    what: str
    """`managing`, `numbers_wrong`, `agree`, `disagree` or `lowered`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All of one unit, oldest first."""

    unit: str
    turns: tuple[Turn, ...] = ()
    reds: tuple[Red, ...] = ()
    said: tuple[Said, ...] = ()
    structural: tuple[tuple[datetime, datetime | None], ...] = ()
    """From when to when red was structural; None: it still is."""
