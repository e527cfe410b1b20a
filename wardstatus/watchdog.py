"""Sees that time ticks, in a thread of its own that needs no database and no scheduler."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from wardstatus.clock import elapsed

EVERY = 1.0
"""Seconds between two looks."""

NOTICED_AFTER = 4.0
"""Seconds without a tick after which the jobs are started anew, once: noticed in under five."""

ENDS_AFTER = 15.0
"""Seconds without a tick after which the process ends, so that whoever supervises starts it."""

ASLEEP = 3.0
"""Seconds between two looks after which it was itself that did not run."""

FAILED = 70
"""The exit code: an internal fault (`EX_SOFTWARE`)."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What is watched over, and what may be done about it."""

    hung_for: Callable[[], float]
    """Seconds since time was last let pass, or the database last refused to."""
    restart: Callable[[], None]
    worked: Callable[[], bool]
    """Whether time has ticked since the start: if not, another start will not help."""
    end: Callable[[], None] | None = lambda: os._exit(FAILED)
    """None: the process is never ended, as in the demo."""


class Watchdog:
    """Looks every second: starts the jobs anew once, then ends the process."""

    def __init__(self, watched: Watched, elapsed: Callable[[], float] = elapsed) -> None:
        self._watched, self._elapsed = watched, elapsed
        self._restarted = False
        self._looked = self._woke = self._elapsed()
        self._over = Event()
        self._thread = Thread(target=self._run, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()

    def look(self) -> None:
        """Look once, and do what has to be done."""
        watched, hung = self._watched, min(self._watched.hung_for(), self._awake_for())
        if hung < NOTICED_AFTER:
            self._restarted = False
            return
        if not self._restarted:
            self._restarted = True
            _log.error("engine=silent seconds=%.1f the jobs are started anew", hung)
            watched.restart()
        if hung >= ENDS_AFTER and watched.end is not None and watched.worked():
            _log.critical("engine=silent seconds=%.1f the process ends", hung)
            watched.end()

    def _awake_for(self) -> float:
        """Return for how long it has looked without a break.

        After a pause of the whole machine the tick has hung no longer than this has.
        """
        now = self._elapsed()
        if now - self._looked > ASLEEP:
            self._woke = now
        self._looked = now
        return now - self._woke

    def _run(self) -> None:
        while not self._over.wait(EVERY):
            try:
                self.look()
            except Exception:
                # A watchdog that fails must go on looking.
                _log.exception("watchdog=failed")
