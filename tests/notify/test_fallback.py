"""Nobody waits for retries: the next channel at 30 s, the next step at 120 s, dead ones at once."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine

from tests.notify.house import House, Scripted
from tests.store.samples import a_notice
from wardstatus.notify.channel import Delivered, FailedForGood, FailedForNow

LATER = FailedForNow(reason="503")
NEVER = FailedForGood(reason="401")


def _until(house: House, seconds: float, step: float = 0.1) -> None:
    """Go rounds of `step` until so many seconds after the message was made."""
    for _ in range(round(seconds / step)):
        house.round(seconds=step)


@pytest.mark.parametrize(
    ("seconds", "by_mail"),
    [
        pytest.param(29.9, [], id="before its turn"),
        pytest.param(30.0, ["a.mailto"], id="on its turn"),
        pytest.param(35.0, ["a.mailto"], id="after it, once"),
    ],
)
def test_the_next_channel_of_a_person_is_tried_at_thirty_seconds(
    engine: Engine, seconds: float, by_mail: list[str]
) -> None:
    house = House(engine, sms=Scripted([LATER] * 100))
    house.add(a_notice("a", person="ola"))
    house.round()
    _until(house, seconds)
    assert [parcel.key for parcel in house.mail.parcels] == by_mail


def test_each_channel_has_its_own_key_on_every_try(engine: Engine) -> None:
    sms = Scripted([LATER] * 100)
    house = House(engine, sms=sms)
    house.mail.script = [LATER] * 4
    house.add(a_notice("a", person="ola"))
    house.round()
    _until(house, 90, step=1)
    assert {parcel.key for parcel in sms.parcels} == {"a.sms"}
    assert [parcel.key for parcel in house.mail.parcels] == ["a.mailto"] * 5


@pytest.mark.parametrize(
    ("seconds", "given_up"),
    [
        pytest.param(119.9, False, id="before"),
        pytest.param(120.0, True, id="on"),
        pytest.param(121.0, True, id="after, once"),
    ],
)
def test_the_chain_waits_two_minutes_for_a_message_nobody_accepts(
    house: House, seconds: float, given_up: bool
) -> None:
    house.mail.script = [LATER] * 100
    house.add(a_notice("a"))
    house.round()
    _until(house, seconds)
    told = [("a", "sending", "mailto")]
    assert house.results() == ([*told, ("a", "expired", "")] if given_up else told)
    assert house.states() == [("a", "queued")]


def test_what_is_accepted_after_the_chain_went_on_is_told_too(house: House) -> None:
    house.mail.script = [LATER] * 6
    house.add(a_notice("a"))
    house.round()
    _until(house, 240, step=1)
    assert house.results()[1:] == [("a", "expired", ""), ("a", "accepted", "mailto")]


def test_what_was_accepted_in_time_is_not_given_up(house: House) -> None:
    house.add(a_notice("a"))
    house.round()
    _until(house, 130, step=1)
    assert house.results() == [("a", "accepted", "mailto")]


def test_what_waits_for_its_bundle_is_not_given_up(house: House) -> None:
    house.add(a_notice("a", unit="med1"))
    house.round()
    house.add(a_notice("b", unit="med2", at=house.clock()))
    _until(house, 250, step=5)
    assert [each for each in house.results() if each[1] == "expired"] == []


def test_everybody_of_a_step_is_told_at_once_so_the_next_person_never_waits(
    engine: Engine,
) -> None:
    house = House(engine, sms=Scripted([LATER] * 100))
    house.add(a_notice("a.ola", person="ola"), a_notice("a.kari"))
    house.round()
    assert [parcel.key for parcel in house.mail.parcels] == ["a.kari.mailto"]


@pytest.mark.parametrize("dead", [1, 2])
def test_failing_for_good_waits_for_nothing(engine: Engine, dead: int) -> None:
    house = House(engine, sms=Scripted([NEVER]))
    house.mail.script = [NEVER] * (dead - 1)
    house.add(a_notice("a", person="ola"))
    began = house.clock()
    house.round()
    assert house.clock() == began
    assert house.results()[-1][1] == ("accepted" if dead == 1 else "failed")


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_a_gateway_down_for_half_an_hour_delays_a_message_by_half_a_minute(
    engine: Engine, chance: float
) -> None:
    sms = Scripted([LATER] * 1000)
    house = House(engine, sms=sms)
    house.add(*(a_notice(f"n{each}", "decided", person="ola") for each in range(1)))
    began = house.clock()
    house.round()
    while not house.mail.parcels:
        house.round(seconds=0.5)
    assert house.clock() - began <= timedelta(seconds=35)
    assert house.results()[-1] == ("n0", "accepted", "mailto")


def test_with_one_channel_only_it_is_delivered_when_the_gateway_is_back(house: House) -> None:
    """The tries in between keep to the schedule: 2, 5, 10, 20, 40, then every 60 s."""
    began = house.clock()
    tried: list[float] = []

    class Down(Scripted):
        def send(self, parcel: object) -> FailedForNow | Delivered:
            tried.append((house.clock() - began).total_seconds())
            up = house.clock() - began >= timedelta(minutes=30)
            return Delivered() if up else LATER

    house.mail.send = Down().send  # type: ignore[method-assign]
    house.add(a_notice("a"))
    house.round()
    _until(house, 32 * 60, step=0.5)
    assert house.states() == [("a", "accepted")]
    gaps = [later - earlier for earlier, later in pairwise(tried)]
    planned = [2, 5, 10, 20, 40, *[60] * (len(gaps) - 5)]
    assert all(plan * 0.8 <= gap <= plan * 1.2 for gap, plan in zip(gaps, planned, strict=True))
