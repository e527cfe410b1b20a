"""What holds for every door: order, a clock that steps back, units that are none, reload."""

import pytest

from tests.core.build import GREEN, RED, YELLOW, Day, at, book
from wardstatus.core import decide
from wardstatus.core.events import (
    LevelDeclared,
    LimitPassed,
    SpellStarted,
    StepTaken,
)
from wardstatus.core.inputs import Decide, Declare, TakeReading
from wardstatus.core.standing import Board, Standing
from wardstatus.errors import NotAllowed, NotFound, NotNow


def declare(unit: str) -> Declare:
    return Declare(unit=unit, by="screen:x", level=RED, own=True)


def test_what_was_due_before_happens_before() -> None:
    day = Day()
    day.declare(0, RED)
    happened = day.declare(300, GREEN)
    passed = [n for n, event in enumerate(happened) if isinstance(event, LimitPassed)]
    declared = [n for n, event in enumerate(happened) if isinstance(event, LevelDeclared)]
    assert passed < declared


@pytest.mark.parametrize(
    ("minutes", "passed"),
    [
        pytest.param(239.9, [], id="just before the deadline"),
        pytest.param(240, [], id="on the deadline: the tap comes first"),
        pytest.param(240.1, [240], id="just after"),
    ],
)
def test_what_is_sent_comes_before_what_is_due_at_that_instant(
    minutes: float, passed: list[float]
) -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(minutes, GREEN)
    assert day.when(LimitPassed) == passed


def test_a_clock_that_steps_back_reopens_nothing() -> None:
    day = Day()
    day.declare(0, RED)
    day.tick(100)
    before = day.board
    assert day.tick(50) == ()
    assert day.board == before
    day.declare(20, GREEN)
    assert day.med.status.since == before.at


def test_nobody_heard_of_it_later_than_it_happened() -> None:
    day = Day()
    day.declare(0, RED)
    day.tick(45)
    assert day.when(StepTaken) == [0, 10, 40]
    assert day.board.at == at(45)


@pytest.mark.parametrize(
    ("unit", "error", "key"),
    [
        pytest.param("nowhere", NotFound, "unit_unknown", id="no such unit"),
        pytest.param("house", NotNow, "heading_has_no_level", id="a heading"),
    ],
)
def test_units_that_have_no_level(unit: str, error: type[Exception], key: str) -> None:
    with pytest.raises(error, match=key):
        Day().take(0, declare(unit))


def test_all_that_was_sent_or_nothing() -> None:
    day = Day()
    with pytest.raises(NotFound):
        day.take(0, declare("med"), declare("nowhere"))
    assert day.med.status.level is None


def test_two_units_in_one_door() -> None:
    day = Day()
    day.take(0, declare("med"), declare("kir"))
    assert [event.unit for event in day.events if isinstance(event, SpellStarted)] == [
        "kir",
        "med",
    ]


def test_a_ward_without_a_plan_has_its_three_levels() -> None:
    day = Day()
    for minutes, level in enumerate((GREEN, YELLOW, RED)):
        day.declare(minutes, level, "bare")
    day.tick(3000)
    standing = day.board.standings["bare"]
    assert standing.status.level is RED
    assert (standing.items, day.notices) == ((), [])
    with pytest.raises(NotAllowed):
        day.take(3001, Decide(unit="bare", by="person:al", person="al", kind="lower"))


def test_a_declaration_before_any_number() -> None:
    day = Day()
    day.declare(0, YELLOW)
    day.read(1, beds=26)
    assert (day.med.status.level, day.med.numbers.recommended) == (YELLOW, RED)


def test_a_door_names_the_units_that_changed() -> None:
    board = Board(
        root="house",
        version=0,
        at=None,
        standings={unit: Standing(unit=unit) for unit in ("med", "kir")},
    )
    sent = TakeReading(unit="kir", by="token:1", indicator="beds", value=3)
    decided = decide.on_input(board, book(), (sent,), at(0))
    assert decided.changed == ("kir",)
