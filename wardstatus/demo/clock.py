"""The clock of the story: it runs faster than the day, stops, and begins again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from wardstatus.clock import elapsed


class DemoClock:
    """A clock that stands at `start`, then runs `speed` times as fast as the day; may be paused."""

    def __init__(
        self, start: datetime, speed: float, elapsed: Callable[[], float] = elapsed
    ) -> None:
        self.start = start
        self.speed = speed
        self._elapsed = elapsed
        self._told = start
        self._since: float | None = None
        self._lock = Lock()

    def __call__(self) -> datetime:
        """Return the story's present instant, in UTC."""
        with self._lock:
            return self._now()

    def _now(self) -> datetime:
        if self._since is None:
            return self._told
        return self._told + timedelta(seconds=(self._elapsed() - self._since) * self.speed)

    @property
    def paused(self) -> bool:
        """Return whether time stands still."""
        return self._since is None

    def pause(self) -> None:
        """Let time stand still."""
        with self._lock:
            self._told, self._since = self._now(), None

    def resume(self) -> None:
        """Let time go on from where it stood."""
        with self._lock:
            if self._since is None:
                self._since = self._elapsed()

    def restart(self) -> None:
        """Go back to the start, running."""
        with self._lock:
            self._told, self._since = self.start, self._elapsed()

    def seconds(self, real: float) -> timedelta:
        """Return how far the story comes in so many seconds of the day."""
        return timedelta(seconds=real * self.speed)


class SteppedClock:
    """A clock that stands where it was last put."""

    def __init__(self, start: datetime) -> None:
        self._at = start

    def __call__(self) -> datetime:
        """Return the instant it stands at, in UTC."""
        return self._at

    def put(self, at: datetime) -> None:
        """Put it at an instant."""
        self._at = at
