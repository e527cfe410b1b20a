"""Looks whether the server's clock and the wall's agree."""

import logging

from wardstatus.clock import CLOSE, Clock, SteadyClock
from wardstatus.service import Alarms

EVERY = 5
"""Seconds between two looks."""

_log = logging.getLogger(__name__)


class ClockWatch:
    """Says on every screen that a clock is wrong, and in the log that the two are not close."""

    def __init__(self, clock: Clock, alarms: Alarms) -> None:
        self._clock, self._alarms = clock, alarms
        self._apart = False

    def off(self) -> float:
        """Return by how many seconds the wall's clock is ahead; 0 for one that is not its own."""
        return self._clock.off() if isinstance(self._clock, SteadyClock) else 0.0

    def look(self) -> None:
        """Look once."""
        if not isinstance(self._clock, SteadyClock):
            return
        off = self._clock.off()
        apart = abs(off) > CLOSE
        if apart != self._apart:
            _log.warning("clock=%s seconds=%.1f", "apart" if apart else "close", off)
        self._apart = apart
        if self._clock.wrong():
            self._alarms.raise_("clock", self._clock())
        else:
            self._alarms.clear("clock")
