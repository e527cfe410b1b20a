"""An answer, or red that is left, races with a message that is about to leave."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from tests.notify.house import House, Scripted, write
from tests.store.samples import a_notice
from wardstatus.core.notices import Notice
from wardstatus.core.units import Person, Rulebook
from wardstatus.notify.channel import NOTHING, Delivery, Ends, FailedForNow, Letter, Parcel
from wardstatus.notify.postman import Postman
from wardstatus.store import outbox, tables
from wardstatus.store.engine import reading, writing


def _answered(house: House, *keys: str) -> None:
    with writing(house.engine) as tx:
        outbox.answered(tx, keys)


@pytest.mark.parametrize("what", ["answered", "withdrawn"])
def test_what_was_settled_while_it_was_written_is_not_sent(house: House, what: str) -> None:
    def settling(
        person: Person,
        notices: Sequence[Notice],
        rulebook: Rulebook,
        now: datetime,
        ends: Ends = NOTHING,
    ) -> Letter:
        if what == "answered":
            _answered(house, "a")
        else:
            house.withdraw("a")
        return write(person, notices, rulebook, now, ends)

    house.postman = Postman(replace(house.bag, write=settling))
    house.add(a_notice("a"))
    house.round()
    assert house.mail.parcels == []
    assert house.states() == [("a", what)]
    assert house.round(minutes=10) == 0


def test_what_left_before_the_answer_is_marked_as_answered(house: House) -> None:
    house.add(a_notice("a"))
    house.round()
    _answered(house, "a")
    assert house.states() == [("a", "answered")]


def test_an_answer_while_it_is_on_its_way_stands(house: House) -> None:
    class Answering(Scripted):
        def send(self, parcel: Parcel) -> Delivery:
            _answered(house, "a")
            return super().send(parcel)

    answering = Answering()
    house.postman = Postman(replace(house.bag, channels={"mailto": answering}))
    house.add(a_notice("a"))
    house.round()
    assert len(answering.parcels) == 1
    assert house.states() == [("a", "answered")]
    assert house.round(minutes=10) == 0


class Reached(Scripted):
    """Somebody answers while it sends: what had not left is taken back, as the core does."""

    def __init__(self, house: House, script: list[Delivery]) -> None:
        super().__init__(script)
        self._house = house

    def send(self, parcel: Parcel) -> Delivery:
        if not self.parcels:
            self._house.withdraw("a")
            _answered(self._house, "a")
        return super().send(parcel)


def test_what_is_on_its_way_when_its_person_answers_is_answered(house: House) -> None:
    house.postman = Postman(replace(house.bag, channels={"mailto": Reached(house, [])}))
    house.add(a_notice("a"))
    house.round()
    assert house.states() == [("a", "answered")]
    assert _notices(house) == {"a": "answered"}
    assert house.round(minutes=10) == 0


def test_what_was_answered_on_its_way_in_vain_is_not_tried_again(house: House) -> None:
    reached = Reached(house, [FailedForNow(reason="451")])
    house.postman = Postman(replace(house.bag, channels={"mailto": reached}))
    house.add(a_notice("a"))
    house.round()
    assert house.states() == [("a", "answered")]
    assert house.round(minutes=10) == 0


def test_who_else_a_message_on_its_way_tells_is_told_all_the_same(house: House) -> None:
    reached = Reached(house, [FailedForNow(reason="451")])
    house.postman = Postman(replace(house.bag, channels={"mailto": reached}))
    house.add(a_notice("a"), a_notice("b", unit="med1"))
    house.round()
    assert house.states() == [("a", "queued")]
    house.round(minutes=1)
    assert reached.texts == ["a b", "b"]
    assert _notices(house) == {"a": "withdrawn", "b": "accepted"}


def _notices(house: House) -> dict[str, str]:
    with reading(house.engine) as tx:
        asked = select(tables.notice.c.key, tables.notice.c.state)
        return {row.key: row.state for row in tx.execute(asked)}


def test_however_the_two_fall_each_message_is_either_sent_or_settled(house: House) -> None:
    """A hundred pairs are let go at once."""
    for number in range(100):
        key = f"n{number}"
        house.add(a_notice(key, "decided"))
        both = Barrier(2)

        def settle(key: str = key, both: Barrier = both) -> None:
            both.wait()
            with writing(house.engine) as tx:
                outbox.withdraw(tx, [key])
                outbox.answered(tx, [key])

        thread = Thread(target=settle)
        thread.start()
        both.wait()
        house.round()
        thread.join()
    sent = [parcel.key.removesuffix(".mailto") for parcel in house.mail.parcels]
    assert len(sent) == len(set(sent))
    states = dict(house.states())
    assert {states[key] for key in sent} <= {"accepted", "answered"}
    assert {state for key, state in states.items() if key not in sent} <= {"withdrawn", "answered"}
    assert house.round(minutes=10) == 0
