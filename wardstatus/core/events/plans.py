"""What happens to what is decided by."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.roster import Override


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTaken(Happened):
    """A plan was read anew; conditions, rules and levels are looked at with its terms."""

    plan: str
    plan_version: str
    kept: tuple[str, ...] = ()
    """Condition keys whose latch goes on."""
    begun: tuple[str, ...] = ()
    """Condition keys that begin anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeShown(Happened):
    """A worded band on every screen; an empty text takes it away."""

    text: str
    until: datetime | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOverridden(Happened):
    """Somebody said who is on duty instead, for a while."""

    override: Override
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGivenBack(Happened):
    """An override was taken back before its end, or before it began."""

    override: str
    by: str


BoardEvent: TypeAlias = PlanTaken | NoticeShown | DutyOverridden | DutyGivenBack
