"""Minutes from red, per role: the middle of at least five, never a person, never by speed."""

from datetime import timedelta

import pytest

from tests.measures.logs import a_red, answered, at, came, decided, past, told
from wardstatus.core.events import Event
from wardstatus.measures import minutes
from wardstatus.measures.minutes import FEWEST, Middle, by_role, middle, of_reds
from wardstatus.measures.past import Red

MINUTE = timedelta(minutes=1)


def a_day(day: int, role: str, waited: int) -> Red:
    """Return a red of two hours that a role answered, decided and helped."""
    begins = at("08:00", day)
    events: list[Event] = a_red(
        begins,
        at("10:00", day),
        told(begins, "OL", "AL"),
        answered(begins + waited * MINUTE, role, at("12:00", day)),
        decided(begins + 2 * waited * MINUTE, role, at("12:00", day)),
        came(begins + 3 * waited * MINUTE, True),
    )
    return past(events).reds[0]


@pytest.mark.parametrize(
    ("waited", "expected"),
    [
        pytest.param([1, 2, 3, 4], None, id="four are too few"),
        pytest.param([1, 2, 3, 4, 100], 3, id="five: the middle one"),
        pytest.param([1, 2, 3, 4, 5, 100], 3.5, id="six: between the two"),
        pytest.param([], None, id="none"),
    ],
)
def test_nothing_is_said_of_fewer_than_five(waited: list[int], expected: float | None) -> None:
    found = middle(each * MINUTE for each in waited)
    assert found.cases == len(waited)
    assert found.lasted == (None if expected is None else expected * MINUTE)


def test_a_role_is_known_by_what_it_did_itself() -> None:
    reds = [a_day(day, "OL", 10) for day in range(2, 7)] + [a_day(9, "AL", 30)]
    ol, al = by_role(reds, ["AL", "OL", "KD"])[::-1]
    assert (ol.role, ol.told) == ("OL", 6)
    assert ol.waits.answered == Middle(cases=5, lasted=10 * MINUTE)
    assert ol.waits.decided == Middle(cases=5, lasted=20 * MINUTE)
    assert ol.waits.came == Middle(cases=5, lasted=30 * MINUTE)
    assert (al.role, al.told) == ("AL", 6)
    assert al.waits.answered == Middle(cases=1, lasted=None)


def test_roles_stand_in_the_order_of_the_plan_never_by_speed() -> None:
    reds = [a_day(day, "AL", 5) for day in range(2, 8)] + [a_day(9, "OL", 60)]
    assert [each.role for each in by_role(reds, ["OL", "AL"])] == ["OL", "AL"]
    assert [each.role for each in by_role(reds, ["AL", "OL"])] == ["AL", "OL"]
    assert [each.role for each in by_role(reds, [])] == ["AL", "OL"], "then by name"


def test_the_whole_counts_whoever_it_was() -> None:
    reds = [a_day(day, role, 10) for day, role in ((2, "OL"), (3, "AL"), (4, "OL"), (5, "KD"))]
    assert minutes.waits(reds).answered == Middle(cases=4, lasted=None)
    whole = of_reds([*reds, a_day(6, "AL", 40)], at("12:00", 20))
    assert whole.waits.answered == Middle(cases=5, lasted=10 * MINUTE)
    assert (whole.count, whole.limited, whole.over) == (5, 5, 0)
    assert whole.red == 10 * timedelta(hours=1)
    assert whole.unanswered == (4 * 10 + 40) * MINUTE
    assert whole.longest == timedelta(hours=2)


def test_five_is_the_house_rule() -> None:
    assert FEWEST == 5
