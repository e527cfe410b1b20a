"""What every event has."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that happened to a unit; `at` is when it fell due, not when it was noticed."""

    at: datetime
    unit: str
