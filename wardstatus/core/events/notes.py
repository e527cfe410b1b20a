"""What was written down afterwards."""

from dataclasses import dataclass
from datetime import datetime

from wardstatus.core.events.base import Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntered(Happened):
    """Something that had been on paper was entered; it changes nothing of what has been."""

    text: str
    happened_at: datetime
    """When it was so; the event's own instant is when it was entered."""
    by: str
