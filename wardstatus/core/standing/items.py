"""What is to be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from wardstatus.core.levels import Level
from wardstatus.core.plans import Text

ItemState: TypeAlias = Literal["waiting", "open", "done", "not_done", "stood_down"]
"""`waiting`: opens at the next beginning of one of its shifts, which is `opened`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to do of an open list, with the terms it was opened with."""

    id: str
    action: str
    level: Level
    text: Text
    role: str
    at_screen: bool
    opened: datetime
    due: datetime
    state: ItemState = "open"
    by: str = ""
    at: datetime | None = None
    reason: str = ""
    answer: bool = False
    keep: bool = False
    exit: bool = False
    repeat: timedelta | None = None
    overdue: tuple[str, ...] = ()
    reopened: datetime | None = None
    """When it was opened again, after it was done or stood down."""
    told: bool = False
    """Its being overdue has been noticed."""
    named: datetime | None = None
    """Overdue: when a message named it, or it was told by itself."""
