"""Delivery reports in any order, late, double and forged: no state ever goes backwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from tests.notify.house import House
from tests.store.samples import T0, a_notice
from wardstatus.notify import deliver, ways
from wardstatus.notify.channel import Delivered
from wardstatus.notify.deliver import Tried
from wardstatus.notify.receipts import Receipt, take
from wardstatus.store import claims, messages, outbox
from wardstatus.store.claims import Asking
from wardstatus.store.engine import open_engine, writing
from wardstatus.store.messages import Draft
from wardstatus.store.tables import message, metadata

NUMBER = count()
STEPS = st.sampled_from(
    (
        *("sms delivered", "sms failed", "mailto delivered", "mailto failed"),
        *("of nobody", "of another service", "send", "answer"),
    )
)
SEQUENCES = st.lists(st.lists(STEPS, min_size=1, max_size=6), min_size=20, max_size=20)


@dataclass
class Model:
    """What a message of somebody with SMS and mail must be after each step, said plainly."""

    state: str = "accepted"
    reports: dict[str, str] = field(default_factory=lambda: {"sms": ""})

    def step(self, step: str) -> None:
        channel, _, said = step.partition(" ")
        if step == "send" and self.state == "queued":
            self.reports["mailto"], self.state = "", "accepted"
        elif step == "answer":
            self.state = "answered"
        elif channel in self.reports and said in ("delivered", "failed"):
            self._reported(channel, said)

    def _reported(self, channel: str, said: str) -> None:
        if self.reports[channel] != "delivered":
            self.reports[channel] = said
        if self.state in ("delivered", "answered"):
            return
        if said == "delivered":
            self.state = "delivered"
        elif self.state == "accepted" and set(self.reports.values()) == {"failed"}:
            self.state = "failed" if "mailto" in self.reports else "queued"


@dataclass
class Real:
    """The same message in a database."""

    tx: Connection
    house: House
    key: str = field(default_factory=lambda: f"m{next(NUMBER)}")

    def begin(self) -> None:
        notice = a_notice(self.key, person="ola")
        outbox.add(self.tx, [notice])
        messages.make(self.tx, [Draft(notices=[notice], scheme="sms")], T0)
        self._send()

    def step(self, step: str) -> None:
        channel, _, said = step.partition(" ")
        if step == "send":
            self._send()
        elif step == "answer":
            outbox.answered(self.tx, [self.key])
        elif step == "of nobody":
            self._report(Receipt(carrier="sms", report="delivered", ref="nobody's"))
        elif step == "of another service":
            self._report(Receipt(carrier="webhook:x", report="delivered", key=f"{self.key}.sms"))
        else:
            ref = f"{channel} {self.key}"
            arrived = Receipt(carrier=channel, report="delivered", ref=ref)
            lost = Receipt(carrier=channel, report="failed", ref=ref)
            self._report(arrived if said == "delivered" else lost)

    def _report(self, receipt: Receipt) -> None:
        take(self.tx, receipt, self.house.bag, T0 + timedelta(minutes=1))

    def _send(self) -> None:
        due = claims.due(self.tx, Asking(now=T0 + timedelta(minutes=1)))
        if not due:
            return
        (claimed,) = claims.take(self.tx, due, T0 + timedelta(minutes=2))
        book = self.house.bag.rulebook()
        channels = deliver.channels_of(book, "ola")
        course = ways.Course(channels=channels, tries=claimed.tries, created=T0)
        turn = ways.this_turn(course, claimed.label, T0)
        assert turn is not None
        delivery = Delivered(ref=f"{turn.way.label} {self.key}")
        tried = Tried(claimed=claimed, way=turn.way, delivery=delivery, at=T0, chance=0.5)
        deliver.mark(self.tx, [tried], book, self.house.bag.terms)

    @property
    def state(self) -> str:
        asked = select(message.c.state).where(message.c.key == self.key)
        return str(self.tx.execute(asked).scalar())


@pytest.fixture(scope="module")
def memory() -> Iterator[Engine]:
    engine = open_engine("sqlite://")
    with writing(engine) as tx:
        metadata.create_all(tx)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def house(memory: Engine) -> Iterator[House]:
    house = House(memory)
    yield house
    house.postman.close()


@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(SEQUENCES)
def test_five_thousand_sequences_end_where_they_must(
    house: House, sequences: list[list[str]]
) -> None:
    with writing(house.engine) as tx:
        for steps in sequences:
            model, real = Model(), Real(tx=tx, house=house)
            real.begin()
            for step in steps:
                before = model.state
                model.step(step)
                real.step(step)
                assert real.state == model.state, (steps, step, before)
            tx.execute(message.update().where(message.c.key == real.key).values(next_at=None))
