"""One red: how long, unanswered, over its limit; each instant on its own side of the bound."""

from datetime import datetime, timedelta

import pytest

from tests.measures.logs import (
    RED,
    YELLOW,
    a_red,
    answered,
    at,
    came,
    decided,
    decision_over,
    declared,
    ended,
    let_go,
    past,
    paused,
    reddened,
    resumed,
)
from wardstatus.core.events import Event
from wardstatus.measures import asked
from wardstatus.measures.past import Red
from wardstatus.measures.spans import lasting

MINUTE = timedelta(minutes=1)


def red(*events: Event) -> Red:
    return past(events).reds[-1]


def minutes(spans: list[tuple[datetime, datetime]]) -> float:
    return lasting(spans) / MINUTE


def going_on(*between: Event) -> Red:
    return red(declared(at("08:00"), RED), reddened(at("08:00")), *between)


@pytest.mark.parametrize(
    ("now", "expected"),
    [("08:00", 0), ("08:01", 1), ("12:30", 270)],
    ids=["just begun", "a minute", "still red"],
)
def test_red_that_goes_on_counts_until_now(now: str, expected: int) -> None:
    here = going_on()
    assert minutes(asked.red_spans(here, at(now))) == expected
    assert here.ended is None


def test_a_pause_is_no_red_time() -> None:
    here = going_on(
        declared(at("09:00"), YELLOW),
        paused(at("09:00")),
        declared(at("09:40"), RED),
        resumed(at("09:40")),
        paused(at("10:00")),
        ended(at("11:00")),
    )
    assert minutes(asked.red_spans(here, at("15:00"))) == 80
    assert here.ended == at("10:00")
    assert here.over


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        pytest.param([], 120, id="nobody answered"),
        pytest.param([answered(at("08:10"), "OL", at("12:00"))], 10, id="answered"),
        pytest.param(
            [answered(at("08:10"), "OL", at("09:00")), let_go(at("09:00"))],
            70,
            id="the answer ran out",
        ),
        pytest.param(
            [
                answered(at("08:10"), "OL", at("12:00")),
                answered(at("08:50"), "AL", at("09:30")),
            ],
            40,
            id="another took over, for a shorter time",
        ),
        pytest.param([decided(at("08:30"), "AL", at("12:00"))], 30, id="decided, never answered"),
        pytest.param(
            [decided(at("08:30"), "AL", at("12:00")), came(at("09:00"), False)],
            90,
            id="it did not come, so nothing is in force",
        ),
        pytest.param(
            [decided(at("08:30"), "AL", at("12:00")), came(at("09:00"), True)],
            30,
            id="it came, and is in force",
        ),
        pytest.param(
            [decided(at("08:30"), "AL", at("09:00")), decision_over(at("09:00"))],
            90,
            id="the decision ran out",
        ),
        pytest.param(
            [decided(at("08:30"), "AL", at("12:00"), "lower")], 120, id="lower covers nothing"
        ),
    ],
)
def test_unanswered_is_red_with_neither_answer_nor_decision(
    between: list[Event], expected: int
) -> None:
    here = red(*a_red(at("08:00"), at("10:00"), *between))
    assert minutes(asked.unanswered_spans(here, at("23:00"))) == expected


@pytest.mark.parametrize(
    ("now", "between", "expected"),
    [
        pytest.param("11:59", [], 0, id="before the limit"),
        pytest.param("12:00", [], 0, id="on the limit"),
        pytest.param("12:01", [], 1, id="after it"),
        pytest.param("13:00", [decided(at("12:20"), "AL", at("15:00"))], 20, id="until decided"),
        pytest.param("13:00", [decided(at("11:20"), "AL", at("15:00"))], 0, id="decided in time"),
        pytest.param(
            "13:00",
            [decided(at("11:20"), "AL", at("12:30")), decision_over(at("12:30"))],
            30,
            id="the decision ran out past the limit",
        ),
    ],
)
def test_over_is_past_the_limit_without_a_decision(
    now: str, between: list[Event], expected: int
) -> None:
    assert minutes(asked.over_spans(going_on(*between), at(now))) == expected


def test_the_limit_counts_red_time_alone() -> None:
    here = going_on(paused(at("11:00")), resumed(at("11:30")))
    assert minutes(asked.over_spans(here, at("12:30"))) == 0
    assert minutes(asked.over_spans(here, at("12:31"))) == 1


def test_without_a_limit_nothing_is_over() -> None:
    here = red(declared(at("08:00"), RED), reddened(at("08:00"), limit=None))
    assert asked.over_spans(here, at("08:00", 20)) == []


def test_the_first_of_each_is_what_counts() -> None:
    here = going_on(
        answered(at("08:10"), "OL", at("09:00")),
        answered(at("08:50"), "AL", at("09:30")),
        decided(at("09:00"), "KD", at("12:00")),
        came(at("09:47"), True),
    )
    held, made, arrived = (
        asked.first_answer(here),
        asked.first_decision(here),
        asked.first_came(here),
    )
    assert held is not None
    assert made is not None
    assert arrived is not None
    assert (held.role, asked.until(here, held.at)) == ("OL", 10 * MINUTE)
    assert (made.role, asked.until(here, made.at)) == ("KD", 60 * MINUTE)
    assert (arrived.role, asked.until(here, arrived.came_at)) == ("KD", 107 * MINUTE)
    assert asked.until(here, None) is None


def test_what_did_not_come_has_not_come() -> None:
    here = going_on(decided(at("08:30"), "AL", at("12:00")), came(at("09:00"), False))
    assert asked.first_came(here) is None


def test_a_period_holds_the_reds_that_began_in_it() -> None:
    here = going_on()
    assert asked.in_period([here], at("07:00"), at("08:00")) == []
    assert asked.in_period([here], at("08:00"), at("09:00")) == [here]
