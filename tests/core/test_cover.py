"""Who could be told and decide in the coming days, before, on and after every change of duty."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.core.build import PERSONS, PLAN, book, step
from wardstatus.core.cover import Gap, gaps, sleepers
from wardstatus.core.plans import AnswerTerms, Plan
from wardstatus.core.units import Duty, Person, Rulebook

MONDAY = datetime(2026, 11, 22, 23, tzinfo=UTC)
"""Midnight in Oslo."""

WEEK = timedelta(days=7)


def duty(role: str, begins: float | None = None, ends: float | None = None, *days: int) -> Duty:
    hours = [None if at is None else time(int(at), round(at % 1 * 60)) for at in (begins, ends)]
    return Duty(
        role=role, unit="house", person=role.lower(), days=days, begins=hours[0], ends=hours[1]
    )


def found(*duties: Duty, plan: Plan = PLAN) -> list[tuple[str, float, float]]:
    """Return question, begin and end (hours after Monday's midnight) of the gaps of a week."""
    house = book(plan, duties=duties)
    return [_said(each) for each in gaps(house, "med", MONDAY, MONDAY + WEEK)]


def _said(gap: Gap) -> tuple[str, float, float]:
    begins, ends = ((at - MONDAY) / timedelta(hours=1) for at in (gap.begins, gap.ends))
    return gap.question, begins, ends


OL = duty("OL")
"""Answers at any time."""


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        pytest.param([OL, duty("AL")], [], id="always covered"),
        pytest.param([OL], [("decide", 0, 168)], id="nobody ever decides"),
        pytest.param([duty("AL")], [("answer", 0, 168)], id="nobody ever answers"),
        pytest.param(
            [OL, duty("AL", 7.5, 2)],
            [("decide", 24 * day + 2, 24 * day + 7.5) for day in range(7)],
            id="every night from 02:00 to 07:30",
        ),
        pytest.param(
            [OL, duty("AL", None, None, 0, 1, 2, 3, 4)], [("decide", 120, 168)], id="the weekend"
        ),
        pytest.param(
            [OL, duty("AL", 8, 16), duty("KD", 16, 8)], [], id="two that meet leave no gap"
        ),
        pytest.param(
            [OL, duty("AL", 8, 16), duty("KD", 16.5, 8)],
            [("decide", 24 * day + 16, 24 * day + 16.5) for day in range(7)],
            id="two that miss each other by half an hour",
        ),
    ],
)
def test_gaps_of_a_week(duties: list[Duty], expected: list[tuple[str, float, float]]) -> None:
    assert found(*duties) == expected


def test_neighbouring_gaps_are_one() -> None:
    shifts = {"day": time(7, 30), "night": time(22, 30)}
    assert found(OL, plan=replace(PLAN, shifts=shifts)) == [("decide", 0, 168)]


def test_roles_by_shift_count_in_their_shift() -> None:
    limit = PLAN.limit
    assert limit is not None
    plan = replace(
        PLAN,
        shifts={"day": time(8), "night": time(20)},
        limit=replace(limit, decided_by={"day": ("AL",), "night": ("KD",)}),
    )
    expected = [("decide", 24 * day + 8, 24 * day + 20) for day in range(7)]
    assert found(OL, duty("KD"), plan=plan) == expected


def test_a_plan_without_limit_or_chain_asks_nobody() -> None:
    assert found(plan=replace(PLAN, limit=None, answer=AnswerTerms())) == []


@pytest.mark.parametrize("unit", ["house", "bare"])
def test_a_heading_and_a_ward_without_plan_have_no_gap(unit: str) -> None:
    assert gaps(book(duties=()), unit, MONDAY, MONDAY + WEEK) == ()


def test_the_night_the_clocks_go_forward_is_an_hour_shorter() -> None:
    begins = datetime(2026, 3, 28, 23, tzinfo=UTC)
    house = book(duties=(OL, duty("AL", 4, 2)))
    # 02:00 does not exist that night: it is the instant the clock jumps to 03:00.
    [gap] = gaps(house, "med", begins, begins + timedelta(hours=23))
    assert gap.begins == begins + timedelta(hours=2)
    assert gap.ends == begins + timedelta(hours=3)


def house_of(*channels: str, begins: float | None = None, ends: float | None = None) -> Rulebook:
    plan = replace(PLAN, limit=None, answer=AnswerTerms(steps=(step(0, "EL"),)))
    persons = {**PERSONS, "el": Person(id="el", name="T. Vik", channels=channels)}
    return replace(book(plan, duties=(duty("EL", begins, ends),)), persons=persons)


@pytest.mark.parametrize(
    ("house", "asleep"),
    [
        pytest.param(house_of("mailto:a@b"), True, id="by mail, at night too"),
        pytest.param(house_of("mailto:a@b", "sms:1"), False, id="something wakes"),
        pytest.param(house_of("webhook:pager"), False, id="a pager"),
        pytest.param(house_of("mailto:a@b", begins=7, ends=22), False, id="by day only"),
        pytest.param(house_of("mailto:a@b", begins=6.75, ends=22), True, id="a quarter too early"),
        pytest.param(house_of("mailto:a@b", begins=7, ends=22.25), True, id="a quarter too late"),
        pytest.param(house_of(begins=7, ends=22), True, id="no channel at all"),
    ],
)
def test_who_sleeps(house: Rulebook, asleep: bool) -> None:
    people = [each.person for each in sleepers(house, MONDAY, MONDAY + WEEK)]
    assert people == (["el"] if asleep else [])


def test_a_sleeper_is_said_once_for_all_units() -> None:
    [sleeper] = sleepers(house_of("mailto:a@b"), MONDAY, MONDAY + WEEK)
    assert sleeper.units == ("med", "kir")
