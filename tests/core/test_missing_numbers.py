"""What is decided while numbers are unknown."""

from dataclasses import replace
from datetime import time

import pytest

from tests.core.build import (
    GREEN,
    PLAN,
    RED,
    YELLOW,
    Day,
    at,
    book,
    minute,
    span,
)
from tests.core.fading import FADING, TWO, stale
from wardstatus.core import indicators, status
from wardstatus.core.events import LevelTurned, RecommendationChanged
from wardstatus.core.inputs import TakeReading
from wardstatus.core.levels import Level


def beds(day: Day, minutes: float) -> float | None:
    return indicators.value(day.med, day.book.units["med"], day.book, "beds", at(minutes))


def asked(day: Day) -> list[tuple[float | None, Level | None]]:
    return [
        (minute(event.at), event.level)
        for event in day.events
        if isinstance(event, RecommendationChanged)
    ]


@pytest.mark.parametrize(
    ("minutes", "value"),
    [
        pytest.param(29.9, 26, id="just before"),
        pytest.param(30, None, id="from that instant on"),
        pytest.param(300, None, id="long after"),
    ],
)
def test_a_reading_goes_stale(minutes: float, value: float | None) -> None:
    day = Day(book(FADING))
    day.read(0, beds=26)
    assert beds(day, minutes) == value


@pytest.mark.parametrize(
    ("minutes", "value"),
    [pytest.param(299.9, 26, id="in its shift"), pytest.param(300, None, id="in the next shift")],
)
def test_a_reading_may_hold_for_the_shift(minutes: float, value: float | None) -> None:
    plan = stale(PLAN, "shift", "beds")
    day = Day(book(replace(plan, shifts={"day": time(7, 30), "evening": time(15)})))
    day.read(0, beds=26)
    assert beds(day, minutes) == value


def test_its_age_counts_not_its_coming() -> None:
    day = Day(book(FADING))
    day.take(0, TakeReading(unit="med", by="token:1", indicator="beds", value=26, measured=at(-20)))
    day.tick(60)
    assert asked(day) == [(0, RED), (10, None)]


def test_one_that_is_stale_when_it_comes_is_unknown() -> None:
    day = Day(book(FADING))
    day.take(0, TakeReading(unit="med", by="token:1", indicator="beds", value=26, measured=at(-30)))
    day.tick(60)
    assert asked(day) == []


def test_without_any_known_condition_the_recommendation_is_unknown() -> None:
    day = Day(book(FADING))
    day.read(0, beds=26)
    day.tick(45)
    assert asked(day) == [(0, RED), (30, None)]


def test_at_the_beginning_it_is_unknown() -> None:
    assert Day().med.numbers.recommended is None


def test_a_number_no_condition_asks_for_recommends_nothing() -> None:
    day = Day()
    day.read(0, waits=5)
    assert day.med.numbers.recommended is None


@pytest.mark.parametrize(
    ("again", "level"),
    [
        pytest.param(26, RED, id="still above the bound"),
        pytest.param(24, RED, id="in the deadband the latch is remembered"),
        pytest.param(23, YELLOW, id="past the clear bound"),
    ],
)
def test_the_latch_remembers_how_it_stood(again: float, level: Level) -> None:
    day = Day(book(FADING))
    day.read(0, beds=26)
    day.read(100, beds=again)
    assert asked(day) == [(0, RED), (30, None), (100, level)]


def test_a_rule_keeps_its_truth_while_it_could_be_true() -> None:
    day = Day(book(TWO))
    day.read(0, beds=26, waits=5)
    day.tick(100)
    assert day.med.numbers.recommended is RED


def test_a_rule_turns_false_when_no_unknown_could_make_it_true() -> None:
    day = Day(book(TWO))
    day.read(0, beds=26, waits=5)
    day.read(100, beds=20)
    assert asked(day) == [(0, RED), (100, GREEN)]


def test_an_unknown_condition_does_not_make_a_rule_true() -> None:
    day = Day(book(TWO))
    day.read(0, waits=5)
    day.tick(40)
    day.read(50, beds=26)
    assert day.med.numbers.recommended is GREEN


def test_delays_run_on_through_unknown() -> None:
    red = replace(TWO.red, raise_after=span(45))
    day = Day(book(replace(TWO, red=red)))
    day.read(0, beds=26, waits=5)
    day.tick(100)
    assert day.when(LevelTurned) == [45]


@pytest.mark.parametrize(
    ("measured", "counts"),
    [
        pytest.param(-0.1, False, id="older than the newest"),
        pytest.param(0, True, id="as old as the newest"),
        pytest.param(0.1, True, id="newer"),
    ],
)
def test_a_reading_older_than_the_newest_changes_nothing(measured: float, counts: bool) -> None:
    day = Day()
    day.read(0, beds=10)
    late = TakeReading(unit="med", by="token:1", indicator="beds", value=26, measured=at(measured))
    day.take(5, late)
    assert day.med.numbers.recommended is (RED if counts else GREEN)


def test_without_numbers_the_declared_level_stands() -> None:
    day = Day(book(FADING))
    day.read(0, beds=26)
    day.declare(1, YELLOW)
    day.tick(60)
    assert status.shown(day.med, day.book.units["med"], at(60)) is YELLOW
