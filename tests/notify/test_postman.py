from tests.notify.house import House
from tests.store.samples import T0, a_notice, minutes
from wardstatus.notify.channel import FailedForGood, FailedForNow

LATER = FailedForNow(reason="451 busy")
NEVER = FailedForGood(reason="550 no such user")


def test_a_notice_becomes_a_message_and_is_accepted(house: House) -> None:
    house.add(a_notice("c.1.kari"))
    assert house.round() == 1
    parcel = house.mail.parcels[0]
    assert (parcel.address, parcel.key) == ("kari@example.org", "c.1.kari.mailto")
    assert house.states() == [("c.1.kari", "accepted")]
    assert house.results() == [("c.1.kari", "accepted", "mailto")]
    assert house.woken > 0
    assert house.round(minutes=9) == 0
    assert house.results() == []


def test_nothing_leaves_before_it_is_ready(house: House) -> None:
    house.add(a_notice("n", at=T0 + minutes(1)))
    assert house.round(seconds=59.9) == 0
    assert house.round(seconds=0.1) == 1


def test_what_is_ready_for_one_person_leaves_as_one(house: House) -> None:
    house.add(a_notice("a", unit="med1"), a_notice("b", unit="med2"), a_notice("c", person="ola"))
    house.round()
    assert sorted(house.mail.texts) == ["a b", "c"]


def test_a_step_of_another_unit_waits_until_the_bundle_ends(house: House) -> None:
    house.add(a_notice("a", unit="med1"))
    house.round()
    house.add(a_notice("b", unit="med2", at=T0 + minutes(1)))
    house.add(a_notice("c", unit="kir1", at=T0 + minutes(2)))
    assert house.round(minutes=4.9) == 0
    assert house.round(minutes=0.1) == 1
    assert house.mail.texts == ["a", "b c"]


def test_a_withdrawn_notice_is_never_sent(house: House) -> None:
    house.add(a_notice("a"), a_notice("b", person="ola"))
    house.withdraw("a")
    house.round()
    assert house.mail.texts == ["b"]


def test_a_notice_that_comes_again_after_it_was_withdrawn_is_sent(house: House) -> None:
    house.mail.script = [LATER]
    house.add(a_notice("a"))
    house.round()
    house.withdraw("a")
    house.round(seconds=2)
    house.add(a_notice("a"))
    house.round(minutes=10)
    assert house.mail.texts == ["a", "a"]
    assert house.states() == [("a", "withdrawn"), ("a.2", "accepted")]


def test_what_is_withdrawn_between_two_tries_is_left_out(house: House) -> None:
    house.mail.script = [LATER, LATER]
    house.add(a_notice("a", unit="med1"), a_notice("b", unit="med2"))
    house.round()
    house.withdraw("a")
    house.round(seconds=2)
    house.withdraw("b")
    assert house.round(seconds=5) == 0
    assert house.mail.texts == ["a b", "b"]
    assert house.states() == [("a", "withdrawn")]


def test_a_silent_unit_is_written_and_not_sent(house: House) -> None:
    house.add(a_notice("a", unit="silent"), a_notice("b", unit="med2"))
    house.round()
    assert house.mail.texts == ["b"]
    assert sorted(house.states()) == [("a", "silent"), ("b", "accepted")]
    assert ("a", "silent", "") in house.results()


def test_silent_messages_are_counted_as_they_would_have_left(house: House) -> None:
    house.add(a_notice("a", unit="silent"))
    house.round()
    house.add(a_notice("b", unit="quiet", at=T0 + minutes(1)))
    house.add(a_notice("c", unit="silent", at=T0 + minutes(1)))
    house.round(minutes=1)
    house.add(a_notice("d", unit="med1", at=T0 + minutes(2)))
    house.round(minutes=1)
    assert house.states() == [("a", "silent"), ("b", "silent"), ("d", "accepted")]


def test_a_unit_that_is_gone_says_nothing(house: House) -> None:
    house.add(a_notice("a", unit="closed-ward"))
    assert house.round() == 0
    assert house.states() == []
