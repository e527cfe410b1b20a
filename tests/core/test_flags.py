"""A flag: one tap, counted since the shift began, never unknown."""

from dataclasses import replace
from datetime import time

import pytest

from tests.core.build import GREEN, INDICATORS, PLAN, RED, YELLOW, Day, at, book, condition
from wardstatus.core.decide import on_reload
from wardstatus.core.events import FlagRaised, LevelConfirmed
from wardstatus.core.indicators import value
from wardstatus.core.inputs import RaiseFlag
from wardstatus.core.plans import Indicator, LevelTerms, Plan
from wardstatus.core.reload import plans_taken
from wardstatus.errors import NotFound, WrongField

FLAGGED: Plan = replace(
    PLAN,
    shifts={"day": time(7, 30), "evening": time(15), "night": time(22, 30)},
    indicators={**INDICATORS, "missed": Indicator(id="missed", name={}, kind="flag")},
    red=LevelTerms(level=RED, always=(condition("missed", 2),)),
)
TAP = RaiseFlag(unit="med", by="screen:med", indicator="missed")


def count(day: Day, minutes: float) -> float | None:
    return value(day.med, day.book.units["med"], day.book, "missed", at(minutes))


def test_a_flag_is_none_before_anybody_raised_it() -> None:
    assert count(Day(book(FLAGGED)), 0) == 0


def test_taps_are_counted_until_the_shift_ends() -> None:
    day = Day(book(FLAGGED))
    day.take(0, TAP)
    day.take(10, TAP)
    assert [count(day, minutes) for minutes in (10, 299.9, 300, 301)] == [2, 2, 0, 0]
    assert [each.count for each in day.events if isinstance(each, FlagRaised)] == [1, 2]


def test_two_in_a_shift_are_red_and_the_next_shift_is_not() -> None:
    day = Day(book(FLAGGED))
    day.take(0, TAP)
    assert day.med.numbers.recommended != RED
    day.take(10, TAP)
    assert day.med.numbers.recommended == RED
    day.tick(300)
    assert day.med.numbers.recommended != RED


def test_several_taps_at_once_are_counted() -> None:
    day = Day(book(FLAGGED))
    day.take(0, replace(TAP, taps=3))
    assert count(day, 0) == 3


def test_a_tap_on_the_units_own_screen_confirms() -> None:
    day = Day(book(FLAGGED))
    day.declare(0, RED)
    events = day.take(5, replace(TAP, own=True))
    assert any(isinstance(each, LevelConfirmed) for each in events)


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        pytest.param(replace(TAP, indicator="beds"), NotFound, id="no flag"),
        pytest.param(replace(TAP, indicator="other"), NotFound, id="no such"),
        pytest.param(replace(TAP, taps=0), WrongField, id="no tap"),
    ],
)
def test_what_is_no_tap_on_a_flag_is_refused(sent: RaiseFlag, error: type[Exception]) -> None:
    with pytest.raises(error):
        Day(book(FLAGGED)).take(0, sent)


def test_a_plan_that_rests_on_flags_and_constants_is_looked_at_when_it_is_taken() -> None:
    few = LevelTerms(level=YELLOW, when=(condition("corridor", 3, comparison="below"),))
    day = Day(book(FLAGGED))
    day.reload(0, FLAGGED)
    assert day.med.numbers.recommended is GREEN
    day = Day(book(replace(FLAGGED, yellow=few), constants={"corridor": {"": 2}}))
    taken = plans_taken(day.book, day.book, day.board, at(0))
    day.board = on_reload(day.board, day.book, taken, (), at(0)).board
    assert day.med.numbers.recommended is YELLOW
