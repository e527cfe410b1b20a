"""A level that follows the recommendation, and people beside it."""

from dataclasses import replace

import pytest

from tests.core.build import GREEN, PLAN, RED, YELLOW, Day, at, book, minute, span
from wardstatus.core import status
from wardstatus.core.events import ConfirmationLapsed, LevelFollowed, OverrideEnded
from wardstatus.core.levels import Level

BEDS = replace(PLAN.indicators["beds"], stale_after=span(600))
FOLLOW = replace(PLAN, follow="plan", indicators={**PLAN.indicators, "beds": BEDS})
NUMBER = {GREEN: 10, YELLOW: 22, RED: 26}


def followed(day: Day) -> list[tuple[float | None, Level]]:
    return [
        (minute(event.at), event.level) for event in day.events if isinstance(event, LevelFollowed)
    ]


def shown(day: Day, minutes: float) -> Level | None:
    return status.shown(day.med, day.book.units["med"], at(minutes))


def following(level: Level) -> Day:
    day = Day(book(FOLLOW))
    day.read(0, beds=NUMBER[level])
    return day


def test_the_level_follows_and_needs_no_confirming() -> None:
    day = following(YELLOW)
    day.read(100, beds=26)
    day.read(500, beds=10)
    day.tick(1000)
    assert followed(day) == [(0, YELLOW), (100, RED), (500, GREEN)]
    assert day.when(ConfirmationLapsed) == []


@pytest.mark.parametrize(
    ("minutes", "seen"),
    [
        pytest.param(599.9, RED, id="just before the number is stale"),
        pytest.param(600, None, id="from then on unknown"),
        pytest.param(900, None, id="until it is known again"),
    ],
)
def test_while_the_recommendation_is_unknown_the_unit_is(
    minutes: float, seen: Level | None
) -> None:
    day = following(RED)
    day.tick(minutes)
    assert shown(day, minutes) is seen
    assert day.med.status.level is RED
    assert day.spell.red_since == at(0)


def test_when_it_is_known_again_the_level_is_what_is_recommended_then() -> None:
    day = following(RED)
    day.read(900, beds=10)
    assert followed(day) == [(0, RED), (900, GREEN)]
    assert minute(day.spell.left_at) == 900


@pytest.mark.parametrize(
    ("minutes", "level"),
    [
        pytest.param(249.9, RED, id="just before its end"),
        pytest.param(250, YELLOW, id="at its end"),
        pytest.param(400, YELLOW, id="long after"),
    ],
)
def test_a_raise_stands_for_four_hours(minutes: float, level: Level) -> None:
    day = following(YELLOW)
    day.declare(10, RED)
    day.tick(minutes)
    assert day.med.status.level is level
    assert day.when(OverrideEnded) == ([250] if level is YELLOW else [])


@pytest.mark.parametrize(
    ("recommended", "level"),
    [
        pytest.param(YELLOW, YELLOW, id="still below the raise"),
        pytest.param(RED, RED, id="above it: the higher of both"),
    ],
)
def test_while_a_raise_stands_the_higher_counts(recommended: Level, level: Level) -> None:
    day = following(GREEN)
    day.declare(10, YELLOW)
    day.read(20, beds=NUMBER[recommended])
    assert day.med.status.level is level


def test_a_raise_outlasts_a_rise_and_a_fall() -> None:
    day = following(GREEN)
    day.declare(10, YELLOW)
    day.read(20, beds=26)
    day.read(30, beds=10)
    assert followed(day) == [(0, GREEN), (20, RED), (30, YELLOW)]
    day.tick(250)
    assert day.med.status.level is GREEN


@pytest.mark.parametrize(
    ("minutes", "level"),
    [
        pytest.param(249.9, YELLOW, id="just before its end"),
        pytest.param(250, RED, id="at its end"),
    ],
)
def test_a_lowering_stands_for_four_hours(minutes: float, level: Level) -> None:
    day = following(RED)
    day.declare(10, YELLOW)
    day.tick(minutes)
    assert day.med.status.level is level


@pytest.mark.parametrize(
    ("first", "lowered", "then", "level"),
    [
        pytest.param(RED, YELLOW, YELLOW, YELLOW, id="the recommendation comes down to it"),
        pytest.param(RED, YELLOW, GREEN, GREEN, id="the recommendation comes down below it"),
        pytest.param(YELLOW, GREEN, RED, RED, id="the recommendation rises above what it was"),
    ],
)
def test_a_lowering_ends_early(first: Level, lowered: Level, then: Level, level: Level) -> None:
    day = following(first)
    day.declare(10, lowered)
    day.read(20, beds=NUMBER[then])
    assert day.med.status.level is level
    assert day.when(OverrideEnded) == [20]
    assert len(followed(day)) == (1 if level is lowered else 2)


def test_a_lowering_stands_while_the_recommendation_is_between() -> None:
    day = following(RED)
    day.declare(10, GREEN)
    day.read(20, beds=22)
    assert day.med.status.level is GREEN
    day.read(30, beds=26)
    assert day.med.status.level is GREEN


def test_declaring_what_is_recommended_is_no_override() -> None:
    day = following(YELLOW)
    day.declare(10, RED)
    day.declare(20, YELLOW)
    day.read(30, beds=10)
    assert day.med.status.level is GREEN
    assert day.when(OverrideEnded) == []


def test_an_override_that_ends_in_the_unknown_waits_for_a_number() -> None:
    day = following(YELLOW)
    day.declare(580, RED)
    day.tick(900)
    assert day.med.status.level is RED
    day.read(901, beds=10)
    assert day.med.status.level is GREEN


def test_a_plan_that_begins_to_follow_is_followed_at_once() -> None:
    day = Day(book(replace(FOLLOW, follow="people")))
    day.declare(0, GREEN)
    day.read(1, beds=26)
    day.reload(10, replace(FOLLOW, version="2"))
    assert followed(day) == [(10, RED)]


def test_a_level_that_was_confirmed_needs_it_no_longer_once_it_follows() -> None:
    day = Day(book(replace(FOLLOW, follow="people")))
    day.declare(0, YELLOW)
    day.reload(10, replace(FOLLOW, version="2"))
    day.tick(2000)
    assert day.when(ConfirmationLapsed) == []


def test_a_level_that_followed_is_to_be_confirmed_once_it_does_not() -> None:
    day = following(YELLOW)
    day.reload(10, replace(FOLLOW, version="2", follow="people"))
    day.tick(2000)
    assert day.when(ConfirmationLapsed) == [490]
    assert shown(day, 2000) is None
