"""Time's own door: tick and deliver, woken every second; no deadline is kept here."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from wardstatus.clock import system_clock
from wardstatus.errors import NotSaved

EVERY = 1
"""Seconds between two wake-ups."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    work: Callable[[], None]
    seconds: int
    wait: int = 0
    """Seconds before the first time."""


class Scheduler:
    """Wakes the engine and the postman; both compute from the database what is due."""

    def __init__(self, tick: Callable[[], None], deliver: Callable[[], object]) -> None:
        # The first time at once: what fell due while nobody was awake has waited enough.
        self._jobs = [
            _Job(work=_guarded("tick", tick), seconds=EVERY),
            _Job(work=_guarded("deliver", deliver), seconds=EVERY),
        ]
        self._running: BackgroundScheduler | None = None

    def also(self, name: str, work: Callable[[], object], seconds: int) -> None:
        """Wake something else too, every so many seconds."""
        job = _Job(work=_guarded(name, work), seconds=seconds, wait=seconds)
        self._jobs.append(job)
        if self._running is not None:
            _add(self._running, job)

    def start(self) -> None:
        """Begin to wake them, in a thread of its own."""
        running = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        for job in self._jobs:
            _add(running, job)
        running.start()
        self._running = running

    def stop(self) -> None:
        """Wake them no more; what is under way ends by itself."""
        running, self._running = self._running, None
        if running is not None:
            running.shutdown(wait=False)

    def restart(self) -> None:
        """Begin anew in another thread: whatever hung in the one before may hang on."""
        self.stop()
        self.start()


def _add(running: BackgroundScheduler, job: _Job) -> None:
    first = system_clock() + timedelta(seconds=job.wait)
    running.add_job(job.work, "interval", seconds=job.seconds, next_run_time=first)


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
