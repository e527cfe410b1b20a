"""Which ways out are shut for a while: those that failed in a row, and those that asked to wait."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock

from wardstatus.notify.channel import Delivered, Delivery, FailedForNow

FAILURES = 5
"""So many in a row, and a carrier is only probed."""

PROBES_EVERY = timedelta(seconds=15)


@dataclass(slots=True)
class _Trouble:
    failures: int = 0
    shut_until: float = 0.0


class Breakers:
    """One breaker for each carrier; it forgets when the server ends."""

    def __init__(self, elapsed: Callable[[], float]) -> None:
        self._elapsed = elapsed
        self._troubles: dict[str, _Trouble] = {}
        self._lock = Lock()

    def shut(self) -> Mapping[str, timedelta]:
        """Return for each carrier that is shut how long it still is."""
        now = self._elapsed()
        with self._lock:
            return {
                carrier: timedelta(seconds=trouble.shut_until - now)
                for carrier, trouble in self._troubles.items()
                if trouble.shut_until > now
            }

    def begin(self, carrier: str) -> None:
        """A try begins; after many failures it is the only one for a while."""
        with self._lock:
            trouble = self._troubles.get(carrier)
            if trouble and trouble.failures >= FAILURES:
                self._shut(trouble, PROBES_EVERY)

    def told(self, carrier: str, delivery: Delivery) -> None:
        """Learn from a try; one that failed for good says nothing of the carrier."""
        with self._lock:
            if isinstance(delivery, Delivered):
                self._troubles.pop(carrier, None)
            elif isinstance(delivery, FailedForNow):
                trouble = self._troubles.setdefault(carrier, _Trouble())
                trouble.failures += 1
                if trouble.failures >= FAILURES:
                    self._shut(trouble, PROBES_EVERY)
                if delivery.retry_after:
                    self._shut(trouble, delivery.retry_after)

    def _shut(self, trouble: _Trouble, span: timedelta) -> None:
        trouble.shut_until = max(trouble.shut_until, self._elapsed() + span.total_seconds())
