"""The level of a unit, and what stands beside it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wardstatus.core.levels import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The level of a unit: since when, by whom, and how long it holds unconfirmed."""

    level: Level | None = None
    since: datetime | None = None
    by: str = ""
    """Actor id: `screen:…`, `person:…`, `token:…`, or `plan` when the level is followed."""
    role: str = ""
    """The role that lowered it from above, by decision; else empty."""
    confirmed_at: datetime | None = None
    valid_until: datetime | None = None
    """Red: until then it counts as confirmed."""
    lapsed: bool = False
    """Not confirmed in time: green and yellow are shown unknown, red is marked."""
    reason: str = ""
    """Id of a one-tap reason, or empty."""
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    override_until: datetime | None = None
    """follow = "plan": until then a person's level stands beside the recommendation."""
    override_level: Level | None = None
    override_over: Level | None = None
    """What was recommended when the override began."""
    rested_until: datetime | None = None
    """follow = "people": the ward said it manages, or that the numbers are wrong."""
    rested_at_level: Level | None = None
    rested_why: Literal["", "managing", "numbers_wrong"] = ""
    disagree_until: datetime | None = None
    """After a level was lowered from above: *Ikke enig* stands until then."""
