"""Which readings are taken."""

from dataclasses import replace

import pytest

from tests.core.build import GREEN, INDICATORS, PLAN, RED, Day, at, book
from wardstatus.core.events import NumbersLookedAt, ReadingTaken
from wardstatus.core.inputs import TakeReading
from wardstatus.errors import WrongField

BEDS = TakeReading(unit="med", by="token:1", indicator="beds", value=10)


@pytest.mark.parametrize(
    ("value", "refused"),
    [
        pytest.param(-0.1, "number_out_of_bounds", id="below the least"),
        pytest.param(0, None, id="the least"),
        pytest.param(60, None, id="the most"),
        pytest.param(60.1, "number_out_of_bounds", id="above the most"),
        pytest.param(float("nan"), "number_not_finite", id="not a number"),
        pytest.param(float("inf"), "number_not_finite", id="without end"),
    ],
)
def test_a_number_is_within_its_bounds(value: float, refused: str | None) -> None:
    day = Day()
    sent = replace(BEDS, value=value)
    if refused is None:
        assert day.take(0, sent)
        return
    with pytest.raises(WrongField, match=refused) as caught:
        day.take(0, sent)
    assert caught.value.field == "beds"


@pytest.mark.parametrize(
    ("seconds", "refused"),
    [
        pytest.param(-3600, False, id="an hour ago"),
        pytest.param(0, False, id="now"),
        pytest.param(60, False, id="60 s ahead: clocks differ"),
        pytest.param(60.001, True, id="more than 60 s ahead"),
    ],
)
def test_a_reading_is_not_of_the_future(seconds: float, refused: bool) -> None:
    day = Day()
    sent = replace(BEDS, measured=at(seconds / 60))
    if refused:
        with pytest.raises(WrongField, match="time_in_future"):
            day.take(0, sent)
    else:
        day.take(0, sent)
        assert day.med.numbers.readings["beds"].at == min(at(0), at(seconds / 60))


@pytest.mark.parametrize(
    ("indicator", "refused"),
    [
        pytest.param("bedz", "indicator_unknown", id="no such indicator"),
        pytest.param("staff", "indicator_constant", id="a constant of the unit"),
        pytest.param("share", "indicator_computed", id="computed from others"),
    ],
)
def test_only_what_is_supplied_is_taken(indicator: str, refused: str) -> None:
    share = replace(INDICATORS["beds"], id="share", kind="formula", formula="beds")
    staff = replace(INDICATORS["beds"], id="staff")
    plan = replace(PLAN, indicators={**INDICATORS, "share": share, "staff": staff})
    day = Day(book(plan, constants={"staff": {"": 24}}))
    with pytest.raises(WrongField, match=refused):
        day.take(0, replace(BEDS, indicator=indicator))


def test_readings_of_two_units_in_one_door_are_all_or_none() -> None:
    day = Day()
    with pytest.raises(WrongField):
        day.take(0, BEDS, replace(BEDS, unit="kir", value=99))
    assert day.med.numbers.readings == {}


def test_readings_of_two_units_in_one_door_are_taken() -> None:
    day = Day()
    day.take(0, replace(BEDS, value=26), replace(BEDS, unit="kir"))
    assert day.med.numbers.recommended is RED
    assert day.board.standings["kir"].numbers.recommended is GREEN


def test_several_numbers_at_once_are_looked_at_together() -> None:
    day = Day()
    day.take(0, replace(BEDS, value=26), replace(BEDS, value=10))
    assert day.med.numbers.recommended is GREEN
    assert [type(event) for event in day.events[:2]] == [ReadingTaken, ReadingTaken]
    assert day.when(NumbersLookedAt) == []
