"""The soft limit: who is asked to look."""

from dataclasses import replace

import pytest

from tests.core.build import RED, YELLOW, Day, at, minute
from wardstatus.core.events import (
    ReviewFellDue,
)
from wardstatus.core.inputs import Decide, TakeChain

GIVES = Decide(unit="med", by="person:al", person="al", kind="resources", text="one nurse")


@pytest.mark.parametrize(
    ("first", "again", "reviewed"),
    [
        pytest.param(119.9, 130, [130.1], id="left just before it: it falls due in the red after"),
        pytest.param(120, 130, [120], id="left as it falls due: it fell due before the tap"),
        pytest.param(121, 130, [120], id="left after it: once a spell"),
    ],
)
def test_the_review_counts_red_time(first: float, again: float, reviewed: list[float]) -> None:
    day = Day()
    day.declare(0, RED)
    day.tick(first)
    day.declare(first, YELLOW)
    day.declare(again, RED)
    day.tick(200)
    assert day.when(ReviewFellDue) == reviewed


def asked(day: Day) -> list[tuple[float | None, str]]:
    return [(minute(each.at), each.person) for each in day.notices if each.kind == "review"]


def test_without_an_answer_the_first_deciding_role_on_duty_is_asked() -> None:
    day = Day()
    day.declare(0, RED)
    day.tick(130)
    assert asked(day) == [(120, "al")]


def test_if_the_first_is_not_on_duty_the_next_is_asked() -> None:
    day = Day()
    day.book = replace(day.book, duties=tuple(d for d in day.book.duties if d.role != "AL"))
    day.declare(0, RED)
    day.tick(130)
    assert asked(day) == [(120, "kd")]


def test_the_holder_of_the_answer_is_asked_to_look() -> None:
    day = Day()
    day.declare(0, RED)
    chain = day.chain.id
    day.take(100, TakeChain(unit="med", by="person:ol", person="ol", chain=chain))
    assert day.spell.answer is not None
    assert minute(day.spell.answer.until) == 120
    day.tick(130)
    assert asked(day) == [(120, "ol")]


@pytest.mark.parametrize(
    ("until", "who"),
    [
        pytest.param(119.9, [(120, "al")], id="one that ended before"),
        pytest.param(120, [(120, "al")], id="one that ends at that instant"),
        pytest.param(120.1, [], id="one in force: nobody"),
    ],
)
def test_while_a_decision_is_in_force_nobody_is_asked(
    until: float, who: list[tuple[float, str]]
) -> None:
    day = Day()
    day.declare(0, RED)
    day.take(60, replace(GIVES, until=at(until)))
    day.tick(200)
    assert asked(day) == who
