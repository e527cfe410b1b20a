"""What happens to the numbers of a unit."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.levels import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTaken(Happened):
    """A number arrived; kept in the table of readings, not in the log."""

    indicator: str
    value: float
    measured: datetime
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRaised(Happened):
    """Somebody raised a flag; `count` is how often it has been raised in the shift, with this."""

    indicator: str
    count: int
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTaken(Happened):
    """A figure over the units below is another; of `known` of `of` units, None if of none."""

    indicator: str
    value: float | None
    known: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersLookedAt(Happened):
    """Numbers went stale or a shift began, and conditions were looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionTurned(Happened):
    """A condition's latch went on or off."""

    condition: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTurned(Happened):
    """A level's rule became true or false."""

    level: Level
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTurned(Happened):
    """A level went on or off, its delay being over."""

    level: Level
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationChanged(Happened):
    """The plan makes another level of the numbers; None: unknown."""

    level: Level | None
    previous: Level | None


NumbersEvent: TypeAlias = (
    ReadingTaken
    | FlagRaised
    | FigureTaken
    | NumbersLookedAt
    | ConditionTurned
    | RuleTurned
    | LevelTurned
    | RecommendationChanged
)
