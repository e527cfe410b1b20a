"""Why a level is recommended, and what numbers would recommend that stood for ever."""

from dataclasses import replace

import pytest

from tests.core.build import (
    GREEN,
    PLAN,
    RED,
    YELLOW,
    Day,
    at,
    book,
    span,
)
from tests.core.fading import TWO
from wardstatus.core import recommend
from wardstatus.core.levels import Level


def test_reasons_name_what_is_on_and_known() -> None:
    plan = replace(TWO, red=replace(TWO.red, any=1))
    day = Day(book(plan))
    day.read(0, beds=26, waits=5)
    unit = day.book.units["med"]
    early = recommend.reasons(day.med, unit, day.book, at(1))
    late = recommend.reasons(day.med, unit, day.book, at(30))
    assert [(each.indicator, each.value, each.bound) for each in early] == [
        ("beds", 26, 25),
        ("waits", 5, 5),
    ]
    assert [each.indicator for each in late] == ["beds"]


@pytest.mark.parametrize(
    ("readings", "level"),
    [
        pytest.param({}, None, id="nothing known"),
        pytest.param({"waits": 9}, None, id="nothing known that is asked for"),
        pytest.param({"beds": 21}, GREEN, id="below both"),
        pytest.param({"beds": 22}, YELLOW, id="yellow"),
        pytest.param({"beds": 24}, YELLOW, id="in the deadband latches begin off"),
        pytest.param({"beds": 25}, RED, id="red, delays over"),
    ],
)
def test_an_example_stands_for_ever(readings: dict[str, float], level: Level | None) -> None:
    plan = replace(PLAN, red=replace(PLAN.red, raise_after=span(30)))
    assert recommend.at_rest(plan, readings, None) is level
