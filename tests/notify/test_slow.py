"""A gateway that never answers, with two hundred messages: nobody else waits for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.notify.house import RULEBOOK, House, Stuck
from tests.store.samples import a_notice
from wardstatus.clock import elapsed
from wardstatus.core.units import Person
from wardstatus.notify.deliver import Terms
from wardstatus.notify.desk import OF_ONE_KIND
from wardstatus.notify.postman import Postman

MANY = 200
SLOW = {
    f"s{n}": Person(id=f"s{n}", name=f"S {n}", channels=(f"sms:{n}", f"mailto:s{n}@example.org"))
    for n in range(MANY)
}
OTHERS = {
    f"m{n}": Person(id=f"m{n}", name=f"M {n}", channels=(f"mailto:m{n}@example.org",))
    for n in range(20)
}


@pytest.fixture
def stuck() -> Iterator[Stuck]:
    stuck = Stuck()
    yield stuck
    stuck.let_go.set()


@pytest.fixture
def slow_house(engine: Engine, stuck: Stuck) -> Iterator[House]:
    house = House(engine, sms=stuck)
    book = replace(RULEBOOK, persons={**RULEBOOK.persons, **SLOW, **OTHERS})
    # No claim runs out while the clock is moved: whoever is stuck is still sending.
    terms = Terms(lease=timedelta(minutes=5))
    house.postman = Postman(replace(house.bag, rulebook=lambda: book, terms=terms))
    house.add(*(a_notice(person, person=person) for person in SLOW))
    house.postman.start(house.clock())
    for _ in range(OF_ONE_KIND):
        assert stuck.entered.acquire(timeout=30)
    yield house
    stuck.let_go.set()
    house.postman.close()


def _mailed(house: House, count: int) -> set[str]:
    """Go rounds, the clock standing still, until so many mails were sent."""
    while len(house.mail.parcels) < count:
        house.postman.start(house.clock())
    return {parcel.key for parcel in house.mail.parcels}


def test_other_channels_do_not_wait_for_it(slow_house: House, stuck: Stuck) -> None:
    began = elapsed()
    slow_house.add(*(a_notice(person, person=person) for person in OTHERS))
    assert _mailed(slow_house, len(OTHERS)) == {f"{person}.mailto" for person in OTHERS}
    assert elapsed() - began < 5
    assert not stuck.entered.acquire(blocking=False)


def test_after_thirty_seconds_those_it_has_not_begun_with_go_by_mail(slow_house: House) -> None:
    slow_house.clock.forward(seconds=30)
    waiting = MANY - OF_ONE_KIND
    mailed = _mailed(slow_house, waiting)
    assert len(mailed) == waiting
    assert mailed <= {f"{person}.mailto" for person in SLOW}
