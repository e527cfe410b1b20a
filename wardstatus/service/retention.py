"""What is forgotten, once a day: notes, persons, how messages were sent, old decisions."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, text

from wardstatus.core.units import Rulebook
from wardstatus.store import actors, forgetting, retention, sweeps
from wardstatus.store.engine import reading, writing
from wardstatus.store.sweeps import Sweep

DAY = timedelta(days=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How long each class is kept; `decisions` None: their words are never forgotten."""

    notes: timedelta = timedelta(hours=72)
    persons: timedelta = timedelta(days=90)
    deliveries: timedelta = timedelta(days=30)
    decisions: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Goes through everything that is kept, a batch a transaction, and forgets what is too old."""

    engine: Engine
    rulebook: Callable[[], Rulebook]
    aside: Callable[[], AbstractContextManager[None]]
    """Holds every change back meanwhile, and lets the boards be loaded anew after it."""
    kept: Kept

    def names(self, now: datetime) -> dict[str, str]:
        """Write the names there are now; return by person those of who is gone."""
        persons = self.rulebook().persons.values()
        named = {f"person:{each.id}": each.name for each in persons}
        with writing(self.engine) as tx:
            actors.configured(tx, named, now)
            former = actors.former(tx, named)
        return {actor.removeprefix("person:"): name for actor, name in former.items()}

    def run_daily(self, now: datetime) -> bool:
        """Forget what is too old, if that was not done in the last 24 hours; return if it was."""
        with reading(self.engine) as tx:
            last = sweeps.swept_until(tx, "round")
        if last is not None and last <= now < last + DAY:
            return False
        self.run(now)
        return True

    def run(self, now: datetime) -> None:
        """Forget everything that is too old by now; cut short, the rest is done the next time."""
        kept, roots = self.kept, tuple(each.id for each in self.rulebook().roots())
        self._notes(roots, now - kept.notes)
        self._persons(roots, now - kept.persons)
        self._once(lambda tx: retention.forget_deliveries(tx, now - kept.deliveries))
        if kept.decisions is not None:
            self._decisions(roots, now - kept.decisions)
        self._once(lambda tx: sweeps.mark_swept(tx, "round", now))
        _log.info("retention=done")

    def _notes(self, roots: tuple[str, ...], until: datetime) -> None:
        for root in roots:
            sweep = Sweep(what="notes", root=root, until=until)
            self._all_of(sweep, forgetting.without_notes)
        self._once(lambda tx: retention.forget_facts(tx, "notes", until))
        self._once(lambda tx: retention.forget_bands(tx, until))

    def _persons(self, roots: tuple[str, ...], until: datetime) -> None:
        book = self.rulebook()
        root_of = {unit: book.root_of(unit) for unit in book.units}
        self._until_done(lambda tx: retention.rename_notices(tx, root_of, until))
        for root in roots:
            sweep = Sweep(what="persons", root=root, until=until)
            self._all_of(sweep, forgetting.without_persons({}))
        self._once(lambda tx: retention.forget_facts(tx, "persons", until))
        self._once(lambda tx: retention.forget_sources(tx, until))
        self._once(lambda tx: retention.forget_overrides(tx, until))
        self._once(lambda tx: actors.forget_gone(tx, until))

    def _decisions(self, roots: tuple[str, ...], until: datetime) -> None:
        for root in roots:
            sweep = Sweep(what="decisions", root=root, until=until)
            self._all_of(sweep, forgetting.without_decisions)
        self._once(lambda tx: retention.forget_facts(tx, "decisions", until))

    def _all_of(self, sweep: Sweep, change: forgetting.Change) -> None:
        """Change a board's log up to an instant, and how its units stand with it."""
        self._until_done(lambda tx: retention.change_log(tx, sweep, change))
        aged = forgetting.older(sweep.until, change)
        self._once(lambda tx: retention.change_standings(tx, sweep.root, aged))

    def _until_done(self, work: Callable[[Connection], bool]) -> None:
        more = True
        while more:
            with self.aside(), writing(self.engine) as tx:
                _wipe(tx)
                more = work(tx)

    def _once(self, work: Callable[[Connection], object]) -> None:
        with self.aside(), writing(self.engine) as tx:
            _wipe(tx)
            work(tx)


def _wipe(tx: Connection) -> None:
    """SQLite leaves what was deleted in the file until its place is used again, unless told."""
    if tx.dialect.name == "sqlite":
        tx.execute(text("PRAGMA secure_delete = ON"))
