"""Who has a role for a unit at an instant."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.core.build import Day, book
from wardstatus.core import duties
from wardstatus.core.units import Duty

MON, TUE, FRI, SAT = 0, 1, 4, 5
ALWAYS = Duty(role="AL", unit="house", person="al")


def on(duty: Duty, day: int, hour: int, minute: int = 0, second: int = 0) -> bool:
    """Return whether a duty holds at a local time of that week of November (UTC + 1)."""
    local = datetime(2026, 11, 23 + day, hour, minute, second, tzinfo=UTC)
    return duties.on_duty(duty, Day().book.zone, local - timedelta(hours=1))


NIGHT = replace(ALWAYS, begins=time(15, 30), ends=time(7, 30))
OFFICE = replace(ALWAYS, begins=time(8), ends=time(16), days=(MON, FRI))
WEEKEND = replace(ALWAYS, days=(FRI, SAT), begins=time(15, 30), ends=time(7, 30))


@pytest.mark.parametrize(
    ("duty", "when", "holds"),
    [
        pytest.param(ALWAYS, (MON, 3), True, id="always: at night"),
        pytest.param(ALWAYS, (SAT, 12), True, id="always: on a Saturday"),
        pytest.param(OFFICE, (MON, 7, 59, 59), False, id="by day: just before"),
        pytest.param(OFFICE, (MON, 8), True, id="by day: at its beginning"),
        pytest.param(OFFICE, (MON, 15, 59, 59), True, id="by day: just before its end"),
        pytest.param(OFFICE, (MON, 16), False, id="by day: at its end"),
        pytest.param(OFFICE, (TUE, 12), False, id="by day: on another day"),
        pytest.param(OFFICE, (FRI, 12), True, id="by day: on the other of its days"),
        pytest.param(NIGHT, (MON, 15, 29, 59), False, id="over midnight: just before"),
        pytest.param(NIGHT, (MON, 15, 30), True, id="over midnight: at its beginning"),
        pytest.param(NIGHT, (TUE, 0), True, id="over midnight: at midnight"),
        pytest.param(NIGHT, (TUE, 7, 29, 59), True, id="over midnight: just before its end"),
        pytest.param(NIGHT, (TUE, 7, 30), False, id="over midnight: at its end"),
        pytest.param(WEEKEND, (FRI, 7), False, id="the night before its first day"),
        pytest.param(WEEKEND, (SAT, 7), True, id="the night its day began"),
        pytest.param(WEEKEND, (SAT + 1, 7, 29, 59), True, id="the night its last day began"),
        pytest.param(WEEKEND, (SAT + 1, 16), False, id="the night after"),
    ],
)
def test_a_duty_holds(duty: Duty, when: tuple[int, ...], holds: bool) -> None:
    assert on(duty, *when) is holds


@pytest.mark.parametrize(
    ("hours", "when", "holds"),
    [
        pytest.param((None, None), (MON, 0), True, id="a day begins at midnight"),
        pytest.param((None, None), (MON, 23, 59, 59), True, id="and lasts until midnight"),
        pytest.param((None, None), (TUE, 0), False, id="and no longer"),
        pytest.param((time(22), None), (MON, 23), True, id="without an end: until midnight"),
        pytest.param((None, time(6)), (MON, 5, 59), True, id="without a beginning: from midnight"),
        pytest.param((time(8), time(8)), (TUE, 7, 59), True, id="round the clock"),
        pytest.param((time(8), time(8)), (TUE, 8), False, id="and no longer"),
    ],
)
def test_hours_left_out(
    hours: tuple[time | None, time | None], when: tuple[int, ...], holds: bool
) -> None:
    duty = replace(ALWAYS, days=(MON,), begins=hours[0], ends=hours[1])
    assert on(duty, *when) is holds


@pytest.mark.parametrize(
    ("known", "who"),
    [
        pytest.param([("AL", "house", "al")], ("al",), id="above the unit"),
        pytest.param([("AL", "house", "al"), ("AL", "med", "kd")], ("kd",), id="the nearest unit"),
        pytest.param(
            [("AL", "med", "al"), ("AL", "med", "kd")],
            ("al", "kd"),
            id="everybody there",
        ),
        pytest.param([("AL", "med", "al"), ("AL", "med", "al")], ("al",), id="each person once"),
        pytest.param([("AL", "kir", "al")], (), id="another unit's"),
        pytest.param([("KD", "med", "al")], (), id="another role"),
        pytest.param([], (), id="nobody"),
    ],
)
def test_the_nearest_unit_upwards_where_anybody_has_the_role(
    known: list[tuple[str, str, str]], who: tuple[str, ...]
) -> None:
    rows = tuple(Duty(role=role, unit=unit, person=person) for role, unit, person in known)
    rulebook = book(duties=rows)
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert duties.holders(rulebook, "AL", "med", now) == who


def test_nearer_but_off_duty_does_not_count() -> None:
    near = replace(OFFICE, unit="med", person="kd")
    rulebook = book(duties=(ALWAYS, near))
    by_day, at_night = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (9, 20))
    assert duties.holders(rulebook, "AL", "med", by_day) == ("kd",)
    assert duties.holders(rulebook, "AL", "med", at_night) == ("al",)
