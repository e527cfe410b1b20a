"""What a tap caused waits for its undo, and is not sent if it is taken back."""

from dataclasses import replace

import pytest

from tests.core.build import (
    GREEN,
    PLAN,
    RED,
    YELLOW,
    Day,
    book,
    minute,
    span,
)
from wardstatus.core.events import StepTaken
from wardstatus.core.inputs import (
    ReportDelivery,
    TakeChain,
)

S = 1 / 60
"""One second, in minutes."""
UNDO = round(20 * S, 3)


def test_what_an_undone_tap_would_have_sent_is_never_sent() -> None:
    day = Day()
    day.declare(0, RED)
    day.undo(0.3)
    day.tick(300)
    assert day.notices == []


def test_a_last_resort_told_by_an_undone_tap_is_never_told() -> None:
    day = Day(book(duties=()))
    day.declare(0, RED)
    assert day.told() == [(UNDO, "desk")]
    day.undo(0.3)
    assert day.notices == []


def test_an_all_clear_of_an_undone_tap_is_never_sent() -> None:
    day = Day()
    day.declare(0, RED)
    day.take(5, TakeChain(unit="med", by="person:el", person="el", chain=day.chain.id))
    day.declare(10, GREEN)
    assert [each.kind for each in day.notices if each.person == "el"][-1] == "all_clear"
    day.undo(10.3)
    assert "all_clear" not in [each.kind for each in day.notices]


def test_a_replaced_declaration_sends_nothing() -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(0.2, YELLOW)
    day.tick(200)
    assert day.notices == []


def test_a_step_withdrawn_by_an_undone_yellow_is_told_again() -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(0.1, YELLOW)
    day.undo(0.2)
    day.tick(1)
    assert [person for _, person in day.told()] == ["el"]
    assert day.when(StepTaken) == [0, 0]


def test_a_message_that_left_before_an_undone_yellow_is_not_told_again() -> None:
    day = Day()
    day.declare(0, RED)
    key = day.chain.taken[0].told[0].key
    day.take(1, ReportDelivery(unit="med", by="delivery", key=key, state="accepted"))
    day.declare(5, YELLOW)
    day.undo(5.1)
    day.tick(6)
    assert [person for _, person in day.told()] == ["el"]


def test_what_became_of_a_message_meanwhile_is_not_undone() -> None:
    day = Day()
    day.declare(0, RED)
    key = day.chain.taken[0].told[0].key
    day.take(1, ReportDelivery(unit="med", by="delivery", key=key, state="accepted"))
    day.declare(5, YELLOW)
    day.take(5.1, ReportDelivery(unit="med", by="delivery", key=key, state="delivered"))
    day.undo(5.2)
    assert day.chain.taken[0].told[0].state == "delivered"


@pytest.mark.parametrize(
    ("after", "ready"),
    [
        pytest.param(0, UNDO, id="what the tap caused waits for its undo"),
        pytest.param(0.1, 0.1, id="a later step does not, even within the undo"),
    ],
)
def test_only_what_a_tap_caused_waits(after: float, ready: float) -> None:
    first = replace(PLAN.answer.steps[0], after=span(after))
    day = Day(book(replace(PLAN, answer=replace(PLAN.answer, steps=(first,)))))
    day.declare(0, RED)
    day.tick(1)
    assert day.told() == [(ready, "el")]


def test_what_numbers_cause_within_the_undo_of_a_tap_leaves_at_once() -> None:
    day = Day(book(replace(PLAN, follow="plan")))
    day.read(0, beds=22)
    day.declare(1, GREEN)
    day.read(1.1, beds=26)
    assert day.told() == [(1.1, "el")]


@pytest.mark.parametrize(
    ("again", "told"),
    [
        pytest.param(None, ["el"], id="red did not come back"),
        pytest.param(800, [], id="red came back in the night"),
    ],
)
def test_an_all_clear_that_waits_for_the_morning(again: float | None, told: list[str]) -> None:
    # T0 is 10:00 in Oslo: red is left at 23:00.
    day = Day()
    day.declare(770, RED)
    day.take(771, TakeChain(unit="med", by="person:el", person="el", chain=day.chain.id))
    day.declare(780, GREEN)
    if again is not None:
        day.declare(again, RED)
    clear = [each for each in day.notices if each.kind == "all_clear"]
    assert [each.person for each in clear] == told
    assert {minute(each.ready_at) for each in clear} <= {1260}
