"""The hours of the week: exact over both nights the clock is changed."""

from datetime import timedelta

import pytest

from tests.measures.logs import GREEN, OSLO, RED, a_red, at, declared, past, reddened
from wardstatus.core.events import Event
from wardstatus.measures.periods import Period, hours
from wardstatus.measures.shares import heat

HOUR = timedelta(hours=1)
SUNDAY = 6


@pytest.mark.parametrize(
    ("day", "month", "expected"),
    [
        pytest.param(29, 3, {1: 1, 3: 1}, id="the hour that is left out is none"),
        pytest.param(25, 10, {1: 1, 2: 2, 3: 1}, id="the hour that comes twice is two"),
        pytest.param(22, 11, {1: 1, 2: 1, 3: 1}, id="any other Sunday"),
    ],
)
def test_hours_have_their_local_name(day: int, month: int, expected: dict[int, int]) -> None:
    found: dict[int, timedelta] = {}
    for weekday, hour, lasts in hours(at("01:00", day, month), at("04:00", day, month), OSLO):
        assert weekday == SUNDAY
        found[hour] = found.get(hour, timedelta(0)) + lasts
    assert found == {hour: lasts * HOUR for hour, lasts in expected.items()}


def test_an_hour_is_cut_where_red_begins_and_ends() -> None:
    found = list(hours(at("13:40"), at("15:10"), OSLO))
    assert found == [
        (0, 13, timedelta(minutes=20)),
        (0, 14, HOUR),
        (0, 15, timedelta(minutes=10)),
    ]


def test_a_cell_is_the_part_of_its_hours_that_was_red() -> None:
    day = [declared(at("00:00", 9), GREEN), *a_red(at("14:00"), at("15:30"))]
    period = Period(begins=at("00:00", 9), ends=at("00:00", 23), zone=OSLO)
    found = heat([past(day)], period)
    # Two Mondays, one of them red.
    assert found.percent(0, 13) == 0
    assert found.percent(0, 14) == 50
    assert found.percent(0, 15) == 25
    assert found.percent(1, 14) == 0


def test_time_before_the_first_level_does_not_count() -> None:
    late: list[Event] = [declared(at("14:30"), RED), reddened(at("14:30"))]
    period = Period(begins=at("00:00"), ends=at("16:00"), zone=OSLO)
    found = heat([past(late)], period)
    assert found.percent(0, 13) is None
    assert found.percent(0, 14) == 100
    assert found.percent(0, 15) == 100, "red that goes on is red until now"


def test_two_units_share_a_cell() -> None:
    red = past([declared(at("14:00"), RED), reddened(at("14:00"))])
    green = past([declared(at("08:00"), GREEN)])
    period = Period(begins=at("00:00"), ends=at("15:00"), zone=OSLO)
    assert heat([red, green], period).percent(0, 14) == 50
