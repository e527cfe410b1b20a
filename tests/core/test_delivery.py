"""What became of a message, and what the chain makes of it."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, Day, step
from tests.core.calm import CALM, red, report
from wardstatus.core.events import LastResortTold, StepTaken
from wardstatus.core.inputs import PassOn, ReportDelivery, TakeChain
from wardstatus.core.standing import Told, ToldState
from wardstatus.core.undelivered import undelivered

PAIR = replace(CALM, answer=replace(ANSWER, steps=(step(0, "EL", "OL"), step(30, "AL"))))


def told(day: Day, person: str) -> Told:
    return [told for step in day.chain.taken for told in step.told if told.person == person][-1]


@pytest.mark.parametrize(
    ("first", "then", "stands"),
    [
        pytest.param("sending", "accepted", "accepted", id="forwards"),
        pytest.param("accepted", "delivered", "delivered", id="further"),
        pytest.param("accepted", "sending", "accepted", id="a late word of sending"),
        pytest.param("delivered", "accepted", "delivered", id="a late word of taking it"),
        pytest.param("delivered", "failed", "delivered", id="another channel that failed"),
        pytest.param("failed", "accepted", "accepted", id="another channel that did not"),
        pytest.param("accepted", "failed", "failed", id="taken, but it never arrives"),
        pytest.param("expired", "accepted", "accepted", id="taken after the chain went on"),
        pytest.param("failed", "queued", "failed", id="never back to the queue"),
    ],
)
def test_a_state_never_goes_backwards(first: ToldState, then: ToldState, stands: str) -> None:
    day = red(PAIR)
    report(day, 1, "el", first)
    report(day, 2, "el", then)
    assert told(day, "el").state == stands


def test_the_first_word_of_a_state_keeps_its_instant() -> None:
    day = red()
    report(day, 1, "el", "delivered")
    first = told(day, "el")
    report(day, 2, "el", "delivered")
    assert told(day, "el") == first


def test_an_answer_is_more_than_any_delivery() -> None:
    day = red()
    day.take(1, TakeChain(unit="med", by="person:el", person="el", chain="med.1.a1"))
    report(day, 2, "el", "delivered")
    assert told(day, "el").state == "answered"


@pytest.mark.parametrize("state", ["failed", "expired"])
def test_a_person_who_cannot_be_reached_makes_the_chain_go_on_at_once(state: ToldState) -> None:
    day = red()
    report(day, 2, "el", state)
    assert day.when(StepTaken) == [0, 2]
    day.tick(40)
    assert day.when(StepTaken) == [0, 2, 32]


def test_as_long_as_one_of_two_may_be_reached_it_waits() -> None:
    day = red(PAIR)
    report(day, 2, "el", "failed")
    assert day.when(StepTaken) == [0]
    report(day, 3, "ol", "failed")
    assert day.when(StepTaken) == [0, 3]


def test_a_late_failure_of_an_earlier_step_changes_nothing() -> None:
    day = red()
    day.tick(10)
    report(day, 12, "el", "failed")
    assert day.when(StepTaken) == [0, 10]


def test_the_last_step_that_cannot_be_reached_tells_the_last_resort() -> None:
    day = red()
    day.tick(10)
    report(day, 12, "ol", "failed")
    assert day.when(LastResortTold) == [12]
    day.tick(200)
    assert day.when(StepTaken) == [0, 10, 70, 130, 190]


def test_the_last_resort_is_told_once() -> None:
    day = red()
    day.tick(10)
    report(day, 12, "ol", "failed")
    day.tick(70)
    report(day, 71, "ol", "failed")
    day.tick(500)
    assert day.when(LastResortTold) == [12]


def test_a_failure_of_what_an_answer_withdrew_changes_nothing() -> None:
    day = red()
    day.leave(5)
    day.tick(10)
    key = told(day, "ol").key
    day.take(11, TakeChain(unit="med", by="person:el", person="el", chain="med.1.a1"))
    day.take(12, ReportDelivery(unit="med", by="delivery", key=key, state="failed"))
    day.tick(71)
    assert day.when(LastResortTold) == []
    assert day.when(StepTaken) == [0, 10, 71]
    assert told(day, "ol").state == "queued"


def test_passing_on_at_the_last_step_tries_it_again() -> None:
    day = red()
    day.tick(10)
    day.take(15, PassOn(unit="med", by="person:ol", person="ol", chain="med.1.a1"))
    assert day.when(StepTaken) == [0, 10, 15]


@pytest.mark.parametrize(
    "key", [pytest.param("med.1.a1.9.el", id="of a step"), pytest.param("x", id="of anything")]
)
def test_a_word_of_an_unknown_message_changes_nothing(key: str) -> None:
    day = red()
    before = day.med
    day.take(1, ReportDelivery(unit="med", by="delivery", key=key, state="failed"))
    assert (day.med.spell, day.med.status) == (before.spell, before.status)


def test_a_word_of_a_message_of_a_spell_that_is_over_changes_nothing() -> None:
    day = Day()
    day.take(0, ReportDelivery(unit="med", by="delivery", key="med.1.a1.1.el", state="failed"))
    assert day.med.spell is None


def test_whoever_a_later_message_reached_need_not_be_rung() -> None:
    day = red(PAIR)
    day.tick(30)
    report(day, 31, "al", "failed")
    assert [each.person for each in undelivered(day.med)] == ["al"]
    day.tick(70)
    assert [each.person for each in undelivered(day.med)] == ["al"]
    report(day, 71, "al", "accepted")
    assert undelivered(day.med) == ()


def test_while_somebody_has_it_nobody_has_to_be_rung() -> None:
    day = red(PAIR)
    report(day, 1, "el", "expired")
    assert [each.person for each in undelivered(day.med)] == ["el"]
    day.take(2, TakeChain(unit="med", by="person:ol", person="ol", chain=day.chain.id))
    assert undelivered(day.med) == ()
