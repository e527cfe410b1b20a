"""Time's own door: tick and deliver, woken every second; no deadline is kept here."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from wardstatus.clock import wall_in
from wardstatus.errors import NotSaved

EVERY = 1
"""Seconds between two wake-ups."""

_SLACK = timedelta(seconds=0.5)
"""A job due so much later than it can be was dated by a clock that has been set back."""

_log = logging.getLogger(__name__)


class Every(BaseTrigger):  # type: ignore[misc]
    """Every so many seconds; of what was missed while nobody was awake, once."""

    def __init__(self, seconds: int) -> None:
        self.every = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """Return when it is next due; APScheduler's own would first list all that was missed."""
        following = now if previous is None else previous + self.every
        return following if previous is None or following > now else now + self.every


class _Waking(BackgroundScheduler):  # type: ignore[misc]
    """A scheduler that goes on when the wall's clock, by which it counts, is set back."""

    def _process_jobs(self) -> float | None:
        now = wall_in(self.timezone)
        for job in self.get_jobs():
            if job.next_run_time > now + job.trigger.every + _SLACK:
                job.modify(next_run_time=now)
        waits: float | None = super()._process_jobs()
        return waits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    work: Callable[[], None]
    seconds: int
    wait: int = 0
    """Seconds before the first time."""


class Scheduler:
    """Wakes the engine and the postman; both compute from the database what is due."""

    def __init__(
        self, tick: Callable[[], None], deliver: Callable[[], object], zone: tzinfo = UTC
    ) -> None:
        self._zone = zone
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
        running = _Waking(
            timezone=self._zone,
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
    first = wall_in(running.timezone) + timedelta(seconds=job.wait)
    running.add_job(job.work, Every(job.seconds), next_run_time=first)


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
