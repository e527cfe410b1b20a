"""A unit nobody sees turns red now and then: time, outbox and postman have to bring it home.

It has a rulebook, a board and a corridor of its own, on the same database; its message goes
through the same outbox to a channel that ends here.
"""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from threading import Event

from sqlalchemy import Engine

from wardstatus.clock import elapsed
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.core.plans import AnswerTerms, LimitTerms, Plan, Role, Step
from wardstatus.core.units import CANARY, Duty, Person, Rulebook, Unit
from wardstatus.notify.channel import Delivered, Delivery, Parcel
from wardstatus.service import Alarms, Service
from wardstatus.store import hidden
from wardstatus.store.engine import reading, writing

SCHEME = "loop"
"""The kind of channel that ends here."""

PATIENCE = 60.0
"""Seconds in which the message has to come home."""

KEPT = 96
"""So many runs are remembered: a day's."""

_ROLE = "CANARY"
_LOOK = 0.05
_AFTER = timedelta(seconds=1)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """When it began, and after how many seconds its message was due and came; None: it did not."""

    at: datetime
    seconds: float | None


class Loop:
    """A channel that ends where it began."""

    def send(self, parcel: Parcel) -> Delivery:
        """Take the message of the canary."""
        return Delivered(ref=parcel.key)


def rulebook(house: Rulebook) -> Rulebook:
    """Return what the canary is decided by: one unit, one person, one step a second after red."""
    limit = LimitTerms(limit=timedelta(days=1), decided_by={"": (_ROLE,)}, steps=())
    plan = Plan(
        id=CANARY,
        name={},
        owner={},
        effective=date.min,
        review_by=date.max,
        roles={_ROLE: Role(id=_ROLE, name={})},
        answer=AnswerTerms(steps=(Step(after=_AFTER, notify={"": (_ROLE,)}),)),
        limit=replace(limit, rejoin=timedelta(0)),
    )
    unit = Unit(id=CANARY, name=CANARY, short="canary", plan=plan)
    person = Person(id=CANARY, name=CANARY, channels=(f"{SCHEME}:{CANARY}",))
    duty = Duty(role=_ROLE, unit=CANARY, person=CANARY)
    return Rulebook(
        units={CANARY: unit},
        persons={CANARY: person},
        duties=(duty,),
        zone=house.zone,
        undo=timedelta(0),
    )


class Canary:
    """Runs now and then, in the thread of whoever wakes it."""

    def __init__(
        self, engine: Engine, house: Service, every: timedelta, speed: float = 1.0
    ) -> None:
        self.every, self.speed = every, speed
        self.runs: deque[Run] = deque(maxlen=KEPT)
        self.book = rulebook(house.rulebook)
        self._service = Service(engine, self.book, house.clock)
        self._engine, self._alarms = engine, house.alarms

    @property
    def on(self) -> bool:
        """Return whether it ever runs."""
        return self.every > timedelta(0)

    @property
    def last(self) -> Run | None:
        """Return the last run."""
        return self.runs[-1] if self.runs else None

    @property
    def alarms(self) -> Alarms:
        """Return what every screen is told."""
        return self._alarms

    def tick(self) -> None:
        """Let time pass for the canary, by the door it has for every unit."""
        if self.on:
            self._service.tick()

    def wake(self) -> None:
        """Run, if it is time."""
        if not self.on:
            return
        now, last = self._service.now(), self._service.standing(CANARY).status.since
        # Another process may have run it just now.
        if last is None or self.last is None or not last <= now < last + self.every:
            self.run()

    def run(self, patience: float = PATIENCE) -> None:
        """Turn red, wait for the message, turn green again; raise the alarm if none comes."""
        now, began = self._service.now(), elapsed()
        came = self._came(self._turned_red(now, patience), patience)
        seconds = max(0.0, elapsed() - began - _AFTER.total_seconds() / self.speed)
        self._declare(Level.GREEN)
        self.runs.append(Run(at=now, seconds=seconds if came else None))
        if came:
            self._alarms.clear("canary")
        else:
            _log.error("canary=lost seconds=%.0f", patience)
            self._alarms.raise_("canary", now)
        with writing(self._engine) as tx:
            hidden.forget(tx, CANARY, now - timedelta(days=2))

    def _turned_red(self, now: datetime, patience: float) -> datetime:
        """Turn red, and return since when it is; one that was left red is turned green first.

        Another process may have turned it red a moment ago: then its message is ours too.
        """
        status = self._service.standing(CANARY).status
        if (
            status.level is Level.RED
            and status.since
            and not self._fresh(status.since, now, patience)
        ):
            self._declare(Level.GREEN)
        self._declare(Level.RED)
        since = self._service.standing(CANARY).status.since
        return since if since and self._fresh(since, now, patience) else now

    def _fresh(self, since: datetime, now: datetime, patience: float) -> bool:
        return now - since < timedelta(seconds=patience)

    def _came(self, since: datetime, patience: float) -> bool:
        """Wait until a message begun since an instant was taken, by whichever process."""
        began, pause = elapsed(), Event()
        while elapsed() - began < patience:
            with reading(self._engine) as tx:
                if hidden.taken(tx, CANARY, since):
                    return True
            pause.wait(_LOOK)
        return False

    def _declare(self, level: Level) -> None:
        self._service.take([Declare(unit=CANARY, by=CANARY, own=True, level=level)])


class Beside:
    """What the postman goes by, put together anew only when the house's or the testers change."""

    def __init__(
        self, house: Callable[[], Rulebook], canary: Canary, testers: Callable[[], Sequence[Person]]
    ) -> None:
        self._house, self._canary, self._testers = house, canary, testers
        self._made: tuple[Rulebook, Sequence[Person], Rulebook] | None = None

    def __call__(self) -> Rulebook:
        """Return the house's units and persons, and the hidden ones."""
        house, testers, made = self._house(), self._testers(), self._made
        if made is None or made[0] is not house or made[1] != testers:
            made = self._made = house, testers, _beside(house, self._canary.book, testers)
        return made[2]


def _beside(house: Rulebook, canary: Rulebook, testers: Sequence[Person]) -> Rulebook:
    hidden_persons = {each.id: each for each in testers}
    return replace(
        house,
        units={**house.units, **canary.units},
        persons={**house.persons, **canary.persons, **hidden_persons},
    )
