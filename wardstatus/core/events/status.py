"""What happens to the level of a unit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.levels import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDeclared(Happened):
    """A person gave the unit another level."""

    level: Level
    previous: Level | None
    by: str
    needs: tuple[str, ...] = ()
    reason: str = ""
    recommended: Level | None = None
    valid_until: datetime | None = None
    undo_until: datetime
    override_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelConfirmed(Happened):
    """Somebody said, or showed by acting, that the level still holds."""

    level: Level
    by: str
    needs: tuple[str, ...] | None = None
    reason: str | None = None
    valid_until: datetime | None = None
    in_passing: bool = False
    """With a number or needs: the last tap can still be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelUndone(Happened):
    """The last tap was taken back; the unit stands as it stood before."""

    level: Level | None
    undone: Level | None
    by: str
    withdrawn: tuple[str, ...] = ()
    """Keys of notices that will not be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLowered(Happened):
    """A decision *lower* took effect: agreed with the ward, done from above."""

    level: Level
    previous: Level
    by: str
    role: str
    valid_until: datetime | None = None
    disagree_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFollowed(Happened):
    """The level followed the recommendation, or the end of a person's override."""

    level: Level
    previous: Level | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideEnded(Happened):
    """A person's raise or lowering of a followed level ran out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationLapsed(Happened):
    """The level was not confirmed in time."""

    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsTapped(Happened):
    """What the unit lacks, or a green one may lend, was tapped."""

    needs: tuple[str, ...]
    offers: tuple[str, ...] = ()
    reason: str = ""
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptAnswered(Happened):
    """The ward answered a recommendation above its level, or a lowering from above."""

    answer: Literal["managing", "numbers_wrong", "agree", "disagree"]
    by: str
    recommended: Level | None = None
    rested_until: datetime | None = None


StatusEvent: TypeAlias = (
    LevelDeclared
    | LevelConfirmed
    | LevelUndone
    | LevelLowered
    | LevelFollowed
    | OverrideEnded
    | ConfirmationLapsed
    | NeedsTapped
    | PromptAnswered
)
