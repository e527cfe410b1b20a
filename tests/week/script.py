"""The bad week: twelve spells, seventy red hours, five wards, one leader who sleeps at night."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MONDAY = datetime(2026, 11, 22, 23, tzinfo=UTC)
"""Monday, midnight in Oslo."""

WARDS = ("med1", "med2", "kir1", "kir2", "akutt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Red:
    """One spell: which ward, when it turns red, how long it is red, in hours."""

    ward: str
    day: int
    hour: float
    lasts: float
    pause: float = 0
    """So long after two hours the ward is yellow, and red again within the hour."""

    @property
    def begins(self) -> datetime:
        """Return when the ward turns red."""
        return MONDAY + timedelta(days=self.day, hours=self.hour)


WEEK = (
    Red(ward="med1", day=0, hour=9.0, lasts=7.0),
    Red(ward="med2", day=0, hour=9.05, lasts=5.0),
    Red(ward="akutt", day=0, hour=16.5, lasts=6.5),
    Red(ward="kir1", day=1, hour=10.0, lasts=4.5),
    Red(ward="med2", day=2, hour=2.5, lasts=5.0),
    Red(ward="med1", day=2, hour=8.0, lasts=8.0),
    Red(ward="akutt", day=2, hour=8.05, lasts=6.0),
    Red(ward="kir2", day=3, hour=13.0, lasts=5.5, pause=0.5),
    Red(ward="akutt", day=4, hour=15.0, lasts=7.0),
    Red(ward="med2", day=4, hour=23.0, lasts=7.5),
    Red(ward="med1", day=4, hour=23.05, lasts=5.0),
    Red(ward="akutt", day=5, hour=18.0, lasts=3.0),
)
"""Two begin within minutes of one another three times; three begin or go on at night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """How long after a message the leader takes the phone: by day, at night."""

    by_day: timedelta = timedelta(minutes=6)
    at_night: timedelta = timedelta(minutes=14)
