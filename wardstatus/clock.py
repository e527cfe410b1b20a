"""The only place that reads the clock."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Something that tells what time it is, as an aware UTC instant."""


def system_clock() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(UTC)


def elapsed() -> float:
    """Return seconds on a clock that never steps; only differences mean anything."""
    return time.monotonic()


def running_clock(start: datetime, speed: float) -> Clock:
    """Return a clock that began at `start` and runs `speed` times as fast as the day."""
    began = elapsed()

    def now() -> datetime:
        return start + timedelta(seconds=(elapsed() - began) * speed)

    return now
