"""Keeps the last good copy of every calendar, and looks for newer ones."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine

from wardstatus.clock import Clock
from wardstatus.core.roster import Calendar
from wardstatus.rota.places import House, Place, read_now, said
from wardstatus.store import rosters
from wardstatus.store.engine import reading, writing

ASKED_EVERY = timedelta(minutes=15)
"""An address is asked so often."""

LOOKED_EVERY = timedelta(minutes=1)
"""A file is looked at so often, and so soon another process's copy is taken."""

_log = logging.getLogger(__name__)


class Waking(Protocol):
    """Something that wakes others."""

    def also(self, name: str, work: Callable[[], object], seconds: int) -> None:
        """Do some work every so many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Reads calendars that are due; what cannot be read leaves the last copy in force."""

    engine: Engine
    places: Sequence[Place]
    house: House
    clock: Clock
    kept: timedelta = timedelta(days=90)
    """So long after its end it is known who stood in for whom."""
    changed: Callable[[], None]
    """Called when the copies may be others than before, by whomever they were read."""

    def wake_by(self, scheduler: Waking) -> None:
        """Look now and then; what is due is computed from the copies."""
        scheduler.also("calendars", self.look, seconds=20)
        scheduler.also("overrides", self.forget, seconds=3600)

    def look(self, *, files_alone: bool = False) -> int:
        """Read every calendar whose time has come, and return how many were.

        At a start files alone: nobody waits for an address, the last copy is in force.
        """
        now = self.clock()
        with reading(self.engine) as tx:
            kept = {each.id: each for each in rosters.calendars(tx)}
        asked = [place for place in self.places if place.is_file or not files_alone]
        due = [place for place in asked if _due(place, kept.get(place.id), now)]
        for place in due:
            self._read(place, kept.get(place.id))
        if kept.keys() - {place.id for place in self.places}:
            with writing(self.engine) as tx:
                rosters.drop_others(tx, [place.id for place in self.places])
        if self.places or kept:
            self.changed()
        return len(due)

    def forget(self) -> int:
        """Forget who stood in for whom long ago, and return how many rows that were."""
        with writing(self.engine) as tx:
            return rosters.forget(tx, self.clock() - self.kept)

    def _read(self, place: Place, before: Calendar | None) -> None:
        # Outside of any transaction: a slow server holds nobody up.
        copy = read_now(place, self.house, before, self.clock())
        if copy.problem is not None:
            _log.warning("calendar=%s not read: %s", place.id, said(copy.problem))
        with writing(self.engine) as tx:
            rosters.keep(tx, copy)


def _due(place: Place, kept: Calendar | None, now: datetime) -> bool:
    # One tried in what is now the future was tried before the clock was set back.
    if kept is None or kept.tried_at > now:
        return True
    return now - kept.tried_at >= (LOOKED_EVERY if place.is_file else ASKED_EVERY)
