"""Local times, on the two nights a year when the clock jumps in Norway."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.core.build import PLAN
from wardstatus.core import duties
from wardstatus.core.plans import Plan
from wardstatus.core.telling import by_day
from wardstatus.core.terms import Terms
from wardstatus.core.units import Duty, Rulebook, Unit

OSLO = ZoneInfo("Europe/Oslo")
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)
# In spring 02:00 is 03:00 at 01:00 UTC; in autumn 03:00 is 02:00 again at 01:00 UTC.


def utc(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "local", "instant"),
    [
        pytest.param(SPRING, time(1, 59), utc(SPRING, 0, 59), id="spring: before the jump"),
        pytest.param(SPRING, time(2), utc(SPRING, 1), id="spring: 02:00 is the jump"),
        pytest.param(SPRING, time(2, 30), utc(SPRING, 1), id="spring: 02:30 does not exist"),
        pytest.param(SPRING, time(2, 59, 59), utc(SPRING, 1), id="spring: nor does 02:59:59"),
        pytest.param(SPRING, time(3), utc(SPRING, 1), id="spring: 03:00"),
        pytest.param(SPRING, time(3, 30), utc(SPRING, 1, 30), id="spring: after the jump"),
        pytest.param(AUTUMN, time(1, 59), utc(date(2026, 10, 24), 23, 59), id="autumn: before"),
        pytest.param(AUTUMN, time(2), utc(AUTUMN, 0), id="autumn: 02:00 is its first"),
        pytest.param(AUTUMN, time(2, 30), utc(AUTUMN, 0, 30), id="autumn: 02:30 comes twice"),
        pytest.param(AUTUMN, time(3), utc(AUTUMN, 2), id="autumn: 03:00 is after both"),
    ],
)
def test_the_instant_of_a_local_time(day: date, local: time, instant: datetime) -> None:
    assert duties.instant(day, local, OSLO) == instant


def with_shifts(**shifts: time) -> Plan:
    return replace(PLAN, shifts=shifts)


NIGHTLY = with_shifts(day=time(7, 30), night=time(2, 30))


@pytest.mark.parametrize(
    ("now", "shift"),
    [
        pytest.param(utc(SPRING, 0, 59, 59), "day", id="spring: before the jump"),
        pytest.param(utc(SPRING, 1), "night", id="spring: the shift begins with the jump"),
        pytest.param(utc(SPRING, 5, 30), "day", id="spring: 07:30 is an hour earlier"),
        pytest.param(utc(AUTUMN, 0, 29, 59), "day", id="autumn: before the first 02:30"),
        pytest.param(utc(AUTUMN, 0, 30), "night", id="autumn: from the first 02:30"),
        pytest.param(utc(AUTUMN, 1, 10), "night", id="autumn: 02:10 again, still the same shift"),
        pytest.param(utc(AUTUMN, 1, 30), "night", id="autumn: the second 02:30 begins nothing"),
        pytest.param(utc(AUTUMN, 6, 30), "day", id="autumn: 07:30 is an hour later"),
    ],
)
def test_the_shift_that_is_on(now: datetime, shift: str) -> None:
    assert duties.shift_at(NIGHTLY, OSLO, now) == shift


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        pytest.param(utc(SPRING, 0), utc(SPRING, 1), id="spring: the jump"),
        pytest.param(utc(SPRING, 1), utc(SPRING, 5, 30), id="spring: strictly after the jump"),
        pytest.param(utc(AUTUMN, 0), utc(AUTUMN, 0, 30), id="autumn: the first 02:30"),
        pytest.param(utc(AUTUMN, 0, 30), utc(AUTUMN, 6, 30), id="autumn: not the second 02:30"),
    ],
)
def test_the_next_shift(now: datetime, begins: datetime) -> None:
    assert duties.next_shift(NIGHTLY, OSLO, now) == begins


def test_a_plan_without_shifts_has_none() -> None:
    now = utc(SPRING, 0)
    assert duties.shift_at(PLAN, OSLO, now) is None
    assert duties.next_shift(PLAN, OSLO, now) is None
    assert duties.next_beginning(PLAN, OSLO, now, ("day",)) is None


def test_the_next_beginning_of_a_shift_is_not_the_one_just_now() -> None:
    begins = utc(date(2026, 11, 23), 6, 30)
    tomorrow = utc(date(2026, 11, 24), 6, 30)
    assert duties.next_beginning(NIGHTLY, OSLO, begins, ("day",)) == tomorrow


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        pytest.param(utc(SPRING, 0, 59, 59), False, id="spring: before the jump"),
        pytest.param(utc(SPRING, 1), True, id="spring: begins with the jump"),
        pytest.param(utc(SPRING, 3, 59, 59), True, id="spring: until 06:00"),
        pytest.param(utc(SPRING, 4), False, id="spring: and no longer"),
        pytest.param(utc(AUTUMN, 0, 29), False, id="autumn: before the first 02:30"),
        pytest.param(utc(AUTUMN, 0, 30), True, id="autumn: from the first 02:30"),
        pytest.param(utc(AUTUMN, 1, 10), True, id="autumn: at 02:10 again"),
        pytest.param(utc(AUTUMN, 4, 59), True, id="autumn: until 06:00"),
        pytest.param(utc(AUTUMN, 5), False, id="autumn: and no longer"),
    ],
)
def test_a_duty_on_such_a_night(now: datetime, holds: bool) -> None:
    duty = Duty(role="OL", unit="house", person="ol", begins=time(2, 30), ends=time(6))
    assert duties.on_duty(duty, OSLO, now) is holds


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        pytest.param(utc(date(2027, 3, 27), 14, 30), 15, id="spring: the night has an hour less"),
        pytest.param(utc(date(2026, 10, 24), 13, 30), 17, id="autumn: an hour more"),
        pytest.param(utc(date(2026, 11, 23), 14, 30), 16, id="any other night"),
    ],
)
def test_how_long_a_night_duty_is(now: datetime, hours: int) -> None:
    duty = Duty(role="OL", unit="house", person="ol", begins=time(15, 30), ends=time(7, 30))
    ends = now.replace(hour=0) + (hours * 60 + now.hour * 60) * (utc(SPRING, 0, 1) - utc(SPRING, 0))
    minute = utc(SPRING, 0, 1) - utc(SPRING, 0)
    assert duties.on_duty(duty, OSLO, now)
    assert not duties.on_duty(duty, OSLO, now - minute)
    assert duties.on_duty(duty, OSLO, ends - minute)
    assert not duties.on_duty(duty, OSLO, ends)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        pytest.param(utc(date(2026, 11, 23), 5, 59, 59), (23, 6), id="before seven: at seven"),
        pytest.param(utc(date(2026, 11, 23), 6), (23, 6), id="at seven: at once"),
        pytest.param(utc(date(2026, 11, 23), 20, 59), (23, 20, 59), id="before ten: at once"),
        pytest.param(utc(date(2026, 11, 23), 21), (24, 6), id="at ten: at seven the next day"),
        pytest.param(utc(date(2026, 11, 23), 23, 30), (24, 6), id="after midnight: at seven"),
    ],
)
def test_an_all_clear_waits_for_the_morning(now: datetime, leaves: tuple[int, ...]) -> None:
    unit = Unit(id="med", name="Med", short="M")
    terms = Terms(unit=unit, plan=PLAN, book=Rulebook(units={"med": unit}, zone=OSLO))
    day, hour, *rest = leaves
    minute = rest[0] if rest else 0
    second = now.second if by_day(now, terms) == now else 0
    assert by_day(now, terms) == datetime(2026, 11, day, hour, minute, second, tzinfo=UTC)
