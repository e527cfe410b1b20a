"""Which items stand open as a level is entered, left, and entered again."""

from dataclasses import replace

import pytest

from tests.core.build import GREEN, PLAN, RED, YELLOW, Day, action, book, minute
from wardstatus.core.events import ItemsReopened, ListOpened
from wardstatus.core.inputs import MarkItem
from wardstatus.core.levels import Level

FULL = replace(
    PLAN,
    yellow=replace(PLAN.yellow, actions=(action("Y1"), action("Y2"))),
    red=replace(
        PLAN.red, actions=(action("R1"), action("R2", keep=True)), exit=(action("E1", 240),)
    ),
)


def house() -> Day:
    return Day(book(FULL))


def states(day: Day) -> dict[str, str]:
    return {item.action: item.state for item in day.med.items}


def done(day: Day, minutes: float, name: str) -> None:
    (item,) = [item for item in day.med.items if item.action == name]
    day.take(minutes, MarkItem(unit="med", by="screen:med", item=item.id, state="done"))


def opened(day: Day) -> list[tuple[float | None, str, bool]]:
    return [
        (minute(event.at), event.level.value, event.exit)
        for event in day.events
        if isinstance(event, ListOpened)
    ]


@pytest.mark.parametrize(
    ("level", "items"),
    [
        pytest.param(GREEN, [], id="green has none"),
        pytest.param(YELLOW, ["Y1", "Y2"], id="yellow its own"),
        pytest.param(RED, ["Y1", "Y2", "R1", "R2"], id="straight to red: yellow's and red's"),
    ],
)
def test_entering_a_level_opens_its_list(level: Level, items: list[str]) -> None:
    day = house()
    day.declare(0, level)
    assert list(states(day)) == items
    assert {minute(item.due) for item in day.med.items} <= {10}


def test_going_on_to_red_keeps_the_yellow_items() -> None:
    day = house()
    day.declare(0, YELLOW)
    done(day, 1, "Y1")
    day.declare(5, RED)
    assert states(day) == {"Y1": "done", "Y2": "open", "R1": "open", "R2": "open"}
    assert [minute(item.due) for item in day.med.items] == [10, 10, 15, 15]


def test_red_left_for_yellow() -> None:
    day = house()
    day.declare(0, RED)
    day.declare(5, YELLOW)
    assert states(day) == {
        "Y1": "open",
        "Y2": "open",
        "R1": "stood_down",
        "R2": "open",
        "E1": "open",
    }


def test_red_left_for_green() -> None:
    day = house()
    day.declare(0, RED)
    done(day, 1, "Y1")
    day.declare(5, GREEN)
    assert states(day) == {
        "Y1": "done",
        "Y2": "stood_down",
        "R1": "stood_down",
        "R2": "open",
        "E1": "open",
    }


def test_exit_items_count_from_when_red_was_left() -> None:
    day = house()
    day.declare(0, RED)
    day.declare(5, GREEN)
    assert [minute(item.due) for item in day.med.items if item.exit] == [245]


def test_yellow_left_opens_nothing() -> None:
    day = house()
    day.declare(0, YELLOW)
    day.declare(5, GREEN)
    assert opened(day) == [(0, "yellow", False)]


@pytest.mark.parametrize("between", [GREEN, YELLOW])
def test_red_again_has_the_same_list(between: Level) -> None:
    day = house()
    day.declare(0, RED)
    done(day, 1, "R1")
    done(day, 1, "Y1")
    day.declare(5, between)
    day.declare(20, RED)
    assert states(day) == {
        "Y1": "done",
        "Y2": "open",
        "R1": "done",
        "R2": "open",
        "E1": "stood_down",
    }
    assert {minute(item.due) for item in day.med.items if not item.exit} == {10}
    assert day.when(ItemsReopened)[-1:] == [20]


def test_yellow_items_that_stood_before_red_are_of_its_list_too() -> None:
    day = house()
    day.declare(0, YELLOW)
    day.declare(5, RED)
    day.declare(6, GREEN)
    day.declare(20, RED)
    assert states(day)["Y1"] == "open"
    assert opened(day) == [(0, "yellow", False), (5, "red", False), (6, "red", True)]


def test_a_yellow_between_has_its_own_list() -> None:
    day = house()
    day.declare(0, RED)
    day.declare(5, GREEN)
    day.declare(10, YELLOW)
    assert [minute(item.due) for item in day.med.items if item.action == "Y1"] == [20]


def test_a_new_spell_has_a_new_list() -> None:
    day = house()
    day.declare(0, RED)
    done(day, 1, "R1")
    day.declare(5, GREEN)
    day.declare(65, RED)
    assert states(day)["R1"] == "open"
    assert [minute(item.due) for item in day.med.items if item.action == "R1"] == [75]


def test_red_left_again_opens_the_exit_items_again() -> None:
    day = house()
    day.declare(0, RED)
    day.declare(5, GREEN)
    day.declare(10, RED)
    day.declare(20, GREEN)
    exits = [(item.state, minute(item.due)) for item in day.med.items if item.exit]
    assert exits == [("open", 260)]


def test_opening_stamps_the_terms() -> None:
    day = house()
    day.declare(0, YELLOW)
    day.reload(1, replace(FULL, version="2", yellow=replace(FULL.yellow, actions=(action("Y9"),))))
    assert list(states(day)) == ["Y1", "Y2"]
