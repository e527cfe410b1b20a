"""How often the same caller may try; kept in memory, a restart forgives."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock

from wardstatus.errors import TooMany

_KNOWN = 10_000
"""Callers remembered; the one who has been quiet longest is forgotten first."""


class Attempts:
    """Counts tries by caller within a span; safe to be used by many threads."""

    def __init__(self, allowed: int, within: timedelta) -> None:
        self._allowed = allowed
        self._within = within
        self._tried: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def check(self, caller: str, now: datetime) -> None:
        """Raise TooMany if the caller has used up the tries allowed; notes none."""
        with self._lock:
            self._left(self._tried.get(caller, deque()), now)

    def count(self, caller: str, now: datetime) -> None:
        """Note one more try; raise TooMany if the caller has used up those allowed."""
        with self._lock:
            tried = self._tried.setdefault(caller, deque())
            self._tried.move_to_end(caller)
            self._left(tried, now)
            tried.append(now)
            if len(self._tried) > _KNOWN:
                self._tried.popitem(last=False)

    def _left(self, tried: deque[datetime], now: datetime) -> None:
        while tried and tried[0] <= now - self._within:
            tried.popleft()
        if len(tried) >= self._allowed:
            minutes = max(1, round(self._within.total_seconds() / 60))
            raise TooMany("too_many_tries", minutes=minutes)
