"""A carrier that fails in a row is probed; who has another channel is told by it at once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.notify.house import House, Scripted
from tests.store.samples import a_notice
from wardstatus.notify.breakers import Breakers
from wardstatus.notify.channel import Delivered, Delivery, FailedForGood, FailedForNow, Parcel
from wardstatus.notify.postman import Postman
from wardstatus.notify.ways import Course, next_turn, ways_of

LATER = FailedForNow(reason="503")
NEVER = FailedForGood(reason="404")


@pytest.mark.parametrize(
    ("told", "shut"),
    [
        pytest.param([LATER] * 4, 0, id="four failures"),
        pytest.param([LATER] * 5, 15, id="the fifth"),
        pytest.param([LATER] * 4 + [Delivered(), LATER], 0, id="not in a row"),
        pytest.param([LATER, NEVER] * 4, 0, id="for good says nothing of the carrier"),
        pytest.param([LATER, NEVER] * 5, 15, id="nor does it forget"),
        pytest.param([LATER] * 5 + [Delivered()], 0, id="a probe that was taken"),
        pytest.param([FailedForNow(reason="", retry_after=timedelta(seconds=40))], 40, id="asked"),
        pytest.param([FailedForNow(reason="", retry_after=timedelta(0))], 0, id="asked nothing"),
    ],
)
def test_how_long_a_carrier_is_shut(told: list[Delivery], shut: int) -> None:
    breakers = Breakers(lambda: 100.0)
    for delivery in told:
        breakers.told("sms", delivery)
    assert breakers.shut() == ({"sms": timedelta(seconds=shut)} if shut else {})


def test_one_probe_in_fifteen_seconds() -> None:
    seconds = [0.0]
    breakers = Breakers(lambda: seconds[0])
    for _ in range(5):
        breakers.told("sms", LATER)
    seconds[0] = 14.9
    assert "sms" in breakers.shut()
    seconds[0] = 15
    assert breakers.shut() == {}
    breakers.begin("sms")
    assert breakers.shut() == {"sms": timedelta(seconds=15)}
    breakers.told("sms", Delivered())
    assert breakers.shut() == {}


def test_two_webhooks_do_not_share_their_troubles() -> None:
    pager, teams = ways_of(("webhook:pager", "webhook:teams"))
    assert (pager.carrier, teams.carrier) == ("webhook:pager", "webhook:teams")


def test_a_shut_carrier_is_passed_over_unless_there_is_no_other(house: House) -> None:
    now, both = house.clock(), ("sms:1", "mailto:a@b.no")
    sms, mail = timedelta(seconds=9), timedelta(seconds=15)

    def turn(channels: tuple[str, ...], **shut: timedelta) -> tuple[str, timedelta]:
        found = next_turn(Course(channels=channels, tries=(), created=now, shut=shut), now, 0.5)
        assert found is not None
        return found.way.label, found.at - now

    assert turn(both, sms=sms) == ("mailto", timedelta(0))
    assert turn(both, sms=sms, mailto=mail) == ("sms", sms)
    assert turn(both[:1], sms=sms) == ("sms", sms)


def test_behind_a_dead_gateway_everybody_is_told_by_mail_at_once(engine: Engine) -> None:
    sms = Scripted([LATER] * 100)
    house = House(engine, sms=sms)
    for number in range(5):
        house.add(a_notice(f"n{number}", "decided", person="ola"))
        house.round(seconds=0.1)
    before = len(sms.parcels)
    house.add(*(a_notice(f"late{number}", "decided", person="ola") for number in range(3)))
    house.round(seconds=0.1)
    assert len(sms.parcels) == before
    assert any("late0" in text for text in house.mail.texts)


def test_the_try_that_shuts_the_carrier_goes_on_to_mail_at_once(engine: Engine) -> None:
    asked = FailedForNow(reason="429", retry_after=timedelta(seconds=60))
    house = House(engine, sms=Scripted([asked]))
    house.add(a_notice("a", person="ola"))
    assert house.round() == 2
    assert house.results()[-1] == ("a", "accepted", "mailto")


def test_with_no_other_channel_it_waits_as_long_as_it_was_asked_to(house: House) -> None:
    house.mail.script = [FailedForNow(reason="429", retry_after=timedelta(seconds=40))]
    house.add(a_notice("a"))
    assert [house.round(seconds=later) for later in (0, 39.9, 0.1)] == [1, 0, 1]
    assert house.states() == [("a", "accepted")]


def test_through_a_dead_carrier_goes_one_probe_and_then_all(house: House) -> None:
    house.mail.script = [LATER] * 7
    for number in range(5):
        house.add(a_notice(f"n{number}", "decided"))
        house.round()
    assert len(house.mail.parcels) == 5
    assert house.round(seconds=14.9) == 0
    assert house.round(seconds=0.1) == 1
    assert house.round(seconds=14.9) == 0
    assert house.round(seconds=0.1) == 1
    assert sum(house.round(seconds=15) for _ in range(6)) >= 5
    assert {state for _, state in house.states()} == {"accepted"}


def test_behind_a_dead_carrier_a_message_expires_too(house: House) -> None:
    house.mail.script = [LATER] * 2000
    for number in range(6):
        house.add(a_notice(f"n{number}", "decided"))
        house.round()
    for _ in range(122):
        house.round(seconds=60)
    assert {state for _, state in house.states()} == {"expired"}


@pytest.mark.parametrize("chance", [0, 0.5, 1])
@pytest.mark.parametrize("seconds", [0, 1, 9, 10])
def test_mail_takes_over_at_thirty_seconds_of_a_gateway_that_fails(
    engine: Engine, seconds: int, chance: float
) -> None:
    class Slow(Scripted):
        def send(self, parcel: Parcel) -> Delivery:
            house.clock.forward(seconds=seconds)
            self.parcels.append(parcel)
            return FailedForNow(reason="no answer in 10 s")

    sms = Slow()
    house = House(engine, sms=sms)
    house.postman = Postman(replace(house.bag, chance=lambda: chance))
    house.add(a_notice("a", person="ola"))
    began = house.clock()
    while not house.mail.parcels:
        house.round(seconds=0.5)
    # Five failures shut the carrier, and mail takes over at once.
    earliest = 30 if len(sms.parcels) < 5 else 18
    assert earliest <= (house.clock() - began).total_seconds() <= 31
