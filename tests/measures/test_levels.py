"""What was shown, from hand-made logs: before, on and after each instant that turns a level."""

from datetime import timedelta

import pytest

from tests.measures.logs import (
    GREEN,
    OSLO,
    RED,
    UNIT,
    YELLOW,
    a_red,
    at,
    confirmed,
    declared,
    lapsed,
    past,
    paused,
    reddened,
    undone,
)
from wardstatus.core.events import Event, LevelFollowed, RecommendationChanged
from wardstatus.core.levels import Level
from wardstatus.measures import shares
from wardstatus.measures.past import Turn
from wardstatus.measures.periods import Period, last_weeks, weeks

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], [], id="never declared"),
        pytest.param(
            [declared(at("08:00"), GREEN), confirmed(at("12:00"), GREEN)],
            [(at("08:00"), GREEN)],
            id="a confirmation is no turn",
        ),
        pytest.param(
            [
                declared(at("08:00"), GREEN),
                lapsed(at("20:00"), GREEN),
                confirmed(at("21:00"), GREEN),
            ],
            [(at("08:00"), GREEN), (at("20:00"), None), (at("21:00"), GREEN)],
            id="not confirmed is unknown, until it is",
        ),
        pytest.param(
            [declared(at("08:00"), RED), lapsed(at("10:00"), RED)],
            [(at("08:00"), RED)],
            id="red does not fade",
        ),
        pytest.param(
            [
                declared(at("08:00"), GREEN),
                declared(at("09:00"), RED),
                reddened(at("09:00")),
                undone(at("09:01"), GREEN, RED),
            ],
            [(at("08:00"), GREEN)],
            id="what was undone was never shown",
        ),
        pytest.param(
            [
                declared(at("08:00"), RED),
                reddened(at("08:00")),
                declared(at("09:00"), GREEN),
                paused(at("09:00")),
                undone(at("09:01"), RED, GREEN),
            ],
            [(at("08:00"), RED)],
            id="an undone green leaves red unbroken",
        ),
        pytest.param(
            [declared(at("08:00"), YELLOW), declared(at("08:00"), RED)],
            [(at("08:00"), RED)],
            id="what stood for no time was never shown",
        ),
        pytest.param(
            [undone(at("08:01"), None, RED), declared(at("09:00"), GREEN)],
            [(at("09:00"), GREEN)],
            id="a log that begins in the middle",
        ),
    ],
)
def test_a_level_turns_when_it_is_shown(
    events: list[Event], expected: list[tuple[object, Level | None]]
) -> None:
    assert [tuple(turn) for turn in past(events).turns] == expected


def test_a_followed_level_is_unknown_while_its_numbers_are() -> None:
    def recommends(clock: str, level: Level | None) -> Event:
        return RecommendationChanged(at=at(clock), unit=UNIT, level=level, previous=None)

    events = [
        recommends("08:00", GREEN),
        LevelFollowed(at=at("08:00"), unit=UNIT, level=GREEN, previous=None),
        recommends("10:00", None),
        recommends("11:00", GREEN),
        recommends("12:00", RED),
        LevelFollowed(at=at("12:00"), unit=UNIT, level=RED, previous=GREEN),
        recommends("13:00", None),
    ]
    assert past(events).turns == (
        Turn(at("08:00"), GREEN),
        Turn(at("10:00"), None),
        Turn(at("11:00"), GREEN),
        Turn(at("12:00"), RED),
        Turn(at("13:00"), None),
    )


def test_an_undone_red_is_no_red() -> None:
    tapped: list[Event] = [
        declared(at("08:00"), GREEN),
        declared(at("09:00"), RED),
        reddened(at("09:00")),
        undone(at("09:00"), GREEN, RED),
    ]
    assert past(tapped[:3]).reds != ()
    assert past(tapped).reds == ()


def test_an_undone_green_gives_the_red_back() -> None:
    events: list[Event] = [declared(at("08:00"), RED), reddened(at("08:00"))]
    before = past(events).reds
    tapped: list[Event] = [*events, declared(at("09:00"), GREEN), paused(at("09:00"))]
    assert past(tapped).reds != before
    assert past([*tapped, undone(at("09:01"), RED, GREEN)]).reds == before


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        pytest.param("06:00", "07:00", {}, id="before the first level"),
        pytest.param("07:00", "09:00", {GREEN: 1}, id="time before it is in none"),
        pytest.param("08:00", "09:00", {GREEN: 1}, id="from its instant on"),
        pytest.param("09:00", "11:00", {GREEN: 1, RED: 1}, id="up to its end"),
        pytest.param("11:00", "15:00", {RED: 1, GREEN: 3}, id="and on until now"),
    ],
)
def test_a_share_is_of_the_time_asked_for(
    begins: str, ends: str, expected: dict[Level | None, int]
) -> None:
    one = past([declared(at("08:00"), GREEN), *a_red(at("10:00"), at("12:00"))])
    found = shares.share([one], at(begins), at(ends)).lasted
    assert {level: span for level, span in found.items() if span} == {
        level: hours * HOUR for level, hours in expected.items()
    }


def test_percent_of_no_time_is_nothing() -> None:
    assert shares.share([], at("08:00"), at("09:00")).percent(RED) is None
    one = past([declared(at("08:00"), RED), declared(at("09:00"), GREEN)])
    assert shares.share([one], at("08:00"), at("12:00")).percent(RED) == 25


@pytest.mark.parametrize(
    ("month", "day", "hours"),
    [(3, 23, 167), (10, 19, 169), (11, 16, 168)],
    ids=["spring", "autumn", "any other"],
)
def test_a_week_is_as_long_as_the_clock_makes_it(month: int, day: int, hours: int) -> None:
    begins = at("00:00", day, month)
    week = next(weeks(Period(begins=begins, ends=begins + timedelta(days=14), zone=OSLO)))
    assert (week.ends - week.begins) / HOUR == hours
    one = past([declared(begins - HOUR, RED)])
    share = shares.by_week([one], Period(begins=begins, ends=week.ends, zone=OSLO))[0].share
    assert share.lasted[RED] == hours * HOUR


def test_weeks_are_those_of_the_calendar_and_the_last_ends_now() -> None:
    period = last_weeks(2, at("10:00", 18), OSLO)
    found = [(each.number, each.begins, each.ends) for each in weeks(period)]
    assert found == [
        (46, at("00:00", 9), at("00:00", 16)),
        (47, at("00:00", 16), at("10:00", 18)),
    ]


def test_the_year_of_a_week_is_that_of_its_thursday() -> None:
    period = Period(begins=at("00:00", 28, 12), ends=at("00:00", 31, 12), zone=OSLO)
    assert [(each.year, each.number) for each in weeks(period)] == [(2026, 53)]


def test_transitions_pass_over_what_was_unknown() -> None:
    one = past(
        [
            declared(at("08:00"), GREEN),
            lapsed(at("09:00"), GREEN),
            declared(at("10:00"), YELLOW),
            declared(at("11:00"), RED),
            declared(at("12:00"), YELLOW),
        ]
    )
    period = Period(begins=at("10:00"), ends=at("12:00"), zone=OSLO)
    assert shares.transitions([one], period) == {(GREEN, YELLOW): 1, (YELLOW, RED): 1}
