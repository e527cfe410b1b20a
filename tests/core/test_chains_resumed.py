"""What becomes of a chain when red is left and comes back."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, RED, YELLOW, step
from tests.core.calm import CALM, red, report, with_steps
from wardstatus.core.events import StepTaken
from wardstatus.core.standing import ToldState


@pytest.mark.parametrize(
    ("left", "again", "steps"),
    [
        pytest.param(5, 7, [0, 10, 40, 70], id="before the next step: at its old instant"),
        pytest.param(5, 10, [0, 10, 40, 70], id="on the next step"),
        pytest.param(5, 20, [0, 20, 40, 70], id="after it: at once, the rest at its old instant"),
        pytest.param(5, 50, [0, 50, 50, 80], id="after both: both at once"),
    ],
)
def test_the_chain_goes_on_when_red_returns(left: float, again: float, steps: list[float]) -> None:
    day = red(with_steps((0, "EL"), (10, "OL"), (40, "AL")))
    report(day, 1, "el", "accepted")
    day.declare(left, YELLOW)
    day.declare(again, RED)
    day.tick(80)
    assert day.when(StepTaken)[:4] == steps


def test_of_the_repeats_of_a_pause_one_is_made_up_for() -> None:
    day = red()
    day.tick(10)
    for person in ("el", "ol"):
        report(day, 10, person, "accepted")
    day.declare(35, YELLOW)
    day.declare(90, RED)
    day.tick(125)
    assert day.when(StepTaken) == [0, 10, 90, 120]


@pytest.mark.parametrize(
    ("state", "taken"),
    [
        pytest.param("queued", [0, 10, 12], id="nothing had left: it counts as not taken"),
        pytest.param("sending", [0, 10, 12], id="it was tried in vain: it had not left either"),
        pytest.param("silent", [0, 10], id="it would have left"),
        pytest.param("accepted", [0, 10], id="it had left"),
    ],
)
def test_a_step_that_had_not_left_when_red_was_left(state: ToldState, taken: list[float]) -> None:
    day = red()
    day.tick(10)
    report(day, 10.1, "el", "accepted")
    if state != "queued":
        report(day, 10.2, "ol", state)
    day.declare(11, YELLOW)
    assert any(key.endswith(".ol") for key in day.withdrawn) is (len(taken) == 3)
    day.declare(12, RED)
    assert day.when(StepTaken) == taken


def test_a_step_that_left_to_one_of_two_is_taken() -> None:
    answer = replace(ANSWER, steps=(step(0, "EL", "OL"), step(30, "AL")))
    day = red(replace(CALM, answer=answer))
    report(day, 1, "el", "accepted")
    day.declare(2, YELLOW)
    day.declare(3, RED)
    assert day.when(StepTaken) == [0]


def test_a_skipped_step_does_not_hide_one_that_had_not_left() -> None:
    day = red(off_duty="OL")
    day.tick(10)
    day.declare(11, YELLOW)
    assert {told.split(".")[-1] for told in day.withdrawn} == {"el", "desk"}
    day.declare(12, RED)
    assert day.when(StepTaken)[2:] == [12, 12]
