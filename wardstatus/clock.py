"""The only place that reads the clock."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from threading import Lock

from wardstatus import faults

Clock = Callable[[], datetime]
"""Something that tells what time it is, as an aware UTC instant."""

CLOSE = 2.0
"""Seconds: so far from the wall's clock is nothing to speak of, and soon made good."""

FAR = 300.0
"""Seconds: so far from the wall's clock one of the two is wrong, and every screen says so."""

QUICKLY, SLOWLY = 0.05, 0.0005
"""Seconds a second by which the server's clock turns to the wall's: while close, and beyond."""


def wall() -> float:
    """Return the wall's clock in seconds since 1970; a test may set it off by a file."""
    return time.time() + _offset()


def _offset() -> float:
    file = os.environ.get(faults.OFFSET_FILE)
    if file is None or os.environ.get(faults.SWITCH) != "on":
        return 0.0
    try:
        return float(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0.0


def wall_in(zone: tzinfo) -> datetime:
    """Return what the machine says in a zone: what APScheduler counts by, and nothing else."""
    return datetime.now(zone)


def system_clock() -> datetime:
    """Return the present instant in UTC, as the wall's clock has it."""
    return datetime.fromtimestamp(wall(), UTC)


def elapsed() -> float:
    """Return seconds on a clock that never steps; only differences mean anything."""
    return time.monotonic()


def since_boot() -> float:
    """Return seconds on a clock that never steps and goes on while the machine sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The clocks a steady one goes by, in seconds."""

    wall: Callable[[], float] = wall
    boot: Callable[[], float] = since_boot


class SteadyClock:
    """The server's own clock: advanced by the boot's, turned slowly to the wall's, never stepped.

    So a wall's clock that is set back delays nothing, and one set forward brings nothing early.
    Started before `newest`, the last instant that was written, it goes on from there until the
    wall's clock has come past it.
    """

    def __init__(self, newest: datetime | None = None, sources: Sources | None = None) -> None:
        self._sources = sources or Sources()
        self._boot, self._at = self._sources.boot(), self._sources.wall()
        self._pen = Lock()
        floor = newest.timestamp() if newest is not None else self._at
        self.behind = floor - self._at > CLOSE
        """The wall's clock was before the last instant written, and still is."""
        self._at = max(self._at, floor)

    def __call__(self) -> datetime:
        """Return the present instant in UTC; never before one returned earlier."""
        with self._pen:
            self._turn()
            return datetime.fromtimestamp(self._at, UTC)

    def off(self) -> float:
        """Return by how many seconds the wall's clock is ahead of this one."""
        with self._pen:
            self._turn()
            return self._sources.wall() - self._at

    def wrong(self) -> bool:
        """Return whether one of the two clocks must be wrong."""
        off = self.off()
        return self.behind or abs(off) > FAR

    def _turn(self) -> None:
        boot = self._sources.boot()
        passed = max(0.0, boot - self._boot)
        self._boot, self._at = boot, self._at + passed
        off = self._sources.wall() - self._at
        if self.behind and off >= 0:
            # Our own time was a guess: what has come past it is better.
            self.behind, self._at = False, self._at + off
        elif not self.behind and abs(off) <= FAR:
            most = passed * (QUICKLY if abs(off) <= CLOSE else SLOWLY)
            self._at += min(most, max(-most, off))
