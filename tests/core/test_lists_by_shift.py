"""Items that open with a shift."""

from dataclasses import replace
from datetime import time

import pytest

from tests.core.build import GREEN, PLAN, RED, Day, action, book, minute, span
from wardstatus.core.events import ItemsOpened

SHIFTS = {"day": time(7, 30), "evening": time(15), "night": time(22, 30)}
BY_DAY = replace(
    PLAN,
    shifts=SHIFTS,
    red=replace(PLAN.red, actions=(action("R1", shifts=("evening",), keep=True),)),
)
# The evening shift begins 300 min after T0, the night shift after 750.


def states(day: Day) -> dict[str, str]:
    return {item.action: item.state for item in day.med.items}


@pytest.mark.parametrize(
    ("minutes", "state"),
    [
        pytest.param(299.9, "waiting", id="before its shift"),
        pytest.param(300, "open", id="as its shift begins"),
        pytest.param(700, "open", id="later"),
    ],
)
def test_an_item_waits_for_its_shift(minutes: float, state: str) -> None:
    day = Day(book(BY_DAY))
    day.declare(200, RED)
    day.tick(minutes)
    assert states(day) == {"R1": state}
    assert day.when(ItemsOpened) == ([300] if state == "open" else [])


@pytest.mark.parametrize(
    ("minutes", "due"),
    [
        pytest.param(299.9, 310, id="before its shift: counted from its beginning"),
        pytest.param(300, 310, id="as its shift begins"),
        pytest.param(500, 510, id="within its shift: at once"),
        pytest.param(750, 1750, id="after it: from the next day's"),
    ],
)
def test_its_time_counts_from_when_it_opens(minutes: float, due: float) -> None:
    day = Day(book(BY_DAY))
    day.declare(minutes, RED)
    assert [minute(item.due) for item in day.med.items] == [due]


def test_what_has_not_opened_is_stood_down_when_the_level_does_not_hold() -> None:
    day = Day(book(BY_DAY))
    day.declare(200, RED)
    day.declare(210, GREEN)
    day.tick(400)
    assert states(day) == {"R1": "stood_down"}


def test_red_again_before_the_shift_waits_for_it() -> None:
    day = Day(book(BY_DAY))
    day.declare(200, RED)
    day.declare(210, GREEN)
    day.declare(220, RED)
    assert states(day) == {"R1": "waiting"}
    day.tick(300)
    assert states(day) == {"R1": "open"}


def test_red_again_in_the_shift_has_it_open() -> None:
    day = Day(book(BY_DAY))
    day.declare(280, RED)
    day.declare(290, GREEN)
    day.declare(305, RED)
    assert states(day) == {"R1": "open"}
    assert [minute(item.due) for item in day.med.items] == [310]


def test_a_role_may_go_by_the_shift() -> None:
    known = replace(action("R1"), role={"day": "EL", "evening": "OL", "night": "OL"})
    day = Day(book(replace(BY_DAY, red=replace(PLAN.red, actions=(known,)))))
    day.declare(299.9, RED)
    day.declare(299.95, GREEN)
    assert [item.role for item in day.med.items] == ["EL"]
    assert span(0) == day.med.items[0].due - day.med.items[0].opened - span(10)
