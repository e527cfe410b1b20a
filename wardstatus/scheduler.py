"""Time's own door: tick and deliver, woken every second; no deadline is kept here."""

import logging
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

from wardstatus.clock import system_clock
from wardstatus.errors import NotSaved

EVERY = 1
"""Seconds between two wake-ups."""

_log = logging.getLogger(__name__)


class Scheduler:
    """Wakes the engine and the postman; both compute from the database what is due."""

    def __init__(self, tick: Callable[[], None], deliver: Callable[[], object]) -> None:
        self._jobs = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        for job in (_guarded("tick", tick), _guarded("deliver", deliver)):
            # The first time at once: what fell due while nobody was awake has waited enough.
            self._jobs.add_job(job, "interval", seconds=EVERY, next_run_time=system_clock())

    def also(self, name: str, work: Callable[[], object], seconds: int) -> None:
        """Wake something else too, every so many seconds."""
        self._jobs.add_job(_guarded(name, work), "interval", seconds=seconds)

    def start(self) -> None:
        """Begin to wake them, in a thread of its own."""
        self._jobs.start()

    def stop(self) -> None:
        """Wake them no more; what is under way ends by itself."""
        self._jobs.shutdown(wait=False)


def _guarded(name: str, work: Callable[[], object]) -> Callable[[], None]:
    """One failed round must not end the rounds; what was due is due again a second later."""

    def job() -> None:
        try:
            work()
        except NotSaved as error:
            _log.warning("job=%s not saved: %s", name, error)
        except Exception:
            _log.exception("job=%s failed", name)

    job.__name__ = name
    return job
