"""When a level goes on and off: exactly at the end of its delay, whenever somebody looks."""

from dataclasses import replace
from datetime import time

import pytest

from tests.core.build import GREEN, PLAN, RED, YELLOW, Day, book, condition, minute, span
from wardstatus.core.events import LevelTurned, RecommendationChanged
from wardstatus.core.levels import Level
from wardstatus.core.plans import Condition, Plan

SLOW = replace(PLAN.red, raise_after=span(30), lower_after=span(60))
DELAYED = replace(PLAN, yellow=replace(PLAN.yellow, when=()), red=SLOW)


def asked(day: Day) -> list[tuple[float | None, Level | None]]:
    """Return when the recommendation became what."""
    return [
        (minute(event.at), event.level)
        for event in day.events
        if isinstance(event, RecommendationChanged)
    ]


@pytest.mark.parametrize(
    ("minutes", "turned"),
    [
        pytest.param(29.9, [], id="before the delay is over"),
        pytest.param(30, [30], id="at its end"),
        pytest.param(30.1, [30], id="just after"),
        pytest.param(600, [30], id="looked at late, with its own instant"),
    ],
)
def test_a_level_goes_on_after_its_delay(minutes: float, turned: list[float]) -> None:
    day = Day(book(DELAYED))
    day.read(0, beds=25)
    day.tick(minutes)
    assert day.when(LevelTurned) == turned


@pytest.mark.parametrize(
    ("minutes", "turned"),
    [
        pytest.param(159.9, [30], id="before the delay is over"),
        pytest.param(160, [30, 160], id="at its end"),
        pytest.param(900, [30, 160], id="looked at late, with its own instant"),
    ],
)
def test_a_level_goes_off_after_its_delay(minutes: float, turned: list[float]) -> None:
    day = Day(book(DELAYED))
    day.read(0, beds=25)
    day.read(100, beds=20)
    day.tick(minutes)
    assert day.when(LevelTurned) == turned


@pytest.mark.parametrize(
    ("false_at", "turned"),
    [
        pytest.param(29.9, [], id="turned false before the delay ended"),
        pytest.param(30, [], id="turned false at the very instant it would end"),
        pytest.param(30.1, [30], id="turned false just after"),
    ],
)
def test_a_break_begins_the_delay_anew(false_at: float, turned: list[float]) -> None:
    day = Day(book(DELAYED))
    day.read(0, beds=25)
    day.read(false_at, beds=20)
    day.tick(60)
    assert day.when(LevelTurned) == turned


@pytest.mark.parametrize(
    ("true_at", "turned"),
    [
        pytest.param(159.9, [30], id="true again before the delay ended"),
        pytest.param(160, [30], id="true again at the very instant it would end"),
        pytest.param(160.1, [30, 160], id="true again just after"),
    ],
)
def test_a_level_stays_on_if_its_rule_is_true_again(true_at: float, turned: list[float]) -> None:
    day = Day(book(DELAYED))
    day.read(0, beds=25)
    day.read(100, beds=20)
    day.read(true_at, beds=25)
    day.tick(true_at + 1)
    assert day.when(LevelTurned) == turned


def test_in_the_deadband_the_delay_runs_on() -> None:
    day = Day(book(DELAYED))
    day.read(0, beds=25)
    day.read(10, beds=24)
    day.tick(30)
    assert day.when(LevelTurned) == [30]


@pytest.mark.parametrize(
    ("corridor_at", "turned"),
    [
        pytest.param(0, 0, id="from the beginning"),
        pytest.param(10, 10, id="while the delay runs"),
        pytest.param(40, 30, id="after the delay has ended"),
    ],
)
def test_what_always_counts_counts_at_once(corridor_at: float, turned: float) -> None:
    terms = replace(SLOW, always=(condition("corridor", 1),))
    day = Day(book(replace(DELAYED, red=terms)))
    day.read(0, beds=25, corridor=0)
    day.read(corridor_at, corridor=1)
    day.tick(200)
    assert day.when(LevelTurned) == [turned]


def test_what_always_counts_is_left_with_a_delay() -> None:
    terms = replace(SLOW, always=(condition("corridor", 1),))
    day = Day(book(replace(DELAYED, red=terms)))
    day.read(0, beds=10, corridor=1)
    day.read(10, corridor=0)
    day.tick(200)
    assert day.when(LevelTurned) == [0, 70]


def test_a_rise_to_red_asks_once() -> None:
    day = Day()
    day.read(0, beds=26)
    assert asked(day) == [(0, RED)]


def test_a_fall_to_green_asks_once() -> None:
    day = Day()
    day.read(0, beds=26)
    day.read(1, beds=10)
    assert asked(day) == [(0, RED), (1, GREEN)]


@pytest.mark.parametrize(
    ("beds", "level"),
    [
        pytest.param(21, GREEN, id="nothing is on"),
        pytest.param(22, YELLOW, id="yellow alone"),
        pytest.param(25, RED, id="both: red"),
    ],
)
def test_the_most_serious_level_is_recommended(beds: float, level: Level) -> None:
    day = Day()
    day.read(0, beds=beds)
    assert day.med.numbers.recommended is level


def test_red_without_yellow_is_red() -> None:
    day = Day(book(replace(PLAN, yellow=replace(PLAN.yellow, when=(condition("waits", 9),)))))
    day.read(0, beds=25, waits=0)
    assert day.med.numbers.recommended is RED


SHIFTS = {"day": time(7, 30), "evening": time(15), "night": time(22, 30)}
BY_SHIFT = Condition(
    indicator="beds", comparison="at_or_above", bound={"day": 20, "evening": 25, "night": 30}
)
# The evening shift begins 300 min after T0.


def by_shift(raise_after: float) -> Plan:
    red = replace(PLAN.red, when=(BY_SHIFT,), raise_after=span(raise_after))
    return replace(DELAYED, shifts=SHIFTS, red=red)


@pytest.mark.parametrize(
    ("minutes", "level"),
    [
        pytest.param(299.9, RED, id="before the shift"),
        pytest.param(300, GREEN, id="at its beginning"),
        pytest.param(400, GREEN, id="after"),
    ],
)
def test_conditions_are_looked_at_when_a_shift_begins(minutes: float, level: Level) -> None:
    day = Day(book(by_shift(0)))
    day.read(0, beds=22)
    day.tick(minutes)
    assert day.med.numbers.recommended is level
    assert asked(day)[1:] == ([(300, GREEN)] if level is GREEN else [])


def test_a_shift_that_begins_as_the_delay_ends_counts_first() -> None:
    day = Day(book(by_shift(30)))
    day.read(270, beds=22)
    day.tick(500)
    assert day.when(LevelTurned) == []
