"""Whether alarms run: when time last ticked, and what else is known to be wrong."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock

from wardstatus.clock import Clock, elapsed
from wardstatus.push.frames import Engine, Why

SILENT_AFTER = 8.0
"""Seconds without a tick after which every screen says that alarms are not running."""

_WORST_FIRST: tuple[Why, ...] = ("clock", "gap", "canary", "disk")


LAGS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds: the upper bounds by which it is counted how late a tick came."""

_PERIOD = 1.0
"""Seconds between two ticks that are not late."""


class Alarms:
    """What every screen is told of the engine; read and written from any thread."""

    def __init__(self, clock: Clock, elapsed: Callable[[], float] = elapsed) -> None:
        self.last_tick: datetime | None = None
        self._clock, self._elapsed = clock, elapsed
        self._began, self._ticked = clock(), elapsed()
        self._tried = self._ticked
        self._since: dict[Why, datetime] = {}
        self._pen = Lock()
        self._lags = [0] * len(LAGS)
        self._total, self._sum = 0, 0.0

    def ticked(self) -> None:
        """Note that time has just been let pass on every board."""
        now = self._elapsed()
        lag = max(0.0, now - self._ticked - _PERIOD)
        with self._pen:
            self._total, self._sum = self._total + 1, self._sum + lag
            place = next((n for n, bound in enumerate(LAGS) if lag <= bound), None)
            if place is not None:
                self._lags[place] += 1
        self.last_tick, self._ticked = self._clock(), now

    def lags(self) -> tuple[tuple[int, ...], int, float]:
        """Return how many ticks came within each bound, how many in all, and their lags' sum."""
        with self._pen:
            return tuple(self._lags), self._total, self._sum

    def refused(self) -> None:
        """Note that time was to be let pass and the database would not: nothing hangs."""
        self._tried = self._elapsed()

    def hung_for(self) -> float:
        """Return the seconds since time last passed or was last refused."""
        return self._elapsed() - max(self._ticked, self._tried)

    def silent_for(self) -> float:
        """Return the seconds since the last tick, or since the beginning if there was none."""
        return self._elapsed() - self._ticked

    def raise_(self, why: Why, since: datetime) -> None:
        """Say that something is wrong; what is known to be wrong keeps its beginning."""
        with self._pen:
            self._since.setdefault(why, since)

    def clear(self, why: Why) -> None:
        """Say that it is well again."""
        with self._pen:
            self._since.pop(why, None)

    def engine(self) -> Engine:
        """Return what is told: a silent tick before everything else, then the worst known."""
        if self.silent_for() >= SILENT_AFTER:
            since = self.last_tick or self._began
            return Engine(alive=False, last_tick=self.last_tick, since=since, why="tick")
        with self._pen:
            wrong = next((why for why in _WORST_FIRST if why in self._since), None)
            since_then = self._since[wrong] if wrong else None
        return Engine(
            alive=wrong is None, last_tick=self.last_tick, since=since_then, why=wrong or ""
        )
