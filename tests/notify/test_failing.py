import pytest
from sqlalchemy import Engine

from tests.notify.house import House, Scripted, Stuck
from tests.store.samples import T0, a_notice, minutes
from wardstatus.errors import NotSaved
from wardstatus.notify.channel import Delivered, FailedForGood, FailedForNow
from wardstatus.notify.desk import OF_ONE_KIND
from wardstatus.store import tries
from wardstatus.store.engine import reading

LATER = FailedForNow(reason="451 busy")
NEVER = FailedForGood(reason="550 no such user")


def test_failing_for_now_is_tried_again_under_the_same_key(house: House) -> None:
    house.mail.script = [LATER, LATER]
    house.add(a_notice("a"))
    rounds = [house.round(seconds=later) for later in (0, 1.9, 0.1, 4.9, 0.1)]
    assert rounds == [1, 0, 1, 0, 1]
    assert {parcel.key for parcel in house.mail.parcels} == {"a.mailto"}
    assert house.results() == [("a", "sending", "mailto"), ("a", "accepted", "mailto")]


def test_every_try_is_in_the_delivery_log(house: House) -> None:
    house.mail.script = [LATER]
    house.add(a_notice("a"))
    house.round()
    house.round(seconds=2)
    with reading(house.engine) as tx:
        (delivery,) = tries.deliveries(tx, unit="med2", state="accepted")
        assert tries.deliveries(tx, state="failed") == []
        assert tries.deliveries(tx, person="ola") == []
    done = [(each.channel, each.result, each.detail, each.ref) for each in delivery.tries]
    assert done == [
        ("mailto", "failed_for_now", "451 busy", ""),
        ("mailto", "accepted", "", "r"),
    ]
    assert [each.key for each in delivery.notices] == ["a"]


def test_what_waits_to_leave_is_listed_too(house: House) -> None:
    house.add(a_notice("a", at=T0 + minutes(1)))
    with reading(house.engine) as tx:
        (waiting,) = tries.deliveries(tx, state="queued")
    assert (waiting.key, waiting.created, waiting.tries) == ("a", None, ())


def test_failing_for_good_takes_the_next_channel_at_once(engine: Engine) -> None:
    sms = Scripted([NEVER])
    house = House(engine, sms=sms)
    house.add(a_notice("a", person="ola"))
    assert house.round() == 2
    assert [parcel.key for parcel in sms.parcels] == ["a.sms"]
    assert [parcel.key for parcel in house.mail.parcels] == ["a.mailto"]
    assert house.results()[-1] == ("a", "accepted", "mailto")


def test_a_channel_nobody_has_set_up_fails_for_good(house: House) -> None:
    house.add(a_notice("a", person="ola"))
    assert house.round() == 2
    assert house.results()[-1] == ("a", "accepted", "mailto")


def test_with_no_channel_left_the_message_has_failed(house: House) -> None:
    house.mail.script = [NEVER]
    house.add(a_notice("a"))
    house.round()
    assert house.results() == [("a", "failed", "mailto")]
    assert house.round(minutes=60) == 0


@pytest.mark.parametrize("person", ["nobody", "left-the-house"])
def test_a_person_without_channels_has_failed_at_once(house: House, person: str) -> None:
    house.add(a_notice("a", person=person))
    assert house.round() == 0
    assert house.results() == [("a", "failed", "")]


def test_a_message_nobody_took_for_two_hours_expires(house: House) -> None:
    house.mail.script = [LATER] * 500
    house.add(a_notice("a"))
    tried = sum(house.round(seconds=15) for _ in range(2 * 240))
    assert 110 < tried < 130
    assert house.states() == [("a", "expired")]
    assert house.results() == [
        ("a", "sending", "mailto"),
        ("a", "expired", ""),
        ("a", "expired", "mailto"),
    ]


def test_a_fault_in_a_text_loses_nothing(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        def send(self, parcel: object) -> Delivered:
            raise ZeroDivisionError

    house = House(engine, sms=Broken())
    house.add(a_notice("a", person="ola"))
    house.round()
    assert house.round(seconds=30) == 2
    assert house.mail.texts == ["a"]
    assert "ZeroDivisionError" in caplog.text


def test_a_slow_channel_does_not_hold_up_the_others(engine: Engine) -> None:
    slow = Stuck()
    house = House(engine, sms=slow)
    house.add(*(a_notice(f"s{each}", "decided", person="ola") for each in range(1)))
    house.postman.start(house.clock())
    for number in range(1, OF_ONE_KIND + 3):
        house.add(a_notice(f"s{number}", "decided", person="ola"))
        house.postman.start(house.clock())
    for _ in range(OF_ONE_KIND):
        assert slow.entered.acquire(timeout=10)
    house.add(a_notice("k"))
    house.postman.start(house.clock())
    while not house.mail.parcels:
        house.postman.start(house.clock())
    assert house.mail.texts == ["k"]
    assert not slow.entered.acquire(blocking=False)
    slow.let_go.set()
    house.postman.run_once(house.clock())
    assert {state for _, state in house.states()} == {"accepted"}


def test_a_tick_that_fails_holds_up_no_message(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    def wake() -> None:
        raise NotSaved("not_saved")

    house = House(engine)
    postman = house.another(wake=wake)
    house.add(a_notice("a", person="nobody"), a_notice("b"))
    assert postman.run_once(T0) == 1
    assert house.mail.texts == ["b"]
    assert "wake=failed" in caplog.text
    postman.close()
