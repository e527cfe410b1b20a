"""A small hospital, a clock moved by hand, and channels that answer as told."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from tests.store.samples import T0
from wardstatus.core.notices import Notice
from wardstatus.core.units import Person, Rulebook, Unit
from wardstatus.notify.bag import Bag
from wardstatus.notify.channel import NOTHING, Channel, Delivered, Delivery, Ends, Letter, Parcel
from wardstatus.notify.deliver import Terms
from wardstatus.notify.postman import Postman
from wardstatus.store import outbox, tables
from wardstatus.store.engine import reading, writing

RULEBOOK = Rulebook(
    units={
        each: Unit(id=each, name=each, short=each[:8], silent=each in ("silent", "quiet"))
        for each in ("med1", "med2", "kir1", "silent", "quiet")
    },
    persons={
        "kari": Person(id="kari", name="Kari", channels=("mailto:kari@example.org",)),
        "ola": Person(id="ola", name="Ola", channels=("sms:1", "mailto:ola@example.org")),
        "nobody": Person(id="nobody", name="Nobody"),
    },
)


class HandClock:
    def __init__(self) -> None:
        self.now = T0

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


@dataclass
class Scripted:
    """Answers as the script says, then takes everything."""

    script: list[Delivery] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)

    def send(self, parcel: Parcel) -> Delivery:
        self.parcels.append(parcel)
        return self.script.pop(0) if self.script else Delivered(ref="r")

    @property
    def texts(self) -> list[str]:
        return [parcel.letter.text for parcel in self.parcels]


@dataclass
class Stuck:
    """Takes nothing until it is let go."""

    entered: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    let_go: threading.Event = field(default_factory=threading.Event)

    def send(self, parcel: Parcel) -> Delivery:
        self.entered.release()
        self.let_go.wait(10)
        return Delivered()


def write(
    person: Person,
    notices: Sequence[Notice],
    rulebook: Rulebook,
    now: datetime,
    ends: Ends = NOTHING,
) -> Letter:
    return Letter(subject=person.name, text=" ".join(each.key for each in notices))


class House:
    def __init__(self, engine: Engine, **channels: Channel) -> None:
        self.engine = engine
        self.clock = HandClock()
        self.mail = Scripted()
        self.woken = 0
        self.bag = Bag(
            engine=engine,
            clock=self.clock,
            rulebook=lambda: RULEBOOK,
            channels={"mailto": self.mail, **channels},
            write=write,
            wake=self._wake,
            terms=Terms(),
            chance=lambda: 0.5,
            elapsed=lambda: self.clock().timestamp(),
        )
        self.postman = Postman(self.bag)

    def _wake(self) -> None:
        self.woken += 1

    def another(self, wake: Callable[[], None] = lambda: None) -> Postman:
        """Return a postman of the next process, on the same database."""
        return Postman(replace(self.bag, wake=wake))

    def add(self, *notices: Notice) -> None:
        with writing(self.engine) as tx:
            outbox.add(tx, notices)

    def withdraw(self, *keys: str) -> None:
        with writing(self.engine) as tx:
            outbox.withdraw(tx, keys)

    def round(self, **later: float) -> int:
        return self.postman.run_once(self.clock.forward(**later))

    def results(self) -> list[tuple[str, str, str]]:
        """Return what the core is told, and tell it."""
        with writing(self.engine) as tx:
            found = outbox.results(tx)
            outbox.told(tx, [each.id for each in found])
        return [(each.key, each.state, each.channel) for each in found]

    def states(self) -> list[tuple[str, str]]:
        with reading(self.engine) as tx:
            asked = select(tables.message.c.key, tables.message.c.state)
            return [(row.key, row.state) for row in tx.execute(asked.order_by("id"))]
