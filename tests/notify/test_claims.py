"""A sender that dies, one that comes back late, and two at once."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.notify.house import RULEBOOK, House
from tests.store.samples import T0, a_notice, minutes
from wardstatus.notify import deliver
from wardstatus.notify.channel import Delivered, Delivery, FailedForGood, Parcel
from wardstatus.notify.deliver import Terms, Tried
from wardstatus.notify.ways import ways_of
from wardstatus.store import claims, tries
from wardstatus.store.claims import Asking
from wardstatus.store.engine import reading, writing
from wardstatus.store.messages import Message

LEASE = timedelta(seconds=30)
CHANNELS = ("mailto:kari@example.org",)


def _made(house: House) -> None:
    house.add(a_notice("a"))
    with writing(house.engine) as tx:
        deliver.make_messages(tx, house.bag.rulebook(), Terms(), T0)


def _claim(engine: Engine, seconds: float = 0) -> Message | None:
    now = T0 + timedelta(seconds=seconds)
    with writing(engine) as tx:
        return next(iter(claims.take(tx, claims.due(tx, Asking(now=now)), now + LEASE)), None)


def _mark(engine: Engine, claimed: Message, delivery: Delivery) -> None:
    tried = Tried(claimed=claimed, way=ways_of(CHANNELS)[0], delivery=delivery, at=T0, chance=0.5)
    with writing(engine) as tx:
        deliver.mark(tx, [tried], RULEBOOK, Terms())


def test_a_claimed_message_is_nobody_elses(house: House) -> None:
    _made(house)
    assert _claim(house.engine) is not None
    assert _claim(house.engine, 29.9) is None


def test_after_a_crash_it_is_due_again_under_the_same_key(house: House) -> None:
    _made(house)
    died = _claim(house.engine)
    assert house.round(seconds=29.9) == 0
    assert house.round(seconds=0.1) == 1
    assert died is not None
    assert house.mail.parcels[0].key == f"{died.key}.mailto"
    assert house.results() == [("a", "accepted", "mailto")]


def test_a_server_that_is_alone_need_not_wait_for_the_lease(house: House) -> None:
    _made(house)
    _claim(house.engine)
    postman = house.another()
    assert postman.recover(T0 + timedelta(seconds=1)) == 1
    assert postman.run_once(house.clock.forward(seconds=1)) == 1
    postman.close()


def test_who_comes_back_late_changes_nothing(house: House) -> None:
    _made(house)
    late = _claim(house.engine)
    newer = _claim(house.engine, 30)
    assert late is not None
    assert newer is not None
    _mark(house.engine, late, FailedForGood(reason="550"))
    assert house.states() == [("a", "sending")]
    assert house.results() == []
    _mark(house.engine, newer, Delivered())
    _mark(house.engine, late, FailedForGood(reason="550"))
    assert house.states() == [("a", "accepted")]
    assert house.results() == [("a", "accepted", "mailto")]


def test_a_late_try_is_in_the_delivery_log_all_the_same(house: House) -> None:
    _made(house)
    late = _claim(house.engine)
    _claim(house.engine, 30)
    assert late is not None
    _mark(house.engine, late, Delivered(ref="late"))
    with reading(house.engine) as tx:
        assert [each.ref for each in tries.tries_of(tx, [late.id])[late.id]] == ["late"]


def test_what_was_accepted_while_it_was_withdrawn_was_accepted(house: House) -> None:
    _made(house)
    claimed = _claim(house.engine)
    assert claimed is not None
    house.withdraw("a")
    _mark(house.engine, claimed, Delivered())
    assert house.results() == [("a", "accepted", "mailto")]


class Locking:
    """Locks the database while it sends, as another program might."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.other: sqlite3.Connection | None = None
        self.keys: list[str] = []

    def send(self, parcel: Parcel) -> Delivery:
        self.keys.append(parcel.key)
        if self.other is None:
            self.other = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            self.other.execute("BEGIN EXCLUSIVE")
        return Delivered()


@pytest.fixture
def locked(engine: Engine, tmp_path: Path) -> Iterator[tuple[House, Locking]]:
    """Yield a house that has sent a message and could not save that it did."""
    locking = Locking(tmp_path / "wardstatus.db")
    house = House(engine, sms=locking)
    house.add(a_notice("a", person="ola"))
    house.round()
    assert house.states() == [("a", "sending")]
    assert locking.other is not None
    locking.other.close()
    yield house, locking
    house.postman.close()


def test_a_result_is_saved_as_soon_as_it_can_be(locked: tuple[House, Locking]) -> None:
    house, locking = locked
    assert house.results() == []
    house.round(seconds=1)
    assert house.states() == [("a", "accepted")]
    assert house.results() == [("a", "accepted", "sms")]
    assert house.round(minutes=10) == 0
    assert locking.keys == ["a.sms"]


def test_a_result_that_was_never_saved_is_tried_again(locked: tuple[House, Locking]) -> None:
    house, locking = locked
    restarted = house.another()
    assert restarted.run_once(house.clock.forward(seconds=29.9)) == 0
    assert restarted.run_once(house.clock.forward(seconds=0.1)) == 1
    assert locking.keys == ["a.sms", "a.sms"]
    assert house.results() == [("a", "accepted", "sms")]
    restarted.close()


def test_two_postmen_send_each_message_once(house: House) -> None:
    other = house.another()
    house.add(*(a_notice(str(each), "decided", person="kari") for each in range(3)))
    house.add(*(a_notice(f"o{each}", "decided", person="ola") for each in range(3)))
    house.postman.start(T0)
    other.start(T0)
    house.postman.run_once(T0)
    other.run_once(T0 + minutes(0))
    assert sorted(house.mail.texts) == ["0 1 2", "o0 o1 o2"]
    other.close()
